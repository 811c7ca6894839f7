import type { JsonObject } from "../document/json.ts";
import type { Collection } from "./collections.ts";

interface Contents {
  /** By id, oldest first; `undefined` before the first. */
  objects: Map<string, JsonObject> | undefined;
  readonly removed: Set<string>;
}

/** What was created, changed and removed while the mock runs. */
export class Store {
  readonly #collections = new Map<string, Contents>();
  #count = 0;

  get(collection: string, id: string): JsonObject | undefined {
    return this.#collections.get(collection)?.objects?.get(id);
  }

  put(collection: string, id: string, object: JsonObject): void {
    const contents = this.#contents(collection);
    contents.objects ??= new Map();
    contents.objects.set(id, object);
    contents.removed.delete(id);
  }

  remove(collection: string, id: string): void {
    const { objects, removed } = this.#contents(collection);
    objects?.delete(id);
    removed.add(id);
  }

  isRemoved(collection: string, id: string): boolean {
    return this.#collections.get(collection)?.removed.has(id) ?? false;
  }

  /** Everything in a collection, oldest first; `undefined` where nothing was ever created. */
  list(collection: string): readonly JsonObject[] | undefined {
    const objects = this.#collections.get(collection)?.objects;
    return objects && [...objects.values()];
  }

  /** A number that no object has yet. */
  nextNumber(): number {
    this.#count += 1;
    return this.#count;
  }

  #contents(collection: string): Contents {
    const contents = this.#collections.get(collection) ?? { objects: undefined, removed: new Set<string>() };
    this.#collections.set(collection, contents);
    return contents;
  }
}

/** A collection below the objects that the request names: `/shelves/7/books`. */
export function placeOf({ path }: Collection, params: Readonly<Record<string, unknown>>): string {
  return path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
}
