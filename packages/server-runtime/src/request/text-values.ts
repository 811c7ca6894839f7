import type { Parameter } from "../contract.ts";
import type { Schema } from "../schema/schema.ts";
import { matches } from "../schema/validate.ts";
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

const readers: Readonly<Record<Exclude<Parameter["type"], "mixed">, (text: string) => unknown>> = {
  string: (text) => text,
  integer: readInteger,
  number: readNumber,
  boolean: readBoolean,
  json: readJsonText,
};

/** The value that a text stands for, or `Unreadable`. A text of mixed type is decided by the schema of the value. */
export function readText(text: string, type: Parameter["type"], schema: Schema | undefined): unknown {
  return type === "mixed" ? readMixed([text], schema) : readers[type](text);
}

/** What one text may stand for, the most exact first. */
function meanings(text: string): unknown[] {
  const exact = [readNumber(text), readBoolean(text), ...(text === "null" ? [null] : [])];
  return [...exact.filter((value) => !(value instanceof Unreadable)), text];
}

/** The first meaning of the texts that the schema takes; where it takes none, the texts, for it to complain about. */
export function readMixed(texts: readonly string[], schema: Schema | undefined): unknown {
  const [first = ""] = texts;
  const single = texts.length === 1 ? meanings(first) : [];
  const lists = [texts.map((text) => meanings(text)[0]), [...texts]];
  const meant = schema && [...single, ...lists].find((value) => matches(schema, value, "request"));
  return meant ?? (texts.length === 1 ? first : [...texts]);
}

/** The schema that wrappers (a default, `null`, a reference) are around. */
export function unwrapped(schema: Schema | undefined): Schema | undefined {
  let current = schema;
  for (let step = 0; step < 16 && current?.inner; step += 1) current = current.inner();
  return current;
}

/** Reads a text by its schema. Stays a text when it can't be read, for the schema to complain. */
export function readBySchema(text: string, schema: Schema | undefined): unknown {
  const kind = unwrapped(schema)?.kind;
  if (kind === undefined || kind === "string" || kind === "binary" || kind === "null") return text;
  if (kind === "mixed") return readMixed([text], schema);
  const value = readText(text, kind === "object" || kind === "array" ? "json" : kind, schema);
  return value instanceof Unreadable ? text : value;
}
