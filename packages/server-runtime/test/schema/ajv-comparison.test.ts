import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matches, type Schema, s, validate } from "../../src/schema/index.ts";

/** The same schema twice: as our combinators, and as the JSON Schema that Ajv reads. */
interface Twin {
  readonly ours: Schema;
  readonly theirs: object | boolean;
}

const ajv = new Ajv2020({ strict: false, ownProperties: true, validateFormats: false, logger: false });

/**
 * Few names, so that schemas and values meet. Hostile ones are used where Ajv treats them right: its deep equality throws
 * on values with `constructor` and `toString`, its `properties` skips `__proto__`, its `required` skips the empty name.
 */
const plainNames = ["a", "b", "c", "hasOwnProperty", "a/b", "~"];
const valueName = fc.constantFrom(...plainNames, "", "__proto__");
const propertyName = fc.constantFrom(...plainNames, "", "constructor", "toString");
const requiredName = fc.constantFrom(...plainNames, "__proto__", "constructor", "toString");

const scalar = fc.oneof(
  fc.constantFrom(
    0,
    -0,
    1,
    2,
    3,
    4,
    0.5,
    1.5,
    -1,
    // Ajv divides doubles, so of larger numbers it doesn't know the multiples.
    1e15,
    "",
    "a",
    "b",
    "ab",
    "ü",
    "💥",
    "💥💥",
    "a💥b",
    true,
    false,
    null,
  ),
  fc.integer(),
  fc.string({ maxLength: 5 }),
);

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(valueName, tie("value")), { maxLength: 5 }).map(fromEntries),
  ),
}));

function fromEntries<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries(entries);
}

const count = fc.nat(3);
/** Each key there or not. */
const anyKeys = { requiredKeys: [] };

const pattern = fc.constantFrom("^a", "b$", "^.$", "\\p{L}", "💥");
const stringTwin = fc
  .record({ minLength: count, maxLength: count, pattern }, anyKeys)
  .map((options): Twin => ({ ours: s.string(options), theirs: { type: "string", ...options } }));

const bound = fc.integer({ min: -2, max: 4 });
const bounds = { minimum: bound, maximum: bound, exclusiveMinimum: bound, exclusiveMaximum: bound };
const numberTwin = fc
  .tuple(fc.boolean(), fc.record({ ...bounds, multipleOf: fc.constantFrom(1, 2, 3, 0.5, 0.25) }, anyKeys))
  .map(
    ([whole, options]): Twin => ({
      ours: whole ? s.integer(options) : s.number(options),
      theirs: { type: whole ? "integer" : "number", ...options },
    }),
  );

const constantTwin = fc.oneof(
  fc
    .array(value, { minLength: 1, maxLength: 4 })
    .map((values): Twin => ({ ours: s.enum(values), theirs: { enum: values } })),
  value.map((constant): Twin => ({ ours: s.literal(constant), theirs: { const: constant } })),
);

const simpleTwin = fc.constantFrom<Twin>(
  { ours: s.boolean(), theirs: { type: "boolean" } },
  { ours: s.null(), theirs: { type: "null" } },
  { ours: s.any(), theirs: true },
  { ours: s.never(), theirs: false },
);

function arrayTwin(twin: fc.Arbitrary<Twin>): fc.Arbitrary<Twin> {
  const options = fc.record({ minItems: count, maxItems: count, uniqueItems: fc.boolean() }, anyKeys);
  return fc.tuple(twin, fc.array(twin, { maxLength: 2 }), options).map(([item, prefix, rest]) => ({
    ours: s.array(item.ours, { ...rest, prefixItems: prefix.map((entry) => entry.ours) }),
    theirs: {
      type: "array",
      items: item.theirs,
      ...(prefix.length > 0 && { prefixItems: prefix.map((entry) => entry.theirs) }),
      ...rest,
    },
  }));
}

function mapTwins(twins: Record<string, Twin>) {
  const entries = Object.entries(twins);
  return {
    ours: fromEntries(entries.map(([key, twin]) => [key, twin.ours] as const)),
    theirs: fromEntries(entries.map(([key, twin]) => [key, twin.theirs] as const)),
  };
}

