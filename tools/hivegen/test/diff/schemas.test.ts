import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/document/json.ts";
import { api, compare, received, sent, told } from "./compare.ts";

const object = (properties: JsonObject, required: string[] = [], more: JsonObject = {}): JsonObject => ({
  type: "object",
  properties,
  required,
  ...more,
});
const text = { type: "string" };

/** What a change of a schema means to those who send values of it, and to those who receive them. */
const cases: { change: string; old: JsonObject; new: JsonObject; request: string[]; response: string[] }[] = [
  {
    change: "a new optional property",
    old: object({}),
    new: object({ a: text }),
    request: ["non-breaking PROPERTY_ADDED body.a is new."],
    response: ["non-breaking PROPERTY_ADDED response 200.a is new."],
  },
  {
    change: "a new required property",
    old: object({}),
    new: object({ a: text }, ["a"]),
    request: ["breaking PROPERTY_ADDED body.a is new, and required."],
    response: ["non-breaking PROPERTY_ADDED response 200.a is new, and required."],
  },
  {
    change: "a property that is gone",
    old: object({ a: text }),
    new: object({}),
    request: ["breaking PROPERTY_REMOVED body.a is gone."],
    response: ["breaking PROPERTY_REMOVED response 200.a is gone."],
  },
  {
    change: "a property that is required now",
    old: object({ a: text }),
    new: object({ a: text }, ["a"]),
    request: ["breaking PROPERTY_REQUIRED body.a is required now."],
    response: ["non-breaking PROPERTY_REQUIRED response 200.a is required now."],
  },
  {
    change: "a property that may be missing now",
    old: object({ a: text }, ["a"]),
    new: object({ a: text }),
    request: ["non-breaking PROPERTY_OPTIONAL body.a may be missing now."],
    response: ["breaking PROPERTY_OPTIONAL response 200.a may be missing now."],
  },
  {
    change: "a property that is read only now",
    old: object({ a: text }),
    new: object({ a: { ...text, readOnly: true } }),
    request: ["breaking PROPERTY_REMOVED body.a is gone."],
    response: [],
  },
  {
    change: "a property that is not write only any more",
    old: object({ a: { ...text, writeOnly: true } }),
    new: object({ a: text }),
    request: [],
    response: ["non-breaking PROPERTY_ADDED response 200.a is new."],
  },
  {
    change: "a new value of an enum",
    old: { enum: ["a"] },
    new: { enum: ["a", "b"] },
    request: ['non-breaking ENUM_VALUE_ADDED body may be "b" now.'],
    response: ['non-breaking ENUM_VALUE_ADDED response 200 may be "b" now.'],
  },
  {
    change: "a value of an enum that is gone",
    old: { enum: ["a", "b"] },
    new: { enum: ["a"] },
    request: ['breaking ENUM_VALUE_REMOVED body can\'t be "b" any more.'],
    response: ['non-breaking ENUM_VALUE_REMOVED response 200 can\'t be "b" any more.'],
  },
  {
    change: "null in addition",
    old: text,
    new: { type: ["string", "null"] },
    request: ["non-breaking NULL_ADDED body may be null now."],
    response: ["breaking NULL_ADDED response 200 may be null now."],
  },
  {
    change: "null no longer",
    old: { type: ["string", "null"] },
    new: text,
    request: ["breaking NULL_REMOVED body may not be null any more."],
    response: ["non-breaking NULL_REMOVED response 200 may not be null any more."],
  },
  {
    change: "another type",
    old: { type: "string" },
    new: { type: "boolean" },
    request: ["breaking TYPE_CHANGED body is a boolean now; it was a string."],
    response: ["breaking TYPE_CHANGED response 200 is a boolean now; it was a string."],
  },
  {
    change: "a wider type",
    old: { type: "integer" },
    new: { type: "number" },
    request: ["non-breaking TYPE_WIDENED body is a number now; it was an integer."],
    response: ["breaking TYPE_WIDENED response 200 is a number now; it was an integer."],
  },
  {
    change: "a list of values in place of any text",
    old: text,
    new: { type: "string", enum: ["a"] },
    request: ['breaking TYPE_NARROWED body is "a" now; it was a string.'],
    response: ['non-breaking TYPE_NARROWED response 200 is "a" now; it was a string.'],
  },
  {
    change: "another variant",
    old: { oneOf: [text, { type: "boolean" }] },
    new: { oneOf: [text, { type: "boolean" }, { type: "integer" }] },
    request: ["non-breaking TYPE_WIDENED body may be an integer now."],
    response: ["breaking TYPE_WIDENED response 200 may be an integer now."],
  },
  {
    change: "variants in place of one type",
    old: text,
    new: { oneOf: [text, { type: "boolean" }] },
    request: ["non-breaking TYPE_WIDENED body is a string or a boolean now; it was a string."],
    response: ["breaking TYPE_WIDENED response 200 is a string or a boolean now; it was a string."],
  },
  {
    change: "a tighter limit",
    old: { type: "string", maxLength: 9, minLength: 1 },
    new: { type: "string", maxLength: 5, minLength: 1 },
    request: ["breaking LIMIT_TIGHTENED body is limited more tightly: maxLength 5."],
    response: ["non-breaking LIMIT_TIGHTENED response 200 is limited more tightly: maxLength 5."],
  },
  {
    change: "a looser limit",
    old: { type: "array", items: { type: "integer", minimum: 1 } },
    new: { type: "array", items: { type: "integer" } },
    request: ["non-breaking LIMIT_LOOSENED body[] is limited less tightly: minimum."],
    response: ["non-breaking LIMIT_LOOSENED response 200[] is limited less tightly: minimum."],
  },
  {
    change: "undeclared properties refused",
    old: object({}),
    new: object({}, [], { additionalProperties: false }),
    request: ["breaking ADDITIONAL_PROPERTIES_REFUSED body may only have declared properties now."],
    response: ["non-breaking ADDITIONAL_PROPERTIES_REFUSED response 200 may only have declared properties now."],
  },
  {
    change: "another default",
    old: object({ a: { ...text, default: "x" } }),
    new: object({ a: { ...text, default: "y" } }),
    request: ['breaking DEFAULT_CHANGED body.a has another default: "y"; it was "x".'],
    response: ['non-breaking DEFAULT_CHANGED response 200.a has another default: "y"; it was "x".'],
  },
  {
    change: "deprecation",
    old: object({ a: text }),
    new: object({ a: { ...text, deprecated: true } }),
    request: ["non-breaking DEPRECATED body.a is deprecated now."],
    response: ["non-breaking DEPRECATED response 200.a is deprecated now."],
  },
  {
    change: "other words and examples",
    old: object({ a: { ...text, description: "Old.", examples: ["x"] } }),
    new: object({ a: { ...text, description: "New.", examples: ["y"] } }),
    request: [
      "docs-only DOCUMENTATION_CHANGED body.a is described differently.",
      "docs-only EXAMPLE_CHANGED body.a has other examples.",
    ],
    response: [
      "docs-only DOCUMENTATION_CHANGED response 200.a is described differently.",
      "docs-only EXAMPLE_CHANGED response 200.a has other examples.",
    ],
  },
  {
    change: "the same object, written as parts",
    old: object({ a: text, b: text }, ["a"]),
    new: { allOf: [object({ a: text }), object({ b: text }), { required: ["a"] }] },
    request: [],
    response: [],
  },
  {
    change: "a property of a part",
    old: { allOf: [object({ a: text }), object({ b: text })] },
    new: { allOf: [object({ a: text }), object({ b: { type: "integer" } })] },
    request: ["breaking TYPE_CHANGED body.b is an integer now; it was a string."],
    response: ["breaking TYPE_CHANGED response 200.b is an integer now; it was a string."],
  },
  {
    change: "the order of properties and variants",
    old: { oneOf: [object({ a: text, b: text }), text] },
    new: { oneOf: [text, object({ b: text, a: text })] },
    request: [],
    response: [],
  },
];

