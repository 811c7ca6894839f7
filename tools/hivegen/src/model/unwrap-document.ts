import { isObject, type Json, type JsonObject, objectOf } from "../document/json.ts";
import { shapes } from "../document/shapes.ts";
import type { Operation } from "./api-model.ts";
import { type Context, resolve } from "./context.ts";
import { unwrap } from "./envelope.ts";
import { isJson } from "./media-types.ts";
import type { RawOperation } from "./raw-operations.ts";

/** Marks a media type whose body may be missing, which OpenAPI has no words for. */
export const OPTIONAL = "x-hivegen-optional";

/**
 * The document as programs see it: a successful response is its data. Only what changes is copied; components that
 * nothing refers to any more are left out.
 */
export function unwrapDocument(
  context: Context,
  raws: readonly RawOperation[],
  operations: readonly Operation[],
): JsonObject {
  const paths: JsonObject = { ...objectOf(context.document.paths) };
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  let changed = false;
  for (const raw of raws) {
    const operation = byId.get(raw.id);
    if (!operation?.envelope) continue;
    changed = true;
    const unwrapped = { ...raw.operation, responses: unwrapResponses(context, raw.operation, operation) };
    paths[raw.path] = { ...objectOf(paths[raw.path]), [raw.method.toLowerCase()]: unwrapped };
  }
  if (!changed) return context.document;
  return pruneComponents({ ...context.document, paths });
}

function unwrapResponses(context: Context, raw: JsonObject, operation: Operation): JsonObject {
  const entries = Object.entries(objectOf(raw.responses)).map(([status, response]) =>
    /^2/.test(status) ? [status, unwrapResponse(context, resolve(context, response), operation)] : [status, response],
  );
  return Object.fromEntries(entries);
}

function unwrapResponse(context: Context, response: JsonObject, { envelope }: Operation): JsonObject {
  if (!envelope || !isObject(response.content)) return response;
  const content = Object.entries(response.content).flatMap(([mediaType, value]) => {
    const media = objectOf(value);
    const parts = isJson(mediaType) ? unwrap(context, media.schema, envelope) : undefined;
    if (!parts) return [[mediaType, value]];
    if (parts.data === undefined) return [];
    const { examples: _, example: __, ...rest } = media;
    const optional = parts.required ? {} : { [OPTIONAL]: true };
    return [[mediaType, { ...rest, schema: parts.data, ...optional }]];
  });
  if (content.length > 0) return { ...response, content: Object.fromEntries(content) };
  const { content: _, ...empty } = response;
  return empty;
}

/** Components that can be reached from paths and webhooks, in their old order. */
function pruneComponents(document: JsonObject): JsonObject {
  const { components: _, ...rest } = document;
  const reached = new Set<string>();
  const pending: Json[] = [rest];
  const all = objectOf(document.components);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const reference of referencesIn(next)) {
      if (reached.has(reference)) continue;
      reached.add(reference);
      const [section = "", key = ""] = reference.replace("#/components/", "").split("/");
      const target = objectOf(all[section])[key.replaceAll("~1", "/").replaceAll("~0", "~")];
      if (target !== undefined) pending.push(target);
    }
  }
  const components: JsonObject = {};
  for (const section of Object.keys(shapes.Components.members)) {
    const entries = Object.entries(objectOf(all[section]));
    const kept = entries.filter(([key]) => section === "securitySchemes" || reached.has(referenceTo(section, key)));
    if (kept.length > 0) components[section] = Object.fromEntries(kept);
  }
  return { ...rest, components };
}

function referenceTo(section: string, key: string): string {
  return `#/components/${section}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

function referencesIn(root: Json): string[] {
  const found: string[] = [];
  const pending: Json[] = [root];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (isObject(value) && typeof value.$ref === "string") found.push(value.$ref);
    pending.push(...membersOf(value));
  }
  return found;
}

function membersOf(value: Json): Json[] {
  const members = Array.isArray(value) ? value : Object.values(objectOf(value));
  return members.filter((member) => typeof member === "object" && member !== null);
}
