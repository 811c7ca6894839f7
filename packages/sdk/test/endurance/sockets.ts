import { AsyncLocalStorage } from "node:async_hooks";
import { type AddressInfo, createServer } from "node:net";
import { faultOf, hash } from "./faults.ts";

/** Requests under way at once; the other calls wait for their turn. */
const AT_ONCE = 200;

/** A call under way. */
interface Running {
  readonly call: number;
  attempts: number;
  /** Ends the time of the attempt. */
  expire: (() => void) | undefined;
}

const running = new AsyncLocalStorage<Running>();

/** Runs a call, and tells how many attempts it made. */
export async function counting<T>(call: number, run: () => Promise<T>): Promise<{ attempts: number; result: T }> {
  const state: Running = { call, attempts: 0, expire: undefined };
  const result = await running.run(state, run);
  return { attempts: state.attempts, result };
}

let timers = 0;
let chance = 0;

/** Waits are over at once, and time is up for an attempt when its body stands still: nothing depends on how fast this runs. */
export const clock = {
  now: () => Date.now(),
  random: () => hash(++chance, 0) / 2 ** 32,
  startTimer(_: number, fire: () => void, purpose: "delay" | "timeout"): () => void {
    timers += 1;
    let stopped = false;
    const stop = () => {
      if (!stopped) timers -= 1;
      stopped = true;
    };
    const end = () => {
      if (stopped) return;
      stop();
      fire();
    };
    const state = running.getStore();
    if (purpose === "delay") setImmediate(end);
    else if (state) state.expire = end;
    return stop;
  },
};

/** Timers that were started and neither stopped nor over. */
export function openTimers(): number {
  return timers;
}

const free: (() => void)[] = [];
let open = 0;

/** `fetch` over a bounded number of sockets; it marks each attempt, and goes where nobody listens when that is the fault. */
export async function boundedFetch(closedPort: number, url: string, init: RequestInit = {}): Promise<Response> {
  const state = running.getStore();
  if (!state) throw new Error("A request came from outside of all calls.");
  const attempt = state.attempts;
  state.attempts += 1;
  const headers = new Headers(init.headers);
  headers.set("x-attempt", String(attempt));
  const target = new URL(url);
  if (faultOf(state.call, attempt)?.wire === "refuse") target.port = String(closedPort);
  while (open >= AT_ONCE) await new Promise<void>((resolve) => free.push(resolve));
  open += 1;
  try {
    const response = await fetch(target, { ...init, headers });
    if (response.headers.has("x-stands-still")) setImmediate(() => state.expire?.());
    return response;
  } finally {
    open -= 1;
    free.shift()?.();
  }
}

/** A port on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
