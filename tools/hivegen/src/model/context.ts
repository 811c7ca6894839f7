import { arrayOf, isObject, type Json, type JsonObject, objectOf, stringOf } from "../document/json.ts";
import { parsePointer, valueAt } from "../document/pointer.ts";
import type { LoadedDocument } from "../load/load.ts";
import type { Schema } from "./schema.ts";
import { Hierarchy } from "./schemas/hierarchy.ts";

/** Schemas that are nested deeper than this in `allOf` refer to themselves. */
const MAX_DEPTH = 20;

/** What building the model needs everywhere: the bundled document, its references, and a place for findings. */
export interface Context {
  readonly document: JsonObject;
  readonly report: LoadedDocument["report"];
  /** Schemas read so far, by the object that they were read from: what is shared is read, and reported, once. */
  readonly schemas: Map<JsonObject, Schema>;
  readonly hierarchy: Hierarchy;
}

export function createContext({ document, report }: Pick<LoadedDocument, "document" | "report">): Context {
  return { document, report, schemas: new Map(), hierarchy: new Hierarchy(document) };
}

/** The object itself, or what its `$ref` leads to. */
export function resolve(context: Pick<Context, "document">, value: Json | undefined): JsonObject {
  let current = value;
  for (let steps = 0; steps < 50 && isObject(current); steps++) {
    const reference = stringOf(current.$ref);
    if (reference === undefined) return current;
    current = valueAt(context.document, parsePointer(reference));
  }
  return isObject(current) ? current : {};
}

/** Where in the document a value is kept that stands at a place: elsewhere, if it is a `$ref`. */
export function placeOf(value: Json | undefined, at: readonly string[]): readonly string[] {
  const reference = isObject(value) ? stringOf(value.$ref) : undefined;
  return reference === undefined ? at : parsePointer(reference);
}

/** The property of an object schema, wherever `allOf` and `$ref` keep it, and whether it must be there. */
export function findProperty(
  context: Context,
  schema: Json | undefined,
  name: string,
): { schema: Json; required: boolean } | undefined {
  const parts = objectParts(context, schema, 0);
  const found = parts.flatMap((part) => {
    const properties = objectOf(part.properties);
    return Object.hasOwn(properties, name) ? [properties[name] ?? {}] : [];
  });
  const [first] = found;
  if (first === undefined) return undefined;
  return {
    schema: found.length === 1 ? first : { allOf: found },
    required: parts.some((part) => arrayOf(part.required).includes(name)),
  };
}

/** An object schema and the members of its `allOf`, all of which hold. */
function objectParts(context: Context, schema: Json | undefined, depth: number): JsonObject[] {
  const object = resolve(context, schema);
  if (depth > MAX_DEPTH) return [];
  return [object, ...arrayOf(object.allOf).flatMap((part) => objectParts(context, part, depth + 1))];
}

/** The schema at a pointer into a value, through objects only. */
export function findAt(
  context: Context,
  schema: Json | undefined,
  pointer: readonly string[],
): { schema: Json; required: boolean } | undefined {
  let found: { schema: Json; required: boolean } | undefined =
    schema === undefined ? undefined : { schema, required: true };
  for (const segment of pointer) {
    const next: { schema: Json; required: boolean } | undefined = found && findProperty(context, found.schema, segment);
    found = next && { schema: next.schema, required: next.required && (found?.required ?? false) };
  }
  return found;
}
