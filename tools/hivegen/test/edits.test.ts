import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json, JsonObject } from "../src/document/json.ts";
import { Edits } from "../src/incremental/edits/edits.ts";

const FILE = "/api.json";

/** What is known of a text after another one was read and kept. */
function known(before: string, after: string): Json | undefined {
  const edits = new Edits();
  edits.apply(FILE, Buffer.from(before));
  edits.keep(FILE, JSON.parse(before));
  return edits.apply(FILE, Buffer.from(after));
}

const DOCUMENT = {
  openapi: "3.1.0",
  info: { title: 'A "title" {', version: "1" },
  paths: { "/a": { get: { operationId: "a" } }, "/b": {} },
  components: { schemas: { "A\\": { type: "string" }, Ü: { type: "number", minimum: 1 } }, responses: {} },
};
const text = (change: (document: typeof DOCUMENT) => unknown, indent?: number) => {
  const document = structuredClone(DOCUMENT);
  change(document);
  return JSON.stringify(document, null, indent);
};

test.each<[string, (document: typeof DOCUMENT) => unknown]>([
  ["nothing", () => {}],
  ["a schema", ({ components }) => Object.assign(components.schemas.Ü, { minimum: 12, description: "ä \u{1f41d}" })],
  ["a schema with a name that is escaped", ({ components }) => Object.assign(components.schemas["A\\"], { type: [] })],
  ["a path", ({ paths }) => Object.assign(paths["/a"].get, { deprecated: true })],
  ["a path into something else", ({ paths }) => Object.assign(paths, { "/b": "gone" })],
  ["the title", ({ info }) => Object.assign(info, { title: "B" })],
  ["the version of OpenAPI", (document) => Object.assign(document, { openapi: "3.1.1" })],
])("whoever edits %s gets what a whole reading gives, however it is written", (_, change) => {
  for (const indent of [undefined, 2, 8]) {
    const after = text(change, indent);
    expect(
      known(
        text(() => {}, indent),
        after,
      ),
    ).toEqual(JSON.parse(after));
  }
});

test.each<[string, string, string]>([
  ["another member", '{"paths":{"/a":{}}}', '{"paths":{"/a":{},"/b":{}}}'],
  ["a member before", '{"paths":{"/a":{}}}', '{"paths":{"/b":{},"/a":{}}}'],
  ["a member less", '{"paths":{"/a":{},"/b":{}}}', '{"paths":{"/a":{}}}'],
  ["another name", '{"paths":{"/a":{}}}', '{"paths":{"/b":{}}}'],
  ["changes in two members", '{"paths":{"/a":1,"/b":1}}', '{"paths":{"/a":2,"/b":2}}'],
  ["broken JSON", '{"paths":{"/a":{}}}', '{"paths":{"/a":{]}}'],
  ["an end that is missing", '{"paths":{"/a":{}}}', '{"paths":{"/a":{}}'],
  ["a name that stands twice", '{"paths":{"/a":1,"/a":2}}', '{"paths":{"/a":3,"/a":2}}'],
  ["nesting without end", '{"paths":{"/a":1}}', `{"paths":{"/a":${"[".repeat(300)}${"]".repeat(300)}}}`],
  ["a list", "[1]", "[2]"],
])("%s asks for a whole reading", (_, before, after) => {
  expect(known(before, after)).toBeUndefined();
});

test("a text in another encoding, and one that wasn't kept, ask for a whole reading", () => {
  const edits = new Edits();
  const utf16 = (number: number) => Buffer.from(`{"a":${number}}`, "utf16le");
  edits.apply(FILE, utf16(1));
  edits.keep(FILE, { a: 1 });
  expect(edits.apply(FILE, utf16(2))).toBeUndefined();
  expect(edits.apply(FILE, Buffer.from('{"a":1}'))).toBeUndefined();
  expect(edits.apply(FILE, Buffer.from('{"a":2}'))).toBeUndefined();
});

const json = fc.jsonValue({ maxDepth: 3 });
const names = fc.constantFrom("a", "b", 'c"', "d\\", "1", "__proto__");
const map = fc.dictionary(names, json, { maxKeys: 4 });
const documents = fc.record({ info: json, paths: map, components: fc.dictionary(names, map, { maxKeys: 3 }) });

test("however a document changes, again and again, what is known is what a whole reading gives", () => {
  const edits = new Edits();
  let applied = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(documents, fc.boolean(), json), { maxLength: 5 }), (versions) => {
      for (const [document, isEdit, value] of versions) {
        const [name] = Object.keys(document.paths);
        const next =
          isEdit && name !== undefined ? { ...document, paths: { ...document.paths, [name]: value } } : document;
        for (const version of [document, next]) {
          const written = JSON.stringify(version, null, 1);
          const expected: JsonObject = JSON.parse(written);
          const root = edits.apply(FILE, Buffer.from(written));
          if (root !== undefined) {
            applied++;
            expect(root).toEqual(expected);
            expect(JSON.stringify(root)).toBe(JSON.stringify(expected));
          }
          edits.keep(FILE, root ?? expected);
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(applied).toBeGreaterThan(100);
});