describe.each(cases)("$change", ({ old, new: now, request, response }) => {
  test("in what is sent", () => {
    expect(told(compare(sent(old), sent(now)))).toEqual(request);
  });

  test("in what is received", () => {
    expect(told(compare(received(old), received(now)))).toEqual(response);
  });
});

describe("named schemas", () => {
  const components = (schemas: JsonObject) => ({ components: { schemas } });
  const reference = { $ref: "#/components/schemas/Order" };
  const self = (more: JsonObject) =>
    components({
      Order: object({ parent: reference, line: { $ref: "#/components/schemas/Line" } }),
      Line: object(more),
    });

  test("that refer to themselves are compared once, and changes are told with all operations that they reach", () => {
    const result = compare(received(reference, self({ a: text })), received(reference, self({})));
    expect(result.changes).toMatchObject([
      {
        code: "PROPERTY_REMOVED",
        level: "breaking",
        message: "Line.a is gone.",
        subject: { kind: "schema", name: "Line" },
        directions: ["response"],
        operations: ["createOrder"],
        old: { file: "old.json", pointer: "/components/schemas/Line/properties/a", line: expect.any(Number) },
      },
    ]);
  });

  test("that are sent and received count as what is worse", () => {
    const both = (schema: JsonObject): JsonObject => {
      const content = { "application/json": { schema: reference } };
      return api({
        paths: {
          "/orders": {
            post: {
              operationId: "createOrder",
              requestBody: { content },
              responses: { 200: { description: "", content } },
            },
          },
        },
        ...components({ Order: schema }),
      });
    };
    const { changes, semver } = compare(both(object({ a: text })), both(object({ a: text }, ["a"])));
    expect(changes).toMatchObject([{ level: "breaking", directions: ["request", "response"] }]);
    expect(semver).toBe("major");
  });

  test("in place of the same schema written out are no change but a new type", () => {
    const order = object({ a: text });
    const result = compare(received(order), received(reference, components({ Order: order })));
    expect(told(result)).toEqual(["non-breaking TYPE_ADDED The type Order is new."]);
  });

  test("that nobody sends or receives are types of the SDK all the same", () => {
    expect(told(compare(api(components({ Order: object({}) })), api({})))).toEqual([
      "breaking TYPE_REMOVED The type Order is gone.",
    ]);
  });
});
