import { isObject, type Json, type JsonObject, stringOf, stringsOf } from "../../document/json.ts";
import { parsePointer, valueAt } from "../../document/pointer.ts";
import type { Origins } from "../origins.ts";
import type { Sources } from "../sources.ts";

/** A value of the Swagger document, and where it stands. */
export interface Located<T> {
  readonly value: T;
  readonly pointer: readonly string[];
}

/** What all parts of the conversion need: the document, and a way to say where the results came from. */
export class Conversion {
  readonly root: JsonObject;
  /** Path of the file that the document came from. */
  readonly #file: string;
  readonly #sources: Sources;
  readonly #origins: Origins;

  constructor(root: JsonObject, file: string, sources: Sources, origins: Origins) {
    this.root = root;
    this.#file = file;
    this.#sources = sources;
    this.#origins = origins;
  }

  /** Media types that an operation lists, or that hold for the whole document. */
  mediaTypes(operation: JsonObject, member: "consumes" | "produces"): string[] {
    const own = stringsOf(operation[member]);
    return own.length > 0 || Array.isArray(operation[member]) ? own : stringsOf(this.root[member]);
  }

  /** The object itself, or what its reference leads to. */
  resolve({ value, pointer }: Located<Json>): Located<JsonObject> {
    let at: Located<Json | undefined> = { value, pointer };
    for (let hops = 0; hops < 50 && isObject(at.value); hops++) {
      const reference = stringOf(at.value.$ref);
      if (reference === undefined) return { value: at.value, pointer: at.pointer };
      const next = parsePointer(reference);
      at = { value: valueAt(this.root, next), pointer: next };
    }
    return { value: {}, pointer };
  }

  /** Says where something new came from. */
  made<T extends Json[] | JsonObject>(result: T, pointer: readonly string[]): T {
    this.#origins.mark(result, this.#origins.of(this.root, pointer, this.#file));
    return result;
  }

  unsupported(pointer: readonly string[], message: string): void {
    const place = this.#origins.of(this.root, pointer, this.#file);
    this.#sources.report("SWAGGER_UNSUPPORTED", "warning", place, message);
  }
}

export function within({ pointer }: { readonly pointer: readonly string[] }, ...steps: readonly string[]): string[] {
  return [...pointer, ...steps];
}

/** The vendor extensions of an object, which mean the same in every edition. */
export function extensionsOf(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name.startsWith("x-")));
}

/** The named members that an object has. */
export function pick(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.filter((name) => object[name] !== undefined).map((name) => [name, object[name]]));
}
