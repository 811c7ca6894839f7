import { type Problem, problemOf } from "./problem.ts";
import { type NamedSchemas, resolve, type ValueSchema } from "./value-schema.ts";

/** What texts stand for, or what is wrong with all that they could be. */
export interface ReadValue {
  readonly value: unknown;
  readonly problem?: Problem;
}

/** The schema of the items, where a schema is of a list. */
export function itemsOf(schema: ValueSchema, schemas: NamedSchemas): ValueSchema | undefined {
  const { type, items, allOf = [] } = resolve(schema, schemas);
  if (type === "array") return items ?? {};
  return allOf.map((part) => itemsOf(part, schemas)).find((found) => found !== undefined);
}

/** Reads the texts of a parameter or of a form's field by its schema. */
export function readTexts(texts: readonly string[], schema: ValueSchema, schemas: NamedSchemas, at: string): ReadValue {
  const items = itemsOf(schema, schemas);
  if (!items) return readText(texts.join(","), schema, schemas, at);
  const read = texts.map((text, index) => readText(text, items, schemas, `${at}[${index}]`));
  const value = read.map((item) => item.value);
  const problem = read.find((item) => item.problem)?.problem ?? problemOf(value, schema, schemas, at);
  return { value, ...(problem && { problem }) };
}

/** The first meaning of a text that is valid. */
function readText(text: string, schema: ValueSchema, schemas: NamedSchemas, at: string): ReadValue {
  const values = meanings(text);
  const problems = values.map((value) => problemOf(value, schema, schemas, at));
  const valid = problems.indexOf(undefined);
  if (valid >= 0) return { value: values[valid] };
  // A text says itself what is wrong with it, unless it is one thing too little or too much of the right type.
  const problem = problems.find((found) => found && !found.type) ?? problems.at(-1);
  return { value: text, ...(problem && { problem }) };
}

/** What a text may stand for, the most exact first. */
function meanings(text: string): unknown[] {
  const exact = /^-?(?:\d|true$|false$|null$|\{|\[)/.test(text) ? jsonIn(text) : [];
  return [...exact, text];
}

function jsonIn(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}
