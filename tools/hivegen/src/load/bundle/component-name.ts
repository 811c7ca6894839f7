import { basename, extname } from "node:path";
import type { Target } from "../references/target.ts";

/** Parts of pointers that say where something stands, not what it is. */
const STRUCTURE = new Set(
  [
    ["paths", "webhooks", "components", "responses", "requestBody", "requestBodies", "parameters", "headers"],
    ["schemas", "schema", "content", "properties", "items", "allOf", "oneOf", "anyOf", "definitions", "$defs"],
    ["additionalProperties", "patternProperties", "prefixItems", "callbacks", "examples", "links"],
  ].flat(),
);

/** Named after what the pointer names on its way, or after the file where the whole file is meant. */
export function componentName({ file, pointer }: Target): string {
  if (pointer.length <= 2) return clean(pointer.at(-1) ?? basename(file.path, extname(file.path)));
  const telling = pointer.filter((segment) => !STRUCTURE.has(segment) && !segment.includes("json"));
  return clean(telling.length > 0 ? telling.join("-") : (pointer.at(-1) ?? ""));
}

function clean(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^-+|-+$/g, "") || "unnamed";
}
