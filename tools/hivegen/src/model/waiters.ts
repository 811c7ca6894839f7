import { arrayOf, isObject, type Json, type JsonObject, numberOf, objectOf, stringOf } from "../document/json.ts";
import { parsePointer } from "../document/pointer.ts";
import type { Operation, StateMatch, Waiter } from "./api-model.ts";
import type { Context } from "./context.ts";
import { type Name, nameOf } from "./names.ts";

/** Smithy's defaults, in seconds. */
const MIN_DELAY = 2;
const MAX_DELAY = 120;

export function waitersOf(
  context: Context,
  extension: JsonObject,
  pointer: readonly string[],
  operation: Pick<Operation, "name" | "result">,
): Waiter[] {
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
        subject: subjectOf(operation),
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

/** `getScan` is about a scan, whatever its type is called. */
function subjectOf({ name, result: { schema } }: Pick<Operation, "name" | "result">): Name {
  if (schema?.kind === "ref") return nameOf(schema.name);
  return name.words.length > 1 ? nameOf(name.words.slice(1)) : name;
}

function matches(raw: Json | undefined): StateMatch[] {
  return arrayOf(raw).map((item) => ({
    pointer: parsePointer(stringOf(objectOf(item).pointer) ?? ""),
    in: arrayOf(objectOf(item).in).filter((value) => typeof value !== "object" || value === null),
  }));
}
