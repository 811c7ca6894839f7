import { type Constraint, leaf } from "./leaf.ts";
import { multipleOf } from "./multiple-of.ts";
import type { Schema } from "./schema.ts";

export interface NumberOptions {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  /** `int32`, `int64`, `float`, `double`; an unknown format is not checked. */
  readonly format?: string;
}

type NumberConstraint = Constraint<number>;

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isInteger = (value: unknown): value is number => Number.isInteger(value);

const keywords: Record<Exclude<keyof NumberOptions, "format">, (limit: number) => NumberConstraint> = {
  minimum: (limit) => ({ rule: "minimum", message: `must be at least ${limit}`, holds: (value) => value >= limit }),
  maximum: (limit) => ({ rule: "maximum", message: `must be at most ${limit}`, holds: (value) => value <= limit }),
  exclusiveMinimum: (limit) => ({
    rule: "exclusiveMinimum",
    message: `must be more than ${limit}`,
    holds: (value) => value > limit,
  }),
  exclusiveMaximum: (limit) => ({
    rule: "exclusiveMaximum",
    message: `must be less than ${limit}`,
    holds: (value) => value < limit,
  }),
  multipleOf: (divisor) => ({
    rule: "multipleOf",
    message: `must be a multiple of ${divisor}`,
    holds: (value) => multipleOf(value, divisor),
  }),
};

/** Numbers are IEEE doubles here, so `float` and `double` hold for every one of them. */
const formats = new Map<string, NumberConstraint>([
  [
    "int32",
    {
      rule: "format",
      message: "must be an integer of 32 bits",
      holds: (value) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31,
    },
  ],
  [
    "int64",
    {
      rule: "format",
      message: "must be an integer of 64 bits",
      holds: (value) => Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63,
    },
  ],
]);

function constraintsOf(options: NumberOptions): NumberConstraint[] {
  const constraints: NumberConstraint[] = [];
  for (const [keyword, make] of Object.entries(keywords)) {
    const limit = options[keyword as keyof typeof keywords];
    if (limit !== undefined) constraints.push(make(limit));
  }
  const format = options.format === undefined ? undefined : formats.get(options.format);
  return format ? [...constraints, format] : constraints;
}

export function number(options: NumberOptions = {}): Schema {
  return leaf({ kind: "number", expects: "a number", is: isNumber, constraints: constraintsOf(options) });
}

/** Integers by value, as JSON Schema has it: 1.0 is one. */
export function integer(options: NumberOptions = {}): Schema {
  return leaf({ kind: "integer", expects: "an integer", is: isInteger, constraints: constraintsOf(options) });
}
