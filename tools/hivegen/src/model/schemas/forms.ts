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
      return stringForm(reader, raw);
    case "integer":
    case "number":
      return { kind: type, ...numberLimits(raw) };
    case "array":
      return arrayForm(reader, raw);
    case "object":
      return objectForm(reader, raw);
  }
}

function stringForm(reader: SchemaReader, raw: JsonObject): Schema {
  if (raw.format === "binary" || isBinaryMedia(raw)) return { kind: "binary" };
  return {
    kind: "string",
    ...given({
      format: stringOf(raw.format),
      minLength: numberOf(raw.minLength),
      maxLength: numberOf(raw.maxLength),
      pattern: reader.pattern(stringOf(raw.pattern)),
    }),
  };
}

/** OpenAPI 3.0 writes exclusive bounds as flags beside `minimum` and `maximum`. */
function numberLimits(raw: JsonObject): Omit<NumberSchema, "kind"> {
  const exclusiveMinimum = raw.exclusiveMinimum === true ? raw.minimum : raw.exclusiveMinimum;
  const exclusiveMaximum = raw.exclusiveMaximum === true ? raw.maximum : raw.exclusiveMaximum;
  return given({
    format: stringOf(raw.format),
    minimum: raw.exclusiveMinimum === true ? undefined : numberOf(raw.minimum),
    maximum: raw.exclusiveMaximum === true ? undefined : numberOf(raw.maximum),
    exclusiveMinimum: numberOf(exclusiveMinimum),
    exclusiveMaximum: numberOf(exclusiveMaximum),
    multipleOf: numberOf(raw.multipleOf),
  });
}

function arrayForm(reader: SchemaReader, raw: JsonObject): ArraySchema {
  const uniqueItems = raw.uniqueItems === true ? (true as const) : undefined;
  const limits = given({ minItems: numberOf(raw.minItems), maxItems: numberOf(raw.maxItems), uniqueItems });
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

/** The facts that are known: what is undefined is left out. */
export function given<T extends object>(facts: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  const known: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const name in facts) {
    const fact = facts[name];
    if (isKnown(fact)) known[name] = fact;
  }
  return known;
}

function isKnown<T>(fact: T): fact is Exclude<T, undefined> {
  return fact !== undefined;
}
