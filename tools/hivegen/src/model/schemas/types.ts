import { arrayOf, type JsonObject } from "../../document/json.ts";
import type { SchemaReader } from "./reader.ts";

export type JsonType = "null" | "boolean" | "string" | "integer" | "number" | "array" | "object" | "binary";

const TYPES: ReadonlySet<string> = new Set(["null", "boolean", "string", "integer", "number", "array", "object"]);

/** The declared types; without a declaration, what the other keywords imply. */
export function typesOf(reader: SchemaReader, raw: JsonObject): readonly JsonType[] {
  if (raw.type === undefined) return impliedTypes(raw);
  if (typeof raw.type === "string" && isType(raw.type)) return [raw.type];
  const declared = Array.isArray(raw.type) ? raw.type : [raw.type];
  const types = declared.map((name) => typeNamed(name)).filter((type) => type !== undefined);
  if (types.length < declared.length && raw.type !== "any") {
    reader.invalid(`\`type: ${JSON.stringify(raw.type)}\` is no type of JSON Schema, so anything goes. Correct it.`);
  }
  return [...new Set(types)];
}

function typeNamed(name: unknown): JsonType | undefined {
  // YAML makes `null` of a type that isn't quoted.
  const text = name === null ? "null" : typeof name === "string" ? name.toLowerCase() : "";
  if (text === "file") return "binary";
  return isType(text) ? text : undefined;
}

function isType(text: string): text is JsonType {
  return TYPES.has(text);
}

function impliedTypes(raw: JsonObject): JsonType[] {
  if (raw.properties || raw.additionalProperties !== undefined || raw.patternProperties) return ["object"];
  if (Array.isArray(raw.required)) return ["object"];
  if (raw.items || raw.prefixItems) return ["array"];
  if (isBinaryMedia(raw)) return ["string"];
  return [];
}

/** Content that isn't text, as it is. */
export function isBinaryMedia(raw: JsonObject): boolean {
  if (raw.contentEncoding !== undefined || typeof raw.contentMediaType !== "string") return false;
  return /^(?:application\/(?:octet-stream|pdf|zip|gzip)|(?:image|audio|video)\/(?!svg))/.test(raw.contentMediaType);
}

/** The type that a variant without one takes over from the schema around it. */
export function inheritedType(raw: JsonObject, outer: JsonObject): JsonObject {
  const says = ["type", "$ref", "enum", "const", "allOf", "oneOf", "anyOf", "not"].some(
    (name) => raw[name] !== undefined,
  );
  const limits = arrayOf(outer.type).length === 0 && typeof outer.type === "string";
  return says || !limits || impliedTypes(raw).length > 0 ? raw : { ...raw, type: outer.type };
}
