import type { ClientOptions } from "@hivepro/sdk";

export interface ClockSettings {
  /** Seconds since 1970. */
  readonly now: number;
  readonly random: number;
  readonly hold: boolean;
}

interface Held {
  readonly wakesAt: number;
  readonly wake: () => void;
}

/** Time stands still but for the waits of calls, which it records. Limits of calls run on real time. */
export class CaseClock implements NonNullable<ClientOptions["clock"]> {
  readonly #settings: ClockSettings;
  readonly #onHold: (seconds: number) => void;
  readonly #held = new Set<Held>();
  readonly sleeps: number[] = [];
  #now: number;

  /** @param onHold told of each wait that begins while the clock holds */
  constructor(settings: ClockSettings, onHold: (seconds: number) => void) {
    this.#settings = settings;
    this.#onHold = onHold;
    this.#now = settings.now * 1000;
  }

  now(): number {
    return this.#now;
  }

  random(): number {
    return this.#settings.random;
  }

  startTimer(milliseconds: number, fire: () => void, purpose: "delay" | "timeout"): () => void {
    if (purpose === "timeout") {
      const timer = setTimeout(fire, milliseconds);
      return () => clearTimeout(timer);
    }
    this.sleeps.push(milliseconds / 1000);
    const wakesAt = this.#now + milliseconds;
    if (this.#settings.hold) {
      const held = { wakesAt, wake: fire };
      this.#held.add(held);
      this.#onHold(milliseconds / 1000);
      return () => this.#held.delete(held);
    }
    const immediate = setImmediate(() => {
      this.#now = Math.max(this.#now, wakesAt);
      fire();
    });
    return () => clearImmediate(immediate);
  }

  advance(seconds: number): void {
    this.#now += seconds * 1000;
    for (const held of this.#held) {
      if (held.wakesAt > this.#now) continue;
      this.#held.delete(held);
      held.wake();
    }
  }
}
