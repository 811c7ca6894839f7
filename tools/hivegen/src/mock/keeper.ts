import type { HandlerRequest } from "@hivegen/server-runtime";
import { changeAt } from "../document/change-at.ts";
import { isObject, type Json, type JsonObject } from "../document/json.ts";
import { valueAt } from "../document/pointer.ts";
import type { Operation } from "../model/api-model.ts";
import type { Schema } from "../model/schema.ts";
import { type NamedTypes, resolved } from "../model/schemas/named-schemas.ts";
import type { Sampler } from "../samples/sampler.ts";
import { propertiesOf } from "../server-contract/schema-places.ts";
import type { Collection, Part } from "./collections.ts";
import { itemSchema, itemsPlace } from "./lists.ts";
import { overlay } from "./places.ts";
import { placeOf, Store } from "./store.ts";
import type { Validation } from "./validation.ts";

/** The object was removed before. */
export class Gone extends Error {
  override readonly name = "Gone";
}

/** Keeps what was created, so that it is found again. Works on the data of answers: what the envelope holds. */
export class Keeper {
  readonly #types: NamedTypes;
  readonly #sampler: Sampler;
  readonly #validation: Validation;
  readonly #store = new Store();

  constructor(types: NamedTypes, sampler: Sampler, validation: Validation) {
    this.#types = types;
    this.#sampler = sampler;
    this.#validation = validation;
  }

  /**
   * The data of an answer, with what is kept put in.
   *
   * @throws Gone
   */
  answer(operation: Operation, part: Part, data: Json | undefined, request: HandlerRequest): Json | undefined {
    const place = placeOf(part.collection, paramsOf(request));
    if (part.role === "list") return this.#list(operation, part.collection, place, data);
    if (part.role === "create") return this.#create(operation, part.collection, place, data, request.body);
    const id = String(paramsOf(request)[part.collection.parameter]);
    if (this.#store.isRemoved(place, id)) throw new Gone();
    if (part.role === "remove") {
      this.#store.remove(place, id);
      return data;
    }
    const kept = this.#store.get(place, id) ?? this.#unknown(part.collection, data, request);
    if (part.role === "read") return this.#shown(operation, data, kept);
    const changed = overlay(kept, membersOf(request.body), this.#namesOf(part.collection.schema));
    this.#store.put(place, id, changed);
    return this.#shown(operation, data, changed);
  }

  /** An object that nobody created is the contract's example, with the id that was asked for. */
  #unknown({ id, schema, parameter }: Collection, data: Json | undefined, request: HandlerRequest): JsonObject {
    const example = isObject(data) ? data : schema && this.#sampler.sample(schema);
    const object: JsonObject = isObject(example) ? { ...example } : {};
    const asked = paramsOf(request)[parameter];
    const fits = id && (typeof asked === "string" || typeof asked === "number");
    if (fits && this.#validation.isValid(id.schema, asked)) object[id.name] = asked;
    return object;
  }

  #create(
    operation: Operation,
    collection: Collection,
    place: string,
    data: Json | undefined,
    body: unknown,
  ): Json | undefined {
    if (!isObject(body)) return data;
    const base = isObject(data) ? data : collection.schema ? this.#sampler.sample(collection.schema) : {};
    const known = this.#namesOf(isObject(data) ? operation.result.schema : collection.schema);
    const object = overlay(base, membersOf(body), known);
    const id = this.#newId(collection, object, body);
    if (collection.id) object[collection.id.name] = id;
    this.#store.put(place, String(id), object);
    return this.#shown(operation, data, object);
  }

  /** The id that the caller chose, else one of its own. */
  #newId({ id }: Collection, object: JsonObject, body: JsonObject): string | number {
    const chosen = id && body[id.name];
    if (typeof chosen === "string" || typeof chosen === "number") return chosen;
    const number = this.#store.nextNumber();
    if (!id) return number;
    const example = object[id.name];
    const candidates = [
      ...(typeof example === "string" && /\d$/.test(example) ? [example.replace(/\d+$/, String(number))] : []),
      number,
      String(number),
      `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
      String(number).padStart(typeof example === "string" ? example.length : 1, "0"),
    ];
    const usual = resolved(id.schema, this.#types).kind === "string" ? candidates : [number, ...candidates];
    return usual.find((candidate) => this.#validation.isValid(id.schema, candidate)) ?? number;
  }

  #list(operation: Operation, collection: Collection, place: string, data: Json | undefined): Json | undefined {
    const at = itemsPlace(operation, data);
    const items = at && valueAt(data, at);
    if (!at || !Array.isArray(items)) return data;
    const kept = this.#store.list(place);
    const shown = kept ? this.#items(operation, at, items, kept) : this.#remaining(collection, place, items);
    if (at.length === 0) return shown;
    changeAt(data ?? null, at, (holder, name) => {
      holder[name] = shown;
    });
    return data;
  }

  #items(operation: Operation, at: readonly string[], items: readonly Json[], kept: readonly JsonObject[]): Json[] {
    const schema = itemSchema(operation.result.schema, at, this.#types);
    const base = items[0] ?? (schema ? this.#sampler.sample(schema) : {});
    return kept.map((object) => overlay(base, object, this.#namesOf(schema)));
  }

  /** Examples whose object wasn't removed. */
  #remaining({ id }: Collection, place: string, items: readonly Json[]): Json[] {
    return items.filter((item) => !id || !isObject(item) || !this.#store.isRemoved(place, String(item[id.name])));
  }

  /** An object as an operation answers it: with the members that the operation's answers have. */
  #shown(operation: Operation, data: Json | undefined, object: JsonObject): Json | undefined {
    return isObject(data) ? overlay(data, object, this.#namesOf(operation.result.schema)) : data;
  }

  #namesOf(schema: Schema | undefined): ReadonlySet<string> {
    const properties = schema ? propertiesOf(schema, this.#types) : [];
    return new Set(properties.filter((property) => !property.schema.writeOnly).map(({ name }) => name));
  }
}

function paramsOf({ params }: HandlerRequest): Readonly<Record<string, unknown>> {
  return params;
}

/** Members of a body that JSON can hold; files are not kept. */
function membersOf(body: unknown): JsonObject {
  if (!isObject(body)) return {};
  const members = Object.entries(body).filter(([, value]) => !(value instanceof Uint8Array || value instanceof Blob));
  return Object.fromEntries(members);
}
