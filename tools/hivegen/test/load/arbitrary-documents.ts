import fc from "fast-check";
import type { Json, JsonObject } from "../../src/document/json.ts";
import { formatPointer } from "../../src/document/pointer.ts";

/** Words that mean something to a loader, beside some that should mean nothing. */
const NAMES = [
  ["openapi", "info", "paths", "components", "schemas", "parameters", "responses", "requestBodies", "headers"],
  ["/a", "/a/{id}", "get", "post", "callbacks", "content", "application/json", "schema", "200", "default", "4XX"],
  ["type", "properties", "items", "allOf", "oneOf", "anyOf", "not", "enum", "const", "required", "discriminator"],
  ["mapping", "additionalProperties", "prefixItems", "nullable", "name", "in", "style", "security", "servers", "tags"],
  ["links", "operationId", "x-hivegen", "__proto__", "constructor", "toString", "", "a b", "~", "ü", "$defs", "$id"],
].flat();

const VALUES: readonly Json[] = [
  ...["", "object", "array", "string", "null", "query", "path", "form", "#", "x", "3.1.0", "{$request.body#/a}"],
  ...[null, true, false, 0, -1, 1.5, 1e300, 200],
];

const REFERENCES = [
  ...[
    "#",
    "#/",
    "#/paths",
    "#/components",
    "#/components/schemas",
    "#/components/schemas/a",
    "#/components/schemas/get",
  ],
  ...["#/paths/~1a", "#/paths/~1a/get", "#/definitions/a", "a", "%", "#%", "#/%zz", "other.yaml", "other.yaml#/a", "."],
  ...[
    "https://example.com/a",
    "urn:a",
    "#/components/parameters/a",
    "#/components/responses/200",
    "##",
    "//",
    "file:///x",
  ],
];

/** Any JSON at all, in the words of API descriptions. */
export const anyDocument: fc.Arbitrary<JsonObject> = fc
  .letrec<{ value: Json; object: JsonObject }>((tie) => ({
    value: fc.oneof(
      { depthSize: "large", withCrossShrink: true },
      fc.constantFrom(...VALUES),
      fc.constantFrom(...REFERENCES).map(($ref): Json => ({ $ref })),
      fc.array(tie("value"), { maxLength: 3 }),
      tie("object"),
    ),
    object: fc
      .array(fc.tuple(fc.constantFrom(...NAMES), tie("value")), { maxLength: 5 })
      .map((entries) => Object.fromEntries(entries)),
  }))
  .object.map((rest) => ({ openapi: "3.1.0", ...rest }));

/** One change to a document: where (as shares of its size), and what stands there then. */
interface Mutation {
  readonly at: number;
  readonly from: number;
  readonly kind: "delete" | "replace" | "refer" | "copy";
  readonly value: Json;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  from: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  kind: fc.constantFrom("delete", "replace", "refer", "copy"),
  value: fc.oneof(
    fc.constantFrom<Json>(...VALUES, [], {}, [null], { type: [] }, { enum: null }, { properties: [] }, { $ref: 1 }),
    fc.constantFrom(...REFERENCES).map(($ref): Json => ({ $ref })),
  ),
});

/** A real document with some of its parts gone, replaced, moved, or referring to each other. */
export function mutated(document: JsonObject): fc.Arbitrary<JsonObject> {
  return fc.array(mutation, { minLength: 1, maxLength: 6 }).map((mutations) => {
    const copy = structuredClone(document);
    for (const step of mutations) mutate(copy, step);
    return copy;
  });
}

function mutate(document: JsonObject, { at, from, kind, value }: Mutation): void {
  const slots = slotsOf(document);
  const slot = slots[Math.floor(at * slots.length)];
  const source = slots[Math.floor(from * slots.length)];
  if (!slot || !source) return;
  if (kind === "delete") delete slot.parent[slot.key];
  else if (kind === "replace") slot.parent[slot.key] = structuredClone(value);
  else if (kind === "refer") slot.parent[slot.key] = { $ref: `#${formatPointer(source.pointer)}` };
  else slot.parent[slot.key] = structuredClone(source.parent[source.key]);
}

interface Slot {
  readonly parent: { [key: string]: Json | undefined };
  readonly key: string;
  readonly pointer: readonly string[];
}

function slotsOf(root: JsonObject): Slot[] {
  const slots: Slot[] = [];
  const pending: { value: object; pointer: readonly string[] }[] = [{ value: root, pointer: [] }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const parent: Slot["parent"] = Object(next.value);
    for (const [key, member] of Object.entries(parent)) {
      const pointer = [...next.pointer, key];
      slots.push({ parent, key, pointer });
      if (typeof member === "object" && member !== null) pending.push({ value: member, pointer });
    }
  }
  return slots;
}
