import type { JsonObject } from "../document/json.ts";
import type { Run, Unchanged } from "./history.ts";

/** What was made of parts of a document, kept from one run to the next for parts that stay as they are. */
export class Kept<T> {
  readonly #unchanged: Unchanged;
  readonly #made = new WeakMap<JsonObject, { readonly run: number; readonly value: T }>();

  constructor(unchanged: Unchanged) {
    this.#unchanged = unchanged;
  }

  /** @param isRight of what was kept: whether the rest that it depends on is as before, too */
  of(run: Run, raw: JsonObject, make: () => T, isRight: (kept: T) => boolean): T {
    const kept = this.#made.get(raw);
    const usable = kept?.run === run.number - 1 && run.isUnchanged(raw, this.#unchanged) && isRight(kept.value);
    const value = usable ? kept.value : make();
    this.#made.set(raw, { run: run.number, value });
    return value;
  }
}
