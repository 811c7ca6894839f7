import { setOwn } from "../schema/object-defaults.ts";
import type { Schema } from "../schema/schema.ts";
import { readBySchema, readMixed, unwrapped } from "./text-values.ts";

/** A value of a form that needs no reading: a file, or JSON. */
export class ReadyValue {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

export type FieldValue = string | ReadyValue;

/** Values of one name; of `a[b][c]` those of `c`, inside `b`, inside `a`. */
class Field {
  readonly values: FieldValue[] = [];
  readonly inner = new Map<string, Field>();

  at(name: string): Field {
    const field = this.inner.get(name) ?? new Field();
    this.inner.set(name, field);
    return field;
  }
}

const BRACKETED = /^([^[\]]+)((?:\[[^[\]]*\])+)$/;
/** Deeper names are taken literally, so that a hostile one can't exhaust the stack. */
const MAXIMUM_NESTING = 16;

function namesIn(name: string): string[] {
  const [, first, brackets] = BRACKETED.exec(name) ?? [];
  if (first === undefined || brackets === undefined) return [name];
  const inner = brackets.slice(1, -1).split("][");
  return inner.length > MAXIMUM_NESTING ? [name] : [first, ...inner];
}

/**
 * Makes an object of named values, as forms and deep objects in a query have them: `a=1&b[c]=2&d[]=3`. The schema tells
 * which names are lists, and which texts are numbers, booleans or JSON.
 */
export function readFields(pairs: readonly (readonly [string, FieldValue])[], schema: Schema | undefined): object {
  const root = new Field();
  const properties = unwrapped(schema)?.properties;
  for (const [name, value] of pairs) {
    const names = properties?.has(name) ? [name] : namesIn(name);
    let field = root;
    for (const part of names) field = field.at(part);
    field.values.push(value);
  }
  return readObject(root, unwrapped(schema));
}

function readObject(field: Field, schema: Schema | undefined): object {
  const object = {};
  for (const [name, inner] of field.inner) {
    const value = readField(
      inner,
      schema?.properties?.get(name) ?? (schema?.kind === "object" ? schema.rest : undefined),
    );
    setOwn(object, name, value);
  }
  return object;
}

function readField(field: Field, declared: Schema | undefined): unknown {
  const schema = unwrapped(declared);
  if (field.inner.size > 0) return isList(field, schema) ? readItems(field, schema) : readObject(field, schema);
  return readValues(field.values, declared, schema);
}

/** `a[]=1`, and `a[0]=1` where the schema doesn't say that it is an object. */
function isList(field: Field, schema: Schema | undefined): boolean {
  if (schema?.kind === "object") return false;
  return [...field.inner.keys()].every((name) => /^\d*$/.test(name));
}

function readItems(field: Field, schema: Schema | undefined): unknown[] {
  return [...field.inner].flatMap(([name, inner]) => {
    if (name !== "" || inner.inner.size > 0) return [readField(inner, schema?.rest)];
    return inner.values.map((value) => readValue(value, schema?.rest));
  });
}

function readValues(values: readonly FieldValue[], declared: Schema | undefined, schema: Schema | undefined): unknown {
  const [first] = values;
  if (first === undefined) return undefined;
  if (schema?.kind === "array") {
    const json = values.length === 1 && typeof first === "string" ? readBySchema(first, schema) : undefined;
    return Array.isArray(json) ? json : values.map((value) => readValue(value, schema.rest));
  }
  if (values.length === 1) return readValue(first, declared);
  const texts = values.filter((value) => typeof value === "string");
  return texts.length === values.length && schema?.kind === "mixed"
    ? readMixed(texts, declared)
    : values.map((value) => readValue(value, declared));
}

function readValue(value: FieldValue, schema: Schema | undefined): unknown {
  return value instanceof ReadyValue ? value.value : readBySchema(value, schema);
}
