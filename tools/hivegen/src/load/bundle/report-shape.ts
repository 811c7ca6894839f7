import { isObject, type Json } from "../../document/json.ts";
import type { Place, Sources } from "../sources.ts";

/** Says that something has the wrong form; `expected` is a sentence without its end. */
export function reportShape(sources: Sources, place: Place, expected: string, found: Json | undefined): void {
  const message = `${expected}, but here is ${described(found)}. Correct it; until then it says nothing.`;
  sources.report("INPUT_SHAPE", "warning", place, message);
}

function described(value: Json | undefined): string {
  if (value === null || value === undefined) return "nothing (null)";
  if (Array.isArray(value)) return "a list";
  return isObject(value) ? "an object" : `a ${typeof value === "string" ? "text" : typeof value}`;
}
