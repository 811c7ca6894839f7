import type { Clock } from "../options/clock.ts";
import type { Lifetime, Stoppable } from "./lifetime.ts";

/** `setTimeout` fires at once when given more than this, which would turn a long wait into a hot loop. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Starts a timer of any length; `Infinity` never fires. Returns a function that stops it. */
export function startTimer(
  clock: Clock,
  milliseconds: number,
  fire: () => void,
  purpose: "delay" | "timeout",
): () => void {
  if (milliseconds === Number.POSITIVE_INFINITY) return stopNothing;
  if (milliseconds <= LONGEST_TIMER) return clock.startTimer(Math.max(0, milliseconds), fire, purpose);
  let stop = clock.startTimer(
    LONGEST_TIMER,
    () => {
      stop = startTimer(clock, milliseconds - LONGEST_TIMER, fire, purpose);
    },
    purpose,
  );
  return () => stop();
}

function stopNothing(): void {}

/** Why a wait ended before its time, if it did. */
export interface Interruption {
  readonly stoppedBy?: "signal" | "close";
  /** Of the signal. */
  readonly reason?: unknown;
}

/** Waits. Ends early when the signal is aborted or the client is closed; leaves no timer and no listener behind. */
export function sleep(
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal | undefined,
  lifetime: Lifetime,
): Promise<Interruption> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve({ stoppedBy: "signal", reason: signal.reason });
      return;
    }
    const end = (interruption: Interruption) => {
      stopTimer();
      signal?.removeEventListener("abort", onAbort);
      lifetime.delete(work);
      resolve(interruption);
    };
    const onAbort = () => end({ stoppedBy: "signal", reason: signal?.reason });
    const work: Stoppable = { stop: (stoppedBy) => end({ stoppedBy }) };
    const stopTimer = startTimer(clock, milliseconds, () => end({}), "delay");
    signal?.addEventListener("abort", onAbort, { once: true });
    lifetime.add(work);
  });
}
