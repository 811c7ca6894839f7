import { equal, expression, isObject, shown } from "./comparing.ts";
import { matchesFormat } from "./formats.ts";
import type { Problem, Walk } from "./problem.ts";
import type { ValueSchema } from "./value-schema.ts";

const TYPES: Record<NonNullable<ValueSchema["type"]>, readonly [string, (value: unknown) => boolean]> = {
  string: ["a string", (value) => typeof value === "string"],
  number: ["a number", (value) => typeof value === "number" && Number.isFinite(value)],
  integer: ["an integer", Number.isInteger],
  boolean: ["true or false", (value) => typeof value === "boolean"],
  null: ["null", (value) => value === null],
  array: ["a list", Array.isArray],
  object: ["an object", isObject],
  binary: ["bytes", (value) => typeof value === "string" || value instanceof Blob],
};

export function checkType(value: unknown, { type, enum: values }: ValueSchema, { at }: Walk): Problem | undefined {
  if (type !== undefined) {
    const [expected, is] = TYPES[type];
    if (!is(value)) return { at, says: `must be ${expected}, not ${shown(value)}`, type: true };
  }
  if (values === undefined || values.some((allowed) => equal(allowed, value))) return undefined;
  const expected = values.length === 1 ? shown(values[0]) : `one of ${values.map(shown).join(", ")}`;
  return { at, says: `must be ${expected}, not ${shown(value)}` };
}

export function checkText(
  value: string,
  { minLength = 0, maxLength = Infinity, pattern, format }: ValueSchema,
  { at }: Walk,
): Problem | undefined {
  const length = [...value].length;
  if (length < minLength) return { at, says: `must have at least ${minLength} characters` };
  if (length > maxLength) return { at, says: `must have at most ${maxLength} characters` };
  if (pattern !== undefined && !expression(pattern).test(value)) return { at, says: `must match ${pattern}` };
  if (format !== undefined && !matchesFormat(value, format)) return { at, says: `must be a ${format}` };
  return undefined;
}

export function checkNumber(value: number, schema: ValueSchema, { at }: Walk): Problem | undefined {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = schema;
  if (value < minimum) return { at, says: `must be at least ${minimum}` };
  if (value > maximum) return { at, says: `must be at most ${maximum}` };
  if (value <= exclusiveMinimum) return { at, says: `must be more than ${exclusiveMinimum}` };
  if (value >= exclusiveMaximum) return { at, says: `must be less than ${exclusiveMaximum}` };
  const steps = value / (schema.multipleOf ?? value);
  if (value !== 0 && Math.abs(steps - Math.round(steps)) > 1e-9) {
    return { at, says: `must be a multiple of ${schema.multipleOf}` };
  }
  return undefined;
}
