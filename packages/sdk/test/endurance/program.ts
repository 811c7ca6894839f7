import { getEventListeners } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { callAll, makeClient } from "./calls.ts";
import { openTimers } from "./sockets.ts";

/**
 * The client's side as a process of its own, run with `--expose-gc`: warms up, makes ten thousand calls, and reports how they
 * ended and what is left of them. Its parent lets it go on when no connection is left.
 */
const WARM_UP = 2000;
const CALLS = 10_000;
/** Bytes by which the heap may differ: less than a tenth of a kilobyte for each call. */
const ENOUGH = 1_000_000;

const warnings: string[] = [];
process.on("warning", ({ name, message }) => warnings.push(`${name}: ${message}`));

const client = await makeClient(Number(process.argv[2]));
const { signal } = new AbortController();

await callAll(client, 1_000_000, WARM_UP, signal);
await tell("warm");
const before = heap();
const tally = await callAll(client, 0, CALLS, signal);
await tell("called");
const grown = await heapBack(before);

process.send?.({
  ...tally,
  grown,
  listeners: getEventListeners(signal, "abort").length,
  timers: openTimers(),
  warnings,
});
process.disconnect();

/** Says something, and waits until the parent has done its part. */
function tell(what: string): Promise<void> {
  return new Promise((resolve) => {
    process.once("message", () => resolve());
    process.send?.(what);
  });
}

/** Bytes in use once everything was collected that can be. */
function heap(): number {
  for (let round = 0; round < 4; round += 1) globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** The platform's `fetch` keeps what belonged to a connection for some seconds. Gives what is left when it has let go. */
async function heapBack(before: number): Promise<number> {
  let grown = heap() - before;
  for (let rounds = 0; grown > ENOUGH && rounds < 80; rounds += 1) {
    await pause(250);
    grown = heap() - before;
  }
  return grown;
}
