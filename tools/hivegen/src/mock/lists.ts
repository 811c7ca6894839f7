import { isObject, type Json } from "../document/json.ts";
import { valueAt } from "../document/pointer.ts";
import type { Operation } from "../model/api-model.ts";
import type { Schema } from "../model/schema.ts";
import { type NamedTypes, resolved } from "../model/schemas/named-schemas.ts";
import { propertyAt } from "../server-contract/schema-places.ts";
import { below } from "./places.ts";

/** Where the items of a list stand in its data: the data itself, where its pages have them, else its first list. */
export function itemsPlace({ pagination, envelope }: Operation, data: Json | undefined): readonly string[] | undefined {
  if (Array.isArray(data)) return [];
  const declared = pagination && below(pagination.items, envelope?.data ?? []);
  if (declared && Array.isArray(valueAt(data, declared))) return declared;
  if (!isObject(data)) return undefined;
  const name = Object.keys(data).find((key) => Array.isArray(data[key]));
  return name === undefined ? undefined : [name];
}

/** What an item of a list is. */
export function itemSchema(
  schema: Schema | undefined,
  place: readonly string[],
  types: NamedTypes,
): Schema | undefined {
  const list = schema && propertyAt(schema, place, types)?.schema;
  const target = list && resolved(list, types);
  return target?.kind === "array" ? target.items : undefined;
}
