import type { Schema, UnionSchema } from "../../model/schema.ts";
import { type At, VARIANT } from "../step.ts";
import type { CompareSchemas } from "./compare-objects.ts";
import type { Scope } from "./scope.ts";

/** Named variants are matched by name, the others by their order among their kind. */
export function compareUnions(
  before: UnionSchema,
  after: UnionSchema,
  at: At,
  scope: Scope,
  compare: CompareSchemas,
): void {
  const old = variantsOf(before);
  const now = variantsOf(after);
  for (const [key, { schema, index }] of old) {
    const same = now.get(key);
    const oldStep = { up: at.old, keys: [VARIANT, String(index)] };
    if (!same) {
      scope.removed("TYPE_NARROWED", "narrowed", { old: oldStep, new: at.new }, `can't be ${nameOf(schema)} any more`);
    } else {
      const newStep = { up: at.new, keys: [VARIANT, String(same.index)] };
      compare(schema, same.schema, { old: oldStep, new: newStep }, scope);
    }
  }
  for (const [key, { schema, index }] of now) {
    if (old.has(key)) continue;
    const newStep = { up: at.new, keys: [VARIANT, String(index)] };
    scope.added("TYPE_WIDENED", "widened", { old: at.old, new: newStep }, `may be ${nameOf(schema)} now`);
  }
}

function variantsOf({ variants }: UnionSchema): Map<string, { schema: Schema; index: number }> {
  const found = new Map<string, { schema: Schema; index: number }>();
  variants.forEach((schema, index) => {
    const kind = schema.kind === "ref" ? `ref ${schema.name}` : schema.kind;
    let key = kind;
    for (let number = 2; found.has(key); number++) key = `${kind} ${number}`;
    found.set(key, { schema, index });
  });
  return found;
}

/** A schema in a sentence: `User`, `a string`. */
export function nameOf(schema: Schema): string {
  switch (schema.kind) {
    case "ref":
      return schema.name;
    case "any":
      return "anything";
    case "never":
      return "nothing";
    case "null":
      return "null";
    case "enum":
      return schema.values.map((value) => JSON.stringify(value)).join(" or ");
    case "array":
      return `a list of ${nameOf(schema.items)}`;
    case "integer":
    case "object":
    case "intersection":
      return schema.kind === "integer" ? "an integer" : "an object";
    case "union":
      return schema.variants.map(nameOf).join(" or ");
    case "not":
      return "anything but something";
    default:
      return `a ${schema.kind}`;
  }
}
