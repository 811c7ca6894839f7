import type { Clock } from "../../src/index.ts";

/** A clock that tests move. */
export class TestClock implements Clock {
  #now: number;

  constructor(start = "2026-01-15T12:00:00.000Z") {
    this.#now = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#now);
  }

  advance(seconds: number): void {
    this.#now += seconds * 1000;
  }
}