function objectTwin(twin: fc.Arbitrary<Twin>): fc.Arbitrary<Twin> {
  const limits = fc.record({ minProperties: count, maxProperties: count }, anyKeys);
  const properties = fc.array(fc.tuple(propertyName, twin), { maxLength: 4 }).map(fromEntries).map(mapTwins);
  const patterns = fc.array(fc.tuple(fc.constantFrom("^a", "o", "^.$"), twin), { maxLength: 2 }).map(fromEntries);
  return fc
    .record({
      properties,
      patterns: patterns.map(mapTwins),
      required: fc.uniqueArray(requiredName, { maxLength: 2 }),
      additional: fc.option(fc.oneof(fc.constant({ ours: false, theirs: false } as const), twin), { nil: undefined }),
      names: fc.option(stringTwin, { nil: undefined }),
      limits,
    })
    .map(({ additional, names, limits: counts, ...parts }) => ({
      ours: s.object(parts.properties.ours, {
        required: parts.required,
        patterns: parts.patterns.ours,
        ...(additional && { additional: additional.ours }),
        ...(names && { propertyNames: names.ours }),
        ...counts,
      }),
      theirs: {
        type: "object",
        properties: parts.properties.theirs,
        patternProperties: parts.patterns.theirs,
        required: parts.required,
        ...(additional && { additionalProperties: additional.theirs }),
        ...(names && { propertyNames: names.theirs }),
        ...counts,
      },
    }));
}

function unionTwin(twin: fc.Arbitrary<Twin>): fc.Arbitrary<Twin> {
  const keyword = fc.constantFrom("anyOf" as const, "oneOf" as const, "allOf" as const);
  const union = fc.tuple(keyword, fc.array(twin, { minLength: 1, maxLength: 3 })).map(([key, parts]) => ({
    ours: s[key](parts.map((part) => part.ours)),
    theirs: { [key]: parts.map((part) => part.theirs) },
  }));
  const wrapped = twin.chain((inner) =>
    fc.constantFrom<Twin>(
      { ours: s.not(inner.ours), theirs: { not: inner.theirs } },
      { ours: s.nullable(inner.ours), theirs: { anyOf: [inner.theirs, { type: "null" }] } },
      { ours: s.withDefault(inner.ours, 1), theirs: { allOf: [inner.theirs], default: 1 } },
      { ours: s.lazy(() => inner.ours), theirs: { allOf: [inner.theirs] } },
    ),
  );
  return fc.oneof(union, wrapped);
}

const { twin } = fc.letrec<{ twin: Twin }>((tie) => ({
  twin: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.oneof(stringTwin, numberTwin, constantTwin, simpleTwin),
    objectTwin(tie("twin")),
    arrayTwin(tie("twin")),
    unionTwin(tie("twin")),
  ),
}));

describe("verdicts on random schemas and values", () => {
  it("agree with Ajv's, and every invalid value has an issue", () => {
    const seen = { valid: 0, invalid: 0 };
    const property = fc.property(twin, fc.array(value, { minLength: 8, maxLength: 8 }), ({ ours, theirs }, values) => {
      const check = ajv.compile(theirs);
      for (const candidate of values) {
        const verdict = check(candidate);
        seen[verdict ? "valid" : "invalid"] += 1;
        expect(matches(ours, candidate)).toBe(verdict);
        const issues = validate(ours, candidate);
        expect(issues.length > 0).toBe(!verdict);
        expect(issues.length).toBeLessThanOrEqual(20);
      }
    });
    fc.assert(property, { numRuns: 500 });
    expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(200);
  }, 60_000);

  it("agree with Ajv's on values made for the properties of an object", () => {
    const aimed = fc.record({ a: scalar, b: fc.array(scalar, { maxLength: 3 }), c: value }, { requiredKeys: [] });
    const property = fc.property(objectTwin(twin), aimed, ({ ours, theirs }, candidate) => {
      const verdict = ajv.compile(theirs)(candidate);
      expect(matches(ours, candidate)).toBe(verdict);
      expect(validate(ours, candidate).length > 0).toBe(!verdict);
    });
    fc.assert(property, { numRuns: 300 });
  }, 60_000);
});
