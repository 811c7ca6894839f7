import { isObject, type Json, type JsonObject, objectOf, stringOf } from "../../document/json.ts";

const REFERENCE = /^#\/components\/schemas\/([^/]+)$/;

/** The key in `components.schemas` that a schema's `$ref` leads to. */
export function referencedKey(raw: Json | undefined): string | undefined {
  return isObject(raw) ? componentKey(stringOf(raw.$ref)) : undefined;
}

/** `a/b`, where the reference is `#/components/schemas/a~1b`. */
export function componentKey(reference: string | undefined): string | undefined {
  const segment = REFERENCE.exec(reference ?? "")?.[1];
  return segment === undefined ? undefined : decode(segment).replaceAll("~1", "/").replaceAll("~0", "~");
}

/** A lone `%` is itself. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

export function componentSchemas(document: JsonObject): JsonObject {
  return objectOf(objectOf(document.components).schemas);
}

export function componentSchema(document: JsonObject, key: string): Json | undefined {
  const schemas = componentSchemas(document);
  return Object.hasOwn(schemas, key) ? schemas[key] : undefined;
}
