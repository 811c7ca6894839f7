import { describe, expect, it } from "vitest";
import { type Schema, s, validate } from "../../src/schema/index.ts";

const scanRequest = s.object(
  {
    target: s.string({ format: "uri", maxLength: 2048 }),
    scan_type: s.enum(["quick", "standard", "deep"]),
    options: s.object({ depth: s.integer({ minimum: 1, maximum: 10 }), tags: s.array(s.string({ minLength: 1 })) }),
  },
  { required: ["target"], additional: false },
);

function told(schema: Schema, value: unknown): string[] {
  return validate(schema, value).map(({ field, message }) => `${field} ${message}`.trim());
}

describe("what validate says", () => {
  it("names place, rule and expectation of each fault", () => {
    expect(validate(scanRequest, { scan_type: "slow", options: { depth: 0, tags: ["a", ""] } })).toEqual([
      { path: "/target", field: "target", rule: "required", message: "is required" },
      { path: "/scan_type", field: "scan_type", rule: "enum", message: "must be one of quick, standard, deep" },
      { path: "/options/depth", field: "options.depth", rule: "minimum", message: "must be at least 1" },
      { path: "/options/tags/1", field: "options.tags.1", rule: "minLength", message: "must not be empty" },
    ]);
  });

  it("lists the known fields when one is mistyped", () => {
    expect(told(scanRequest, { target: "https://example.com", scan_typ: "deep" })).toEqual([
      "scan_typ is not known; known fields: target, scan_type, options",
    ]);
  });

  it("escapes pointers as RFC 6901 has it", () => {
    expect(validate(s.object({ "a/b~c": s.null() }), { "a/b~c": 1 })[0]?.path).toBe("/a~1b~0c");
  });

  it.each<[string, Schema, unknown, string]>([
    ["string", s.string(), 1, "must be a string"],
    ["integer", s.integer(), 1.5, "must be an integer"],
    ["number", s.number({ exclusiveMaximum: 1 }), 1, "must be less than 1"],
    ["multiple", s.number({ multipleOf: 0.01 }), 0.015, "must be a multiple of 0.01"],
    ["int32", s.integer({ format: "int32" }), 2 ** 31, "must be an integer of 32 bits"],
    ["boolean", s.boolean(), "true", "must be true or false"],
    ["constant", s.literal("client_credentials"), "password", "must be client_credentials"],
    ["value that isn't a word", s.enum(["a b", 1, null]), 2, 'must be one of "a b", 1, null'],
    ["format", s.string({ format: "date-time" }), "today", "must be a date and time like 2024-11-04T10:30:00Z"],
    ["too few", s.array(s.any(), { minItems: 2 }), [1], "must have at least 2 items"],
    ["too many", s.array(s.any(), { maxItems: 1 }), [1, 2], "must have at most 1 item"],
    ["repetition", s.array(s.any(), { uniqueItems: true }), [{ a: 1 }, { a: 1 }], "1 is given twice"],
    ["never", s.object({ gone: s.never() }), { gone: 1 }, "gone is not allowed"],
    ["negation", s.not(s.string()), "x", "must not be a string"],
    [
      "names",
      s.object({}, { propertyNames: s.string({ maxLength: 1 }) }),
      { ab: 1 },
      "ab has a name that isn't allowed: it must be at most 1 character long",
    ],
    ["bytes", s.binary(), 1, "must be bytes"],
  ])("tells the fault of a %s", (_, schema, value, message) => {
    expect(told(schema, value)).toEqual([message]);
  });
});

describe("what validate says about alternatives", () => {
  const circle = s.object({ type: s.literal("circle"), radius: s.number() }, { required: ["type", "radius"] });
  const square = s.object({ type: s.literal("square"), side: s.number() }, { required: ["type", "side"] });

  it("explains the one alternative of the right type", () => {
    expect(told(s.anyOf([s.integer(), s.string({ minLength: 2 })]), "a")).toEqual([
      "must be at least 2 characters long",
    ]);
    expect(told(s.nullable(s.object({ a: s.integer() })), { a: "x" })).toEqual(["a must be an integer"]);
  });

  it("lists all alternatives when none is close", () => {
    expect(told(s.anyOf([s.integer(), s.string(), s.null()]), true)).toEqual(["must be an integer, a string or null"]);
    expect(told(s.nullable(s.string()), 1)).toEqual(["must be a string or null"]);
    expect(told(s.oneOf([s.enum(["a"]), s.enum(["b", "c"])]), "d")).toEqual(["must be a or one of b, c"]);
  });

  it("says when more than one of a oneOf matches", () => {
    expect(told(s.oneOf([s.integer(), s.number()]), 1)).toEqual([
      "must match only one of the allowed forms, but matches several",
    ]);
  });

  it("explains only the alternative that the discriminator picks", () => {
    const shape = s.discriminated("type", { circle, square });
    expect(told(shape, { type: "square" })).toEqual(["side is required"]);
    expect(told(shape, { type: "star" })).toEqual(["type must be one of circle, square"]);
    expect(told(shape, { type: "constructor" })).toEqual(["type must be one of circle, square"]);
    expect(told(shape, {})).toEqual(["type is required"]);
    expect(told(shape, { type: "circle", radius: 1 })).toEqual([]);
  });

  it("checks each part of allOf on its own", () => {
    const both = s.allOf([s.object({ a: s.any() }, { additional: false }), s.object({ b: s.any() })]);
    expect(told(both, { a: 1, b: 2 })).toEqual(["b is not known; known fields: a"]);
  });
});
