import fc from "fast-check";
import type { Json, JsonObject } from "../../src/document/json.ts";

/** A schema, and values of which some fit and some don't. */
export interface SchemaCase {
  readonly schema: JsonObject;
  readonly values: readonly Json[];
}

/** A schema with values that mostly fit it. */
interface Shape {
  readonly schema: JsonObject;
  readonly values: fc.Arbitrary<Json>;
}

/** What tells the variants of a union apart in TypeScript as well as in JSON Schema. */
type Category = "text" | "number" | "boolean" | "list" | "object";

const NAMES = ["a", "b", "odd name", "1"];
const text = fc.constantFrom("", "x", "y", 'qu"ote', "line\nbreak", "🎉");
const number = fc.constantFrom(0, 1, -2.5, 1e21);
const scalar: fc.Arbitrary<Json> = fc.oneof(text, number, fc.boolean(), fc.constant(null));
const junk: fc.Arbitrary<Json> = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom(...NAMES), scalar, { maxKeys: 3 }),
);

/** Mostly what is asked for. */
function mostly(values: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc.oneof({ weight: 8, arbitrary: values }, { weight: 1, arbitrary: junk });
}

const leaves: Record<"text" | "number" | "boolean", fc.Arbitrary<Shape>> = {
  text: fc.oneof(fc.constant<Shape>({ schema: { type: "string" }, values: text }), enumOf(text)),
  number: fc.oneof(fc.constant<Shape>({ schema: { type: "number" }, values: number }), enumOf(number)),
  boolean: fc.oneof(
    fc.constant<Shape>({ schema: { type: "boolean" }, values: fc.boolean() }),
    fc.boolean().map((value): Shape => ({ schema: { const: value }, values: fc.constant(value) })),
  ),
};

function enumOf<T extends string | number>(values: fc.Arbitrary<T>): fc.Arbitrary<Shape> {
  return fc
    .uniqueArray(values, { minLength: 1, maxLength: 3 })
    .map((allowed) => ({ schema: { enum: allowed }, values: fc.constantFrom<Json[]>(...allowed) }));
}

function ofCategory(category: Category, depth: number): fc.Arbitrary<Shape> {
  if (category === "list") return fc.oneof(lists(depth), tuples(depth));
  if (category === "object") return fc.oneof(objects(depth), dictionaries(depth), tagged(depth), combined(depth), tree);
  return leaves[category];
}

/** Any schema of the part of JSON Schema that TypeScript can express. */
function shapes(depth: number): fc.Arbitrary<Shape> {
  const categories: Category[] =
    depth > 0 ? ["text", "number", "boolean", "list", "object"] : ["text", "number", "boolean"];
  const one = fc.constantFrom(...categories).chain((category) => ofCategory(category, depth));
  if (depth === 0) return one;
  return fc.oneof(
    { weight: 3, arbitrary: one },
    { weight: 1, arbitrary: unions(depth, categories) },
    { weight: 1, arbitrary: nullable(one) },
  );
}

function nullable(inner: fc.Arbitrary<Shape>): fc.Arbitrary<Shape> {
  return inner.map(({ schema, values }) => ({
    schema:
      typeof schema.type === "string"
        ? { ...schema, type: [schema.type, "null"] }
        : { anyOf: [schema, { type: "null" }] },
    values: fc.oneof(values, fc.constant(null)),
  }));
}

function unions(depth: number, categories: readonly Category[]): fc.Arbitrary<Shape> {
  return fc
    .tuple(fc.shuffledSubarray([...categories], { minLength: 2, maxLength: 3 }), fc.constantFrom("oneOf", "anyOf"))
    .chain(([chosen, keyword]) =>
      fc.tuple(...chosen.map((category) => ofCategory(category, depth - 1))).map((variants) => ({
        schema: { [keyword]: variants.map(({ schema }) => schema) },
        values: fc.oneof(...variants.map(({ values }) => values)),
      })),
    );
}

function lists(depth: number): fc.Arbitrary<Shape> {
  return fc
    .tuple(shapes(depth - 1), fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }))
    .map(([item, length]) => {
      const limits = length === undefined ? {} : { minItems: length, maxItems: length };
      const sizes =
        length === undefined ? { maxLength: 3 } : { minLength: Math.max(0, length - 1), maxLength: length + 1 };
      return { schema: { type: "array", items: item.schema, ...limits }, values: fc.array(mostly(item.values), sizes) };
    });
}

