import { arrayOf, isObject, type Json, type JsonObject, objectOf } from "../document/json.ts";
import { parsePointer } from "../document/pointer.ts";

/** Names a component: `schemas User`. */
export type ComponentId = string;

/** What a part of a document refers to. */
export interface References {
  readonly all: readonly ComponentId[];
  /** Schemas that it extends: they know their kinds, so they depend on it too. */
  readonly bases: readonly ComponentId[];
}

export function componentId(section: string, key: string): ComponentId {
  return `${section} ${key}`;
}

/** A YAML anchor may contain itself. */
const MAX_DEPTH = 500;

const known = new WeakMap<JsonObject, References>();

/** Found once for each object. */
export function referencesOf(raw: JsonObject): References {
  const found = known.get(raw) ?? { all: [...new Set(collect(raw, [], 0))], bases: basesOf(raw) };
  known.set(raw, found);
  return found;
}

function collect(value: Json | undefined, found: ComponentId[], depth: number): ComponentId[] {
  if (depth > MAX_DEPTH) return found;
  if (Array.isArray(value)) for (const item of value) collect(item, found, depth + 1);
  else if (isObject(value)) collectObject(value, found, depth);
  return found;
}

function collectObject(object: JsonObject, found: ComponentId[], depth: number): void {
  for (const name in object) {
    const member = object[name];
    if (typeof member === "object") collect(member, found, depth + 1);
    else if (name === "$ref" && typeof member === "string") found.push(...target(member));
  }
  // The values of a mapping name schemas as references do, or by their keys alone.
  const { mapping } = objectOf(object.discriminator);
  for (const name of Object.values(objectOf(mapping))) {
    if (typeof name === "string") found.push(...target(name), componentId("schemas", name));
  }
}

function basesOf(raw: JsonObject): ComponentId[] {
  return arrayOf(raw.allOf).flatMap((part) => {
    const reference = objectOf(part).$ref;
    return typeof reference === "string" ? target(reference) : [];
  });
}

function target(reference: string): ComponentId[] {
  if (!reference.startsWith("#/components/")) return [];
  const [, section = "", key = ""] = parsePointer(reference);
  return [componentId(section, key)];
}
