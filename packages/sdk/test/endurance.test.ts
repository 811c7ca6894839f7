import { type ChildProcess, type ForkOptions, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tally } from "./endurance/calls.ts";
import { FAULTS } from "./endurance/faults.ts";

/**
 * Ten thousand calls at once, over real sockets, to a peer that fails three times out of ten in every way that there is.
 * What goes wrong when is the same in every run; waits and time limits pass when they are started, not by a real clock.
 */
interface Report extends Tally {
  readonly grown: number;
  readonly listeners: number;
  readonly timers: number;
  readonly warnings: readonly string[];
}

interface Served {
  readonly effects: readonly (readonly [string, number])[];
  readonly requests: number;
  readonly connections: number;
}

const children: ChildProcess[] = [];
let report: Report;
let served: Served;

beforeAll(async () => {
  const peer = start("peer.ts");
  const { port } = await messageOf<{ port: number }>(peer);
  const program = start("program.ts", String(port));
  await messageOf(program);
  await servedBy(peer);
  program.send("go on");
  await messageOf(program);
  served = await servedBy(peer);
  program.send("go on");
  report = await messageOf<Report>(program);
}, 240_000);

afterAll(() => {
  for (const child of children) child.kill();
});

function start(file: string, ...args: string[]): ChildProcess {
  const execArgv = ["--expose-gc", "--disable-warning=ExperimentalWarning"];
  const options: ForkOptions = { execArgv, stdio: ["ignore", "inherit", "inherit", "ipc"] };
  const child = fork(join(import.meta.dirname, "endurance", file), args, options);
  children.push(child);
  return child;
}

/** What the peer did since it was asked last, and what is left of it when it is quiet. */
function servedBy(peer: ChildProcess): Promise<Served> {
  peer.send("what did you do?");
  return messageOf<Served>(peer);
}

/** The next message of a process; fails if it ends without one. */
async function messageOf<T>(child: ChildProcess): Promise<T> {
  const stop = new AbortController();
  const ended = once(child, "exit", { signal: stop.signal }).then(([code]) => {
    throw new Error(`${child.spawnargs.at(-1)} ended with ${code}.`);
  });
  try {
    const [message] = await Promise.race([once(child, "message", { signal: stop.signal }), ended]);
    return message;
  } finally {
    ended.catch(() => {});
    stop.abort();
  }
}

test("every call ends right: with its value, or with the error that belongs to what went wrong", () => {
  expect(report.wrong.slice(0, 10)).toEqual([]);
  expect(report.calls).toBe(10_000);
  // Three out of ten first attempts fail, and most of them come right.
  expect(report.values).toBeGreaterThan(8000);
  expect([...report.seen].sort()).toEqual(FAULTS.map(({ name }) => name).sort());
});

test("nothing is done twice, and what takes an idempotency key has one of its own", () => {
  expect(served.effects.filter(([, times]) => times > 1)).toEqual([]);
  const calls = served.effects.map(([effect]) => effect.split(" ", 1)[0]);
  expect(calls.filter((call, index) => calls.indexOf(call) !== index)).toEqual([]);
  const withoutKey = served.effects.filter(([effect]) => effect.endsWith("without a key"));
  expect(withoutKey.every(([effect]) => Number(effect.split(" ", 1)[0]) % 10 === 9)).toBe(true);
  expect(served.effects.length).toBeGreaterThan(3500);
});

test("retries add at most half to the load", () => {
  expect(report.attempts / report.calls).toBeLessThanOrEqual(1.5);
  expect(report.attempts).toBeGreaterThan(report.calls);
  // Refused connections are attempts that no server sees.
  expect(served.requests).toBeLessThan(report.attempts);
});

test("nothing is left behind: no memory, no sockets, no listeners, no timers", () => {
  const { listeners, timers, warnings, grown } = report;
  const { connections } = served;
  expect({ connections, listeners, timers, warnings }).toEqual({
    connections: 0,
    listeners: 0,
    timers: 0,
    warnings: [],
  });
  expect(grown).toBeLessThan(1_000_000);
});
