import { isObject, type JsonObject } from "../document/json.ts";
import { shapes } from "../document/shapes.ts";
import { visit } from "../document/visit.ts";
import { isStream } from "../model/media-types.ts";
import type { Origins } from "./origins.ts";
import type { Sources } from "./sources.ts";

/** Writes what OpenAPI 3.2 added as 3.1 would where that is possible, in place, and tells what is left out. */
export function simplifyOpenapi32(root: JsonObject, file: string, sources: Sources, origins: Origins): void {
  const unsupported = (pointer: readonly string[], message: string): void => {
    sources.report("OPENAPI_UNSUPPORTED", "warning", origins.of(root, pointer, file), message);
  };
  visit(root, (object, kind, pointer) => {
    if (kind === "PathItem") simplifyMethods(object, pointer, unsupported);
    if (kind === "Example" && object.dataValue !== undefined) object.value ??= object.dataValue;
    if (kind === "Parameter" && object.in === "querystring") {
      unsupported(
        pointer,
        "A parameter that is the whole query can't be sent yet, so it is left out. List its members.",
      );
    }
    if (kind === "MediaType" && object.itemSchema !== undefined && object.schema === undefined) {
      if (isStream(pointer.at(-1) ?? "")) return;
      const message =
        "The items of such a body aren't typed, only those of streams of events and lines. Describe it by `schema`.";
      unsupported([...pointer, "itemSchema"], message);
    }
  });
  // References to media types were replaced by what they lead to: 3.1 has no place to name them.
  if (isObject(root.components)) delete root.components.mediaTypes;
}

function simplifyMethods(
  pathItem: JsonObject,
  pointer: readonly string[],
  unsupported: (pointer: readonly string[], message: string) => void,
): void {
  const { query, additionalOperations } = pathItem;
  if (query !== undefined) {
    unsupported(
      [...pointer, "query"],
      "Clients can't send QUERY yet, so this operation is left out. Offer it as POST.",
    );
    delete pathItem.query;
  }
  if (!isObject(additionalOperations)) return;
  for (const [method, operation] of Object.entries(additionalOperations)) {
    const name = method.toLowerCase();
    if (name !== "query" && Object.hasOwn(shapes.PathItem.members, name) && pathItem[name] === undefined) {
      pathItem[name] = operation;
    } else {
      const message = `Clients can't send ${method} yet, so this operation is left out. Offer it as POST.`;
      unsupported([...pointer, "additionalOperations", method], message);
    }
  }
  delete pathItem.additionalOperations;
}
