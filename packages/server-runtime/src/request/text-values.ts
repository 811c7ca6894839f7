import type { Parameter } from "../contract.ts";
import { setOwn } from "../schema/object-defaults.ts";
import type { Schema } from "../schema/schema.ts";
import { readJson, UnreadableJson } from "./json.ts";

/** Why a text is not a value of its type, as it follows the name of its parameter. */
export class Unreadable {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

const INTEGER = /^-?\d{1,16}$/;
const NUMBER = /^-?\d{1,400}(?:\.\d{1,400})?(?:[eE][+-]?\d{1,3})?$/;

function readInteger(text: string): number | Unreadable {
  const value = INTEGER.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : new Unreadable("must be an integer");
}

function readNumber(text: string): number | Unreadable {
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : new Unreadable("must be a number");
}

function readBoolean(text: string): boolean | Unreadable {
  if (text === "true" || text === "false") return text === "true";
  return new Unreadable("must be true or false");
}

function readJsonText(text: string): unknown {
  try {
    return readJson(text);
  } catch (error) {
    if (error instanceof UnreadableJson) return new Unreadable(error.message);
    throw error;
  }
}

const readers: Readonly<Record<Parameter["type"], (text: string) => unknown>> = {
  string: (text) => text,
  integer: readInteger,
  number: readNumber,
  boolean: readBoolean,
  json: readJsonText,
};

/** The value that a text stands for, or `Unreadable`. */
export function readText(text: string, type: Parameter["type"]): unknown {
  return readers[type](text);
}

function unwrapped(schema: Schema | undefined): Schema | undefined {
  let current = schema;
  for (let step = 0; step < 16 && current?.inner; step += 1) current = current.inner();
  return current;
}

/** Reads a text by the kind of its schema. Stays a text when it can't be read, for the schema to complain. */
function readAs(text: string, schema: Schema | undefined): unknown {
  const kind = schema?.kind;
  if (kind !== "integer" && kind !== "number" && kind !== "boolean") return text;
  const value = readText(text, kind);
  return value instanceof Unreadable ? text : value;
}

/**
 * Makes an object of named texts, as a form or a `name[key]=value` query has them. The schema tells which names are lists
 * and which texts are numbers or booleans.
 */
export function readFields(pairs: readonly (readonly [string, string])[], schema: Schema | undefined): object {
  const texts = new Map<string, string[]>();
  for (const [name, text] of pairs) texts.set(name, [...(texts.get(name) ?? []), text]);
  const properties = unwrapped(schema)?.properties;
  const fields = {};
  for (const [name, values] of texts) {
    const field = unwrapped(properties?.get(name));
    const item = field?.kind === "array" ? unwrapped(field.rest) : field;
    const read = values.map((text) => readAs(text, item));
    setOwn(fields, name, field?.kind === "array" || read.length > 1 ? read : read[0]);
  }
  return fields;
}
