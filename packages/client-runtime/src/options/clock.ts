/**
 * Everything that makes calls depend on when they run. Tests replace it through the `clock` option; programs don't need to.
 */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Like `Math.random()`: at least 0, below 1. */
  random(): number;
  /**
   * Calls `fire` once after some milliseconds and returns a function that prevents it. `purpose` tells waits that a call
   * goes through (`delay`) from limits that usually never fire (`timeout`).
   */
  startTimer(milliseconds: number, fire: () => void, purpose: "delay" | "timeout"): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  startTimer(milliseconds, fire) {
    const timer = setTimeout(fire, milliseconds);
    return () => clearTimeout(timer);
  },
};
