import { type Json, type JsonObject, numberOf, stringOf } from "../../document/json.ts";
import type { ArraySchema, NumberSchema, Schema } from "../schema.ts";
import { objectForm } from "./object-form.ts";
import type { SchemaReader } from "./reader.ts";
import { isBinaryMedia, type JsonType } from "./types.ts";

/** What the keywords of one type say. */
export function formOf(reader: SchemaReader, type: JsonType, raw: JsonObject): Schema {
  switch (type) {
    case "null":
    case "boolean":
    case "binary":
      return { kind: type };
    case "string":
      return stringForm(raw);
    case "integer":
    case "number":
      return { kind: type, ...numberLimits(raw) };
    case "array":
      return arrayForm(reader, raw);
    case "object":
      return objectForm(reader, raw);
  }
}

function stringForm(raw: JsonObject): Schema {
  if (raw.format === "binary" || isBinaryMedia(raw)) return { kind: "binary" };
  return {
    kind: "string",
    ...optional("format", stringOf(raw.format)),
    ...optional("minLength", numberOf(raw.minLength)),
    ...optional("maxLength", numberOf(raw.maxLength)),
    ...optional("pattern", stringOf(raw.pattern)),
  };
}

/** OpenAPI 3.0 writes exclusive bounds as flags beside `minimum` and `maximum`. */
function numberLimits(raw: JsonObject): Omit<NumberSchema, "kind"> {
  const exclusiveMinimum = raw.exclusiveMinimum === true ? raw.minimum : raw.exclusiveMinimum;
  const exclusiveMaximum = raw.exclusiveMaximum === true ? raw.maximum : raw.exclusiveMaximum;
  return {
    ...optional("format", stringOf(raw.format)),
    ...(raw.exclusiveMinimum !== true && optional("minimum", numberOf(raw.minimum))),
    ...(raw.exclusiveMaximum !== true && optional("maximum", numberOf(raw.maximum))),
    ...optional("exclusiveMinimum", numberOf(exclusiveMinimum)),
    ...optional("exclusiveMaximum", numberOf(exclusiveMaximum)),
    ...optional("multipleOf", numberOf(raw.multipleOf)),
  };
}

function arrayForm(reader: SchemaReader, raw: JsonObject): ArraySchema {
  const limits = {
    ...optional("minItems", numberOf(raw.minItems)),
    ...optional("maxItems", numberOf(raw.maxItems)),
    ...(raw.uniqueItems === true && ({ uniqueItems: true } as const)),
  };
  const tuple = tupleOf(raw);
  if (!tuple) return { kind: "array", items: reader.member(raw.items, "items"), ...limits };
  const prefixItems = reader.members(tuple.first, tuple.keyword);
  return { kind: "array", items: reader.member(tuple.rest, tuple.restKeyword), prefixItems, ...limits };
}

interface Tuple {
  readonly keyword: string;
  readonly first: readonly Json[];
  readonly restKeyword: string;
  readonly rest: Json | undefined;
}

/** `prefixItems`, or a list of `items` as older drafts of JSON Schema have it. */
function tupleOf(raw: JsonObject): Tuple | undefined {
  if (Array.isArray(raw.prefixItems)) {
    return { keyword: "prefixItems", first: raw.prefixItems, restKeyword: "items", rest: raw.items };
  }
  if (!Array.isArray(raw.items)) return undefined;
  return { keyword: "items", first: raw.items, restKeyword: "additionalItems", rest: raw.additionalItems };
}

export function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  const result: { [P in K]?: V } = {};
  if (value !== undefined) result[key] = value;
  return result;
}
