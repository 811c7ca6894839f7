import { describe, expect, it } from "vitest";
import { matches, type Schema, s, validate } from "../../src/schema/index.ts";

const tree: Schema = s.object({ child: s.lazy(() => tree) }, { additional: false });

function nested(levels: number): unknown {
  let value: unknown = {};
  for (let level = 0; level < levels; level += 1) value = { child: value };
  return value;
}

describe("bounds of a check", () => {
  it("reports 20 issues at most", () => {
    const issues = validate(
      s.array(s.integer()),
      Array.from({ length: 10_000 }, () => "x"),
    );
    expect(issues).toHaveLength(20);
  });

  it("follows recursion as deep as a document may be, and refuses deeper values", () => {
    expect(validate(tree, nested(64))).toEqual([]);
    expect(validate(tree, nested(100_000))).toEqual([
      { path: "", field: "", rule: "depth", message: "is nested too deeply" },
    ]);
  });

  it("stays invalid when the depth is passed inside a negation", () => {
    expect(matches(s.not(tree), nested(100_000))).toBe(false);
  });

  it("ends on schemas that refer to themselves without consuming anything", () => {
    const loop: Schema = s.anyOf([s.lazy(() => loop), s.string()]);
    expect(validate(loop, 1)[0]?.rule).toBe("depth");
  });

  it("ends on schemas whose alternatives multiply with each level", () => {
    const twins: Schema = s.oneOf([
      s.object({ a: s.lazy(() => twins) }, { required: ["a"] }),
      s.object({ a: s.lazy(() => twins) }, { required: ["a"] }),
      s.null(),
    ]);
    let value: unknown = 1;
    for (let level = 0; level < 60; level += 1) value = { a: value };
    expect(validate(twins, value)[0]?.rule).toBe("steps");
  });

  it("does not follow values that contain themselves when it compares items", () => {
    const ring: unknown[] = [];
    ring.push(ring);
    expect(validate(s.array(s.any(), { uniqueItems: true }), [ring])[0]?.rule).toBe("depth");
  });
});

describe("names that every object inherits", () => {
  const names = ["", "__proto__", "constructor", "toString", "hasOwnProperty"];

  it.each(names)("is %s absent unless it is an own property", (name) => {
    const schema = s.object({ [name]: s.integer() }, { required: [name] });
    expect(validate(schema, {})[0]?.rule).toBe("required");
    expect(matches(schema, JSON.parse(`{"${name}": 1}`))).toBe(true);
    expect(matches(schema, JSON.parse(`{"${name}": "1"}`))).toBe(false);
  });

  it.each(names)("is %s unknown where only named fields are allowed", (name) => {
    const schema = s.object({ a: s.any() }, { additional: false });
    expect(validate(schema, JSON.parse(`{"${name}": {"a": 1}}`))[0]).toMatchObject({ rule: "additionalProperties" });
  });

  it("are compared like others", () => {
    const value: unknown = JSON.parse('{"constructor": {}, "toString": 1, "__proto__": 2}');
    expect(matches(s.literal(value), JSON.parse('{"__proto__": 2, "toString": 1, "constructor": {}}'))).toBe(true);
    expect(matches(s.literal(value), {})).toBe(false);
    expect(matches(s.literal({}), value)).toBe(false);
  });
});

describe("numbers", () => {
  it.each([
    [19.99, 0.01, true],
    [0.3, 0.1, true],
    [4.5, 1.5, true],
    [1e-7, 1e-8, true],
    [1e308, 0.123456789, false],
    [2 ** 60, 3, false],
    [2 ** 60, 1024, true],
    [7, 2, false],
    [0, 3, true],
    [-4, 2, true],
  ])("%d multipleOf %d is %s", (value, divisor, verdict) => {
    expect(matches(s.number({ multipleOf: divisor }), value)).toBe(verdict);
  });

  it("are finite", () => {
    expect(matches(s.number(), Number.NaN)).toBe(false);
    expect(matches(s.integer(), Number.POSITIVE_INFINITY)).toBe(false);
  });
});
