import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { measure } from "../measure/command.ts";
import { median } from "../measure/median.ts";
import { installPeers } from "../peers/peers.ts";
import { table } from "../report/table.ts";
import { CLIENTS } from "./calls/clients.ts";
import type { Suite } from "./suite.ts";

const CLIENT = join(import.meta.dirname, "calls/client.ts");
const SERVER = join(import.meta.dirname, "calls/server.ts");
const IN_FLIGHT = [1, 32];
const BASE = "fetch";

export const calls: Suite = {
  name: "calls",
  about:
    "CPU time that a client's process takes for a call (get a scan, on loopback, body parsed), against plain `fetch` with the same headers, with 1 and with 32 calls in flight. The SDK's call has credentials, time limit, retries, envelope and typed errors.",
  async run({ rounds, log }) {
    installPeers(log);
    const server = fork(SERVER);
    try {
      const url = `http://127.0.0.1:${await portOf(server)}/v1`;
      const columns: Map<string, number>[] = [];
      for (const inFlight of IN_FLIGHT) columns.push(await ratios(url, inFlight, rounds, log));
      const shown = (column: Map<string, number>, name: string) => `${(column.get(name) ?? Number.NaN).toFixed(2)} ×`;
      return {
        text: table(
          ["", ...IN_FLIGHT.map((inFlight) => `${inFlight} in flight`)],
          Object.keys(CLIENTS).map((name) => [name, ...columns.map((column) => shown(column, name))]),
        ),
        goals: columns.map((column, index) => ({
          what: `@hivepro/sdk : fetch, ${IN_FLIGHT[index]} in flight`,
          value: column.get("@hivepro/sdk") ?? Number.NaN,
          limit: 1.12,
        })),
      };
    } finally {
      server.disconnect();
    }
  },
};

/** Each client's time : that of `fetch` in the same round, as a median over the rounds. */
async function ratios(
  url: string,
  inFlight: number,
  rounds: number,
  log: (line: string) => void,
): Promise<Map<string, number>> {
  const found = new Map<string, number[]>(Object.keys(CLIENTS).map((name) => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    let base = Number.NaN;
    for (const [name, list] of found) {
      const { output } = await measure({ name, args: [CLIENT, name, url, String(inFlight)] });
      const microseconds = Number(output);
      if (name === BASE) base = microseconds;
      list.push(microseconds / base);
      log(`  round ${round} of ${rounds}, ${inFlight} in flight: ${name} ${microseconds.toFixed(0)} µs`);
    }
  }
  return new Map([...found].map(([name, list]) => [name, median(list)]));
}

async function portOf(server: ChildProcess): Promise<number> {
  const [port] = await once(server, "message");
  if (typeof port !== "number") throw new Error(`The server did not tell its port, but ${JSON.stringify(port)}.`);
  return port;
}
