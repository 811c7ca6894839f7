import { isObject, type Json, type JsonObject } from "../../document/json.ts";
import type { Origins } from "../origins.ts";
import type { Place } from "../sources.ts";

/** Two values that can't be merged, such as a list and a text. */
export class Incompatible extends Error {
  override readonly name = "Incompatible";
}

/** Changes a document and notes where its parts come from now. */
export class Edits {
  readonly #origins: Origins;

  constructor(origins: Origins) {
    this.#origins = origins;
  }

  /** What stands at a place once `update` is merged into it; objects and lists are changed in place. */
  merged(parent: Json[] | JsonObject, key: string, target: Json | undefined, update: Json, place: Place): Json {
    if (isObject(target) && isObject(update)) return this.#mergeObject(target, update, place);
    if (Array.isArray(target)) return this.#append(target, update, place);
    if (target !== undefined && (isComplex(target) || isComplex(update))) throw new Incompatible(key);
    const value = structuredClone(update);
    this.#origins.markMember(parent, key, value, place);
    return value;
  }

  #mergeObject(target: JsonObject, update: JsonObject, place: Place): JsonObject {
    for (const [name, value] of Object.entries(update)) {
      if (value === undefined || name === "__proto__") continue;
      const own = Object.hasOwn(target, name) ? target[name] : undefined;
      const isListItem = Array.isArray(own) && !Array.isArray(value);
      if (isListItem) throw new Incompatible(name);
      target[name] = this.merged(target, name, own, value, { ...place, pointer: [...place.pointer, name] });
    }
    return target;
  }

  /** A list is added item by item, anything else is an item. */
  #append(target: Json[], update: Json, place: Place): Json[] {
    const items = Array.isArray(update) ? update : [update];
    items.forEach((item, index) => {
      const value = structuredClone(item);
      const from = Array.isArray(update) ? { ...place, pointer: [...place.pointer, String(index)] } : place;
      this.#origins.markMember(target, String(target.length), value, from);
      target.push(value);
    });
    return target;
  }

  /** Removes a member or item; `placeOf` tells where the items behind it came from, which move up. */
  remove(parent: Json[] | JsonObject, key: string, placeOf: (index: number) => Place): void {
    if (!Array.isArray(parent)) {
      delete parent[key];
      return;
    }
    const places = parent.map((_, index) => placeOf(index));
    parent.splice(Number(key), 1);
    places.splice(Number(key), 1);
    parent.forEach((item, index) => {
      const place = places[index];
      if (place) this.#origins.markMember(parent, String(index), item, place);
    });
  }
}

function isComplex(value: Json): boolean {
  return typeof value === "object" && value !== null;
}
