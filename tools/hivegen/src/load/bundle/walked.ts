import type { Json } from "../../document/json.ts";
import type { Kind } from "../../document/shapes.ts";

/** What was walked, or is being walked, by what it was taken for: once is enough, and all that ends in circles. */
export class Walked {
  readonly #known = new Map<Kind, Set<Json>>();

  isFirst(kind: Kind, value: Json): boolean {
    const known = this.#known.get(kind) ?? new Set<Json>();
    this.#known.set(kind, known);
    return known.size !== known.add(value).size;
  }
}
