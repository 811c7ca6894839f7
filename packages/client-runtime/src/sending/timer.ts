import type { Clock } from "../options/clock.ts";

/** `setTimeout` fires at once when given more than this, which would turn a long wait into a hot loop. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Starts a timer of any length; `Infinity` never fires. Returns a function that stops it. */
export function startTimer(
  clock: Clock,
  milliseconds: number,
  fire: () => void,
  purpose: "delay" | "timeout",
): () => void {
  if (milliseconds === Number.POSITIVE_INFINITY) return () => {};
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

/** Waits. Ends early with the signal's reason when it is aborted; leaves no timer and no listener behind. */
export function sleep(clock: Clock, milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = () => {
      stop();
      reject(signal?.reason);
    };
    const stop = startTimer(
      clock,
      milliseconds,
      () => {
        signal?.removeEventListener("abort", onAbort);
        resolve();
      },
      "delay",
    );
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}
