import type { Json } from "../document/json.ts";
import { childOf } from "../document/pointer.ts";
import type { Place } from "./sources.ts";

/**
 * Where the parts of a document came from. Only what doesn't stand where its parent came from is noted, by identity:
 * a plain document of one file needs a single entry, and places are worked out when somebody asks.
 */
export class Origins {
  readonly #objects = new Map<object, Place>();
  readonly #members = new Map<object, Map<string, Place>>();

  /** An object came from a place of its own, with all that it has. */
  mark(object: object, place: Place): void {
    this.#objects.set(object, place);
  }

  /** Says the same of a value, whatever it is, by where it stands now. */
  markMember(parent: object, key: string, value: Json | undefined, place: Place): void {
    if (typeof value === "object" && value !== null) this.mark(value, place);
    else {
      const members = this.#members.get(parent) ?? new Map<string, Place>();
      this.#members.set(parent, members.set(key, place));
    }
  }

  /** The place in the input of what stands at a pointer of a document, or would; `file` is where its root came from. */
  of(root: Json, pointer: readonly string[], file: string): Place {
    let value: Json | undefined = root;
    let place = this.#placeOf(root) ?? { file, pointer: [] };
    for (const segment of pointer) {
      const parent: Json | undefined = value;
      value = childOf(parent, segment);
      place = this.#placeOf(value) ??
        this.#memberPlace(parent, segment) ?? { file: place.file, pointer: [...place.pointer, segment] };
    }
    return place;
  }

  #placeOf(value: Json | undefined): Place | undefined {
    return typeof value === "object" && value !== null ? this.#objects.get(value) : undefined;
  }

  #memberPlace(parent: Json | undefined, key: string): Place | undefined {
    return typeof parent === "object" && parent !== null ? this.#members.get(parent)?.get(key) : undefined;
  }
}
