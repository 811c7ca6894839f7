import { describe, expect, it } from "vitest";
import { applyDefaults, type Schema, s } from "../../src/schema/index.ts";

const options = s.object({ depth: s.withDefault(s.integer(), 3), tags: s.withDefault(s.array(s.string()), []) });

describe("applyDefaults", () => {
  it("fills absent properties in place and leaves present ones", () => {
    const value = { depth: 7 };
    expect(applyDefaults(options, value)).toBe(value);
    expect(value).toEqual({ depth: 7, tags: [] });
  });

  it("leaves null alone", () => {
    expect(applyDefaults(s.object({ a: s.withDefault(s.nullable(s.string()), "x") }), { a: null })).toEqual({
      a: null,
    });
  });

  it("gives every value a copy of its own", () => {
    const first = applyDefaults(options, {}) as { tags: string[] };
    first.tags.push("mine");
    expect(applyDefaults(options, {})).toEqual({ depth: 3, tags: [] });
  });

  it("gives the default of the whole value when it is undefined, filled below", () => {
    const schema = s.object({ options: s.withDefault(options, {}) });
    expect(applyDefaults(schema, {})).toEqual({ options: { depth: 3, tags: [] } });
    expect(applyDefaults(s.withDefault(s.integer(), 5), undefined)).toBe(5);
    expect(applyDefaults(s.integer(), undefined)).toBeUndefined();
  });

  it("reaches items, other properties, parts, references and the matching alternative", () => {
    const filled = { depth: 3, tags: [] };
    const tree: Schema = s.object({ size: s.withDefault(s.integer(), 1), children: s.array(s.lazy(() => tree)) });
    expect(applyDefaults(s.array(options), [{}, {}])).toEqual([filled, filled]);
    expect(applyDefaults(s.array(s.any(), { prefixItems: [options] }), [{}, {}])).toEqual([filled, {}]);
    expect(applyDefaults(s.object({}, { additional: options }), { x: {} })).toEqual({ x: filled });
    expect(applyDefaults(s.object({}, { patterns: { "^x": options } }), { x: {}, y: {} })).toEqual({
      x: filled,
      y: {},
    });
    expect(applyDefaults(s.allOf([s.object({ id: s.any() }), options]), {})).toEqual(filled);
    expect(applyDefaults(s.nullable(options), {})).toEqual(filled);
    expect(applyDefaults(s.anyOf([s.string(), options]), {})).toEqual(filled);
    expect(applyDefaults(s.discriminated("kind", { a: options, b: s.any() }), { kind: "a" })).toMatchObject(filled);
    expect(applyDefaults(tree, { children: [{}] })).toEqual({ size: 1, children: [{ size: 1 }] });
  });

  it("sets a property called __proto__ without touching the prototype", () => {
    const value = applyDefaults(s.object({ ["__proto__"]: s.withDefault(s.integer(), 1) }), {}) as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(value, "__proto__")?.value).toBe(1);
  });
});
