/** An adapter that gets one thing wrong: its first argument says which. */

import { createInterface } from "node:readline";

interface Command {
  readonly id: number;
  readonly do: string;
  readonly client?: string;
  readonly options?: { readonly apiKey?: string; readonly baseUrl?: string };
}

const [, , mode = ""] = process.argv;
const bases = new Map<string, { url: string; key: string }>();

const MISTAKES: Readonly<Record<string, { path?: string; init?: RequestInit }>> = {
  "another path": { path: "/scans/scan_2" },
  "another method": { init: { method: "DELETE" } },
  "a query too much": { path: "/scans/scan_1?verbose=true" },
  "no credentials": { init: { headers: {} } },
  "a body too much": { init: { method: "POST", body: "{}" } },
  "a header too little": { init: { headers: {} } },
};

async function call({ client = "" }: Command): Promise<object> {
  const { url = "", key = "" } = bases.get(client) ?? {};
  const { path = "/scans/scan_1", init = {} } = MISTAKES[mode] ?? {};
  if (mode === "dies") {
    console.error("out of memory");
    process.exit(3);
  }
  if (mode === "no JSON") process.stdout.write("hello\n");
  if (mode === "no reply") process.stdout.write('{"id":2}\n');
  if (mode === "fails") return { error: { type: "TypeError", printed: "TypeError: is not a function" } };
  if (mode === "no request") return { value: { id: "scan_1" } };
  const send = () => fetch(url + path, { headers: { authorization: `Bearer ${key}` }, ...init });
  const response = await send();
  if (mode === "a request too much") await send();
  const { data } = await response.json();
  const logs = mode === "a key in the log" ? [{ level: "debug", text: `authorization: Bearer ${key}` }] : [];
  const sleeps = mode === "a wait too much" ? [1] : [];
  return { value: mode === "another value" ? { ...data, status: "running" } : data, sleeps, logs };
}

async function reply(command: Command): Promise<object> {
  if (command.do === "call") return await call(command);
  if (command.do === "open") {
    const { baseUrl = "", apiKey = "" } = command.options ?? {};
    bases.set(command.client ?? "", { url: baseUrl, key: apiKey });
  }
  return { value: null };
}

createInterface({ input: process.stdin }).on("line", async (line) => {
  const command: Command = JSON.parse(line);
  console.log(JSON.stringify({ id: command.id, ...(await reply(command)) }));
});
