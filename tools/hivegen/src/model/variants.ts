import { arrayOf, isObject, type Json, type JsonObject, objectOf } from "../document/json.ts";
import { type Context, resolve } from "./context.ts";
import { isDataName, isErrorName } from "./detect/member-names.ts";

/** Names that APIs give to the flag of an envelope. */
export const FLAG_NAMES: ReadonlySet<string> = new Set([
  "success",
  "Success",
  "ok",
  "OK",
  "succeeded",
  "isSuccess",
  "is_success",
  "status",
  "error",
]);

/** Values of a `status` that mean success, and those that mean failure (JSend, and what is alike). */
export const SUCCESS_WORDS: ReadonlySet<Json> = new Set(["success", "ok", "succeeded", "SUCCESS", "OK"]);
export const FAILURE_WORDS: ReadonlySet<Json> = new Set(["fail", "failed", "failure", "error", "FAIL", "ERROR"]);

/**
 * The variants of a `oneOf` or `anyOf` that a successful body can be: without `null`, and without those that are failures
 * by their flag (`success: false`) or, where no flag tells, by having an error in the place of data.
 */
export function successVariants(context: Context, object: JsonObject): Json[] {
  const all = [...arrayOf(object.oneOf), ...arrayOf(object.anyOf)].filter(
    (variant) => !(isObject(variant) && variant.type === "null"),
  );
  if (all.length < 2) return all;
  const unflagged = all.filter((variant) => !saysFailure(context, variant));
  if (unflagged.length < 2) return unflagged.length === 0 ? all : unflagged;
  const withData = unflagged.filter((variant) => hasMember(context, variant, isDataName));
  if (withData.length === 0) return unflagged;
  return unflagged.filter((variant) => withData.includes(variant) || !hasMember(context, variant, isErrorName));
}

function saysFailure(context: Context, variant: Json): boolean {
  return [...partsOf(context, variant)].some((part) =>
    Object.entries(objectOf(part.properties)).some(([name, schema]) => {
      if (!FLAG_NAMES.has(name)) return false;
      const values = constantsOf(resolve(context, schema));
      return values.length > 0 && values.every((value) => value === false || FAILURE_WORDS.has(value));
    }),
  );
}

/** The only values that a schema allows, if it says so. */
export function constantsOf(schema: JsonObject): Json[] {
  return schema.const === undefined ? arrayOf(schema.enum) : [schema.const];
}

function hasMember(context: Context, variant: Json, isWanted: (name: string) => boolean): boolean {
  return [...partsOf(context, variant)].some((part) => Object.keys(objectOf(part.properties)).some(isWanted));
}

/** An object schema and the members of its `allOf`, all of which hold; each once, as they may contain themselves. */
function partsOf(context: Context, schema: Json): Set<JsonObject> {
  const parts = new Set([resolve(context, schema)]);
  for (const part of parts) for (const inner of arrayOf(part.allOf)) parts.add(resolve(context, inner));
  return parts;
}
