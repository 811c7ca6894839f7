import type { Json } from "../../document/json.ts";
import type { Kind } from "../../document/shapes.ts";

/**
 * What stands for an object that is missing or makes no sense: whatever allows the most. `undefined` where leaving it
 * out allows the most.
 */
export function widest(kind: Kind): Json | undefined {
  switch (kind) {
    case "Schema":
    case "Header":
    case "MediaType":
      return {};
    case "Response":
      return { description: "", content: { "application/json": {} } };
    case "RequestBody":
      return { content: { "application/json": {} } };
    default:
      return undefined;
  }
}

/** `{}` says the most where it is negated, so such members are left out instead. */
export function isNegating(member: string): boolean {
  return member === "not" || member === "if" || member === "contains";
}