function tuples(depth: number): fc.Arbitrary<Shape> {
  const first = fc.array(shapes(depth - 1), { minLength: 1, maxLength: 3 });
  return fc.tuple(first, fc.option(shapes(depth - 1), { nil: undefined }), fc.nat(3)).map(([items, rest, minItems]) => {
    const schema = {
      type: "array",
      prefixItems: items.map((item) => item.schema),
      items: rest?.schema ?? false,
      minItems: Math.min(minItems, items.length),
    };
    const further = fc.array(mostly(rest?.values ?? junk), { maxLength: rest ? 2 : 1 });
    const values = fc
      .tuple(fc.tuple(...items.map((item) => mostly(item.values))), further, fc.nat(items.length))
      .map(([known, more, length]) => (length < items.length ? known.slice(0, length) : [...known, ...more]));
    return { schema, values };
  });
}

/** Objects say whether they are open, because TypeScript refuses in literals what they don't name. */
function objects(depth: number): fc.Arbitrary<Shape> {
  const members = fc.dictionary(fc.constantFrom(...NAMES), shapes(depth - 1), { maxKeys: 3 });
  return fc.tuple(members, fc.subarray(NAMES), fc.boolean()).map(([properties, required, open]) => {
    const names = Object.keys(properties);
    const declared = Object.fromEntries(Object.entries(properties).map(([name, { schema }]) => [name, schema]));
    return {
      schema: {
        type: "object",
        properties: declared,
        required: required.filter((name) => names.includes(name)),
        additionalProperties: open,
      },
      values: memberValues(properties, required),
    };
  });
}

/** Members that are required are mostly there; sometimes there is one that nobody knows. */
function memberValues(properties: Readonly<Record<string, Shape>>, required: readonly string[]): fc.Arbitrary<Json> {
  const entries = Object.entries(properties).map(([name, { values }]) => {
    const weight = required.includes(name) ? 9 : 1;
    const absent = fc.constant<[string, Json][]>([]);
    const present = mostly(values).map((value): [string, Json][] => [[name, value]]);
    return fc.oneof({ weight, arbitrary: present }, { weight: 1, arbitrary: absent });
  });
  const unknown = fc.oneof(
    { weight: 6, arbitrary: fc.constant<[string, Json][]>([]) },
    { weight: 1, arbitrary: fc.constant<[string, Json][]>([["unknown", 1]]) },
  );
  return fc.tuple(...entries, unknown).map((found) => Object.fromEntries(found.flat()));
}

function dictionaries(depth: number): fc.Arbitrary<Shape> {
  return shapes(depth - 1).map(({ schema, values }) => ({
    schema: { type: "object", additionalProperties: schema },
    values: fc.dictionary(fc.constantFrom(...NAMES), mostly(values), { maxKeys: 2 }),
  }));
}

/** Objects that a literal tells apart. */
function tagged(depth: number): fc.Arbitrary<Shape> {
  return fc.tuple(shapes(depth - 1), shapes(depth - 1)).map((inner) => {
    const variants = inner.map(({ schema, values }, index) => {
      const tag = { schema: { const: `tag ${index}` }, values: fc.constant(`tag ${index}`) };
      const properties = { tag, value: { schema, values } };
      return {
        schema: {
          type: "object",
          properties: { tag: tag.schema, value: schema },
          required: ["tag"],
          additionalProperties: false,
        },
        values: memberValues(properties, ["tag"]),
      };
    });
    return {
      schema: { oneOf: variants.map(({ schema }) => schema) },
      values: fc.oneof(...variants.map(({ values }) => values)),
    };
  });
}

/** `allOf` of objects that leave room for each other. */
function combined(depth: number): fc.Arbitrary<Shape> {
  return fc.tuple(shapes(depth - 1), shapes(depth - 1), fc.subarray(["a", "b"])).map(([a, b, required]) => {
    const part = (name: string, schema: JsonObject) => ({
      type: "object",
      properties: { [name]: schema },
      required: required.filter((item) => item === name),
      additionalProperties: true,
    });
    return { schema: { allOf: [part("a", a.schema), part("b", b.schema)] }, values: memberValues({ a, b }, required) };
  });
}

export const TREE: JsonObject = {
  type: "object",
  properties: {
    leaf: { type: ["string", "null"] },
    trees: { type: "array", items: { $ref: "#/components/schemas/Tree" } },
  },
  required: ["leaf"],
  additionalProperties: false,
};

/** A recursive schema, by reference. */
const tree: fc.Arbitrary<Shape> = fc.constant({
  schema: { $ref: "#/components/schemas/Tree" },
  values: fc.letrec<{ tree: Json }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      fc.record({ leaf: mostly(fc.option(text)) }),
      fc.record(
        { leaf: fc.option(text), trees: fc.array(mostly(tie("tree")), { maxLength: 2 }) },
        { requiredKeys: ["trees"] },
      ),
    ),
  })).tree,
});

export const schemaCases: fc.Arbitrary<SchemaCase> = shapes(3).chain(({ schema, values }) =>
  fc.record({ schema: fc.constant(schema), values: fc.array(mostly(values), { minLength: 2, maxLength: 8 }) }),
);
