import { arrayOf, isObject, type Json, type JsonObject, numberOf, objectOf, stringOf } from "../document/json.ts";
import { parsePointer } from "../document/pointer.ts";
import type { StateMatch, Waiter } from "./api-model.ts";
import type { Context } from "./context.ts";
import { nameOf } from "./names.ts";

/** Smithy's defaults, in seconds. */
const MIN_DELAY = 2;
const MAX_DELAY = 120;

export function waitersOf(context: Context, extension: JsonObject, pointer: readonly string[]): Waiter[] {
  return Object.entries(objectOf(extension.waiters)).flatMap(([name, raw]) => {
    const place = [...pointer, "x-hivegen", "waiters", name];
    if (!isObject(raw) || arrayOf(raw.success).length === 0) {
      context.report(
        "EXTENSION_INVALID",
        "error",
        place,
        `Waiter "${name}" needs \`success\`: a list of { pointer, in }.`,
      );
      return [];
    }
    return [
      {
        name: nameOf(name),
        description: stringOf(raw.description),
        success: matches(raw.success),
        failure: matches(raw.failure),
        minDelay: numberOf(raw.minDelay) ?? MIN_DELAY,
        maxDelay: numberOf(raw.maxDelay) ?? MAX_DELAY,
        deadline: numberOf(raw.deadline),
      },
    ];
  });
}

function matches(raw: Json | undefined): StateMatch[] {
  return arrayOf(raw).map((item) => ({
    pointer: parsePointer(stringOf(objectOf(item).pointer) ?? ""),
    in: arrayOf(objectOf(item).in).filter((value) => typeof value !== "object" || value === null),
  }));
}
