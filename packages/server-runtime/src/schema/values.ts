import { equal } from "./equality.ts";
import { leaf } from "./leaf.ts";
import type { Schema } from "./schema.ts";

const SHOWN_VALUES = 30;
const SHOWN_LENGTH = 60;

/** A value as it reads in a sentence: plain words stay plain, anything else is JSON. */
function shown(value: unknown): string {
  if (typeof value === "string" && /^[\w.:/-]+$/.test(value)) return value;
  const text = JSON.stringify(value) ?? String(value);
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}

/** `a, b, c`, cut where a sentence would get too long. */
export function listed(values: readonly unknown[]): string {
  const names = values.slice(0, SHOWN_VALUES).map(shown);
  return values.length > SHOWN_VALUES ? `${names.join(", ")}, …` : names.join(", ");
}

const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";
const isNull = (value: unknown): value is null => value === null;
const isBytes = (value: unknown): value is Uint8Array | Blob | string =>
  value instanceof Uint8Array || value instanceof Blob || typeof value === "string";

export function boolean(): Schema {
  return leaf({ kind: "boolean", expects: "true or false", is: isBoolean });
}

function nothing(): Schema {
  return leaf({ kind: "null", expects: "null", is: isNull });
}

/** Bytes: a Buffer, a Uint8Array, or a file of a form; inside JSON, which has none, a text. */
export function binary(): Schema {
  return leaf({ kind: "binary", expects: "bytes", is: isBytes });
}

export function any(): Schema {
  return { kind: "mixed", expects: "anything", check: () => true };
}

export function never(): Schema {
  return { kind: "mixed", expects: "absent", check: (_, run) => run.fail("never", "is not allowed") };
}

function kindOf(values: readonly unknown[]): Schema["kind"] {
  const types = new Set(values.map((value) => typeof value));
  const [type] = types;
  if (types.size === 1 && (type === "string" || type === "number" || type === "boolean")) return type;
  return "mixed";
}

function oneValue(values: readonly unknown[], rule: string, expects: string): Schema {
  const plain = new Set(values.filter((value) => typeof value !== "object" || value === null));
  const nested = values.filter((value) => typeof value === "object" && value !== null);
  const message = `must be ${expects}`;
  return {
    kind: kindOf(values),
    expects,
    check: (value, run) => plain.has(value) || nested.some((other) => equal(other, value)) || run.fail(rule, message),
  };
}

/** Exactly this value, compared as JSON. */
export function literal(value: unknown): Schema {
  return oneValue([value], "const", shown(value));
}

function oneOfValues(values: readonly unknown[]): Schema {
  return oneValue(values, "enum", values.length === 1 ? shown(values[0]) : `one of ${listed(values)}`);
}

export { nothing as null, oneOfValues as enum };
