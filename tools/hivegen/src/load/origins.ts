import { formatPointer } from "../document/pointer.ts";
import type { Place } from "./sources.ts";

/** Where each object of the bundled document came from. */
export class Origins {
  readonly #places = new Map<string, Place>();

  set(output: readonly string[], place: Place): void {
    this.#places.set(formatPointer(output), place);
  }

  /** The place in the input of what stands at a pointer of the bundle. */
  of(output: readonly string[]): Place | undefined {
    for (let length = output.length; length >= 0; length--) {
      const place = this.#places.get(formatPointer(output.slice(0, length)));
      if (place) return { file: place.file, pointer: [...place.pointer, ...output.slice(length)] };
    }
    return undefined;
  }
}
