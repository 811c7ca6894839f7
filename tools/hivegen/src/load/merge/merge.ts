import { isDeepStrictEqual } from "node:util";
import { arrayOf, isObject, type JsonObject, objectOf } from "../../document/json.ts";
import { shapes } from "../../document/shapes.ts";
import { visit } from "../../document/visit.ts";
import type { Origins } from "../origins.ts";
import type { Sources } from "../sources.ts";
import { mergeComponents, type OnConflict } from "./components.ts";
import { mergePaths } from "./paths.ts";

export interface Part {
  readonly document: JsonObject;
  /** Path of the file that it came from. */
  readonly path: string;
}

/** One document of several in normal form. The first says what the API is called; the others add to it. */
export function mergeDocuments(parts: readonly Part[], sources: Sources, origins: Origins): JsonObject {
  const [first, ...others] = parts;
  if (!first) return {};
  const { document } = first;
  for (const part of others) {
    const onConflict: OnConflict = (pointer, message) => {
      sources.report("MERGE_CONFLICT", "warning", origins.of(part.document, pointer, part.path), message);
    };
    markMembers(part, origins);
    keepOwnDefaults(part.document, document);
    mergeComponents(document, part.document, onConflict);
    mergePaths(document, part.document, onConflict);
    mergeTags(document, part.document);
    for (const [name, value] of Object.entries(part.document)) document[name] ??= value;
  }
  return document;
}

/** Whatever moves into the other document still comes from where it was written. */
function markMembers({ document, path }: Part, origins: Origins): void {
  visit(document, (object, kind, pointer) => {
    if (kind !== "Document" && kind !== "Components" && (pointer.length <= 3 || kind === "Operation")) {
      origins.mark(object, origins.of(document, pointer, path));
    }
  });
}

/** What a document says for all of its operations holds for these alone once it is part of another. */
function keepOwnDefaults(document: JsonObject, into: JsonObject): void {
  for (const item of Object.values(objectOf(document.paths))) {
    if (!isObject(item)) continue;
    if (document.servers !== undefined && !isDeepStrictEqual(document.servers, into.servers)) {
      item.servers ??= document.servers;
    }
    for (const [name, operation] of Object.entries(item)) {
      const isOperation = shapes.PathItem.members[name]?.[1] === "Operation" && isObject(operation);
      if (isOperation && !isDeepStrictEqual(document.security, into.security)) {
        operation.security ??= document.security ?? [];
      }
    }
  }
}

function mergeTags(into: JsonObject, added: JsonObject): void {
  const tags = arrayOf(into.tags);
  const names = new Set(tags.map((tag) => objectOf(tag).name));
  const merged = [...tags, ...arrayOf(added.tags).filter((tag) => !names.has(objectOf(tag).name))];
  if (merged.length > 0) into.tags = merged;
}
