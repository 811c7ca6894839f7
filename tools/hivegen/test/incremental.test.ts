import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { JsonObject } from "../src/document/json.ts";
import { generate } from "../src/generate.ts";
import { History } from "../src/incremental/history.ts";
import { share } from "../src/incremental/share.ts";
import { load } from "../src/load/load.ts";
import { buildModel } from "../src/model/build-model.ts";
import { SdkNames } from "../src/targets/typescript-sdk/sdk-names.ts";
import { testingFiles } from "../src/targets/typescript-testing/testing-files.ts";

const directory = mkdtempSync(join(tmpdir(), "hivegen-incremental-"));
/** The package has some of the same files as the others, elsewhere. */
const outputs = ["typescript-sdk", "typescript-testing", "typescript-package"].map((target) => ({
  target,
  directory: join(directory, target),
}));

const zoo = load(join(import.meta.dirname, "specs/zoo.yaml")).document;

type Edit = (document: Zoo) => void;
interface Zoo extends JsonObject {
  paths: { [path: string]: { [method: string]: JsonObject } };
  components: { [section: string]: { [key: string]: JsonObject } };
}
const schema = (document: Zoo, key: string): JsonObject => document.components.schemas?.[key] ?? {};

/** One after the other, on the same document, as somebody edits it. */
const edits: Record<string, Edit> = {
  nothing: () => {},
  "the words of a schema": (zoo) => Object.assign(schema(zoo, "Enclosure"), { description: "Where it lives." }),
  "words and more of a schema": (zoo) =>
    Object.assign(schema(zoo, "Animal"), { description: "An animal.", properties: { title: { type: "string" } } }),
  "the words of a base and of a property": (zoo) =>
    Object.assign(schema(zoo, "Animal"), {
      title: "Beast",
      properties: { title: { type: "string", description: "Its title.", example: "Sir" } },
    }),
  "words, and what a base of it allows": (zoo) => {
    Object.assign(schema(zoo, "Cat"), { description: "A cat." });
    Object.assign(schema(zoo, "Animal"), { required: [] });
  },
  "words, and what a part of it is": (zoo) => {
    Object.assign(schema(zoo, "Animal"), { description: "Any animal." });
    Object.assign(schema(zoo, "Enclosure"), { readOnly: true });
  },
  "an example of what is sent": (zoo) =>
    Object.assign(schema(zoo, "Animal"), { example: { kind: "Cat", title: "Tom" } }),
  "another example of it": (zoo) => Object.assign(schema(zoo, "Animal"), { example: { kind: "Cat", title: "Kit" } }),
  "a property that is called as a keyword": (zoo) =>
    Object.assign(schema(zoo, "Animal"), { properties: { description: { type: "string" } } }),
  "a property": (zoo) => Object.assign(schema(zoo, "Keeper"), { properties: { age: { type: "integer" } } }),
  "a property that is read only": (zoo) =>
    Object.assign(schema(zoo, "Enclosure"), { properties: { id: { type: "string", readOnly: true } } }),
  "a new kind": (zoo) =>
    Object.assign(zoo.components.schemas ?? {}, { Dog: { allOf: [{ $ref: "#/components/schemas/Animal" }] } }),
  "a kind without its base": (zoo) => Object.assign(schema(zoo, "Dog"), { allOf: [] }),
  "a kind that is gone": (zoo) => delete zoo.components.schemas?.Cat,
  "a type of another name": (zoo) => Object.assign(schema(zoo, "Keeper"), { "x-hivegen": { name: "Guard" } }),
  "a type that takes another's name": (zoo) =>
    Object.assign(schema(zoo, "Enclosure"), { "x-hivegen": { name: "Guard" } }),
  "the words of an operation": (zoo) =>
    Object.assign(zoo.paths["/animals"]?.get ?? {}, { description: "All of them." }),
  "the words of a response": (zoo) => Object.assign(zoo.components.responses?.Added ?? {}, { description: "New." }),
  "an envelope": (zoo) => {
    zoo["x-hivegen"] = { envelope: { data: "/data" } };
    Object.assign(schema(zoo, "Keeper"), {
      properties: { data: { type: "object", description: "Who.", properties: { name: { type: "string" } } } },
    });
  },
  "the words in an envelope": (zoo) =>
    Object.assign(schema(zoo, "Keeper"), {
      properties: { data: { type: "object", description: "The keeper.", properties: { name: { type: "string" } } } },
    }),
  credentials: (zoo) =>
    Object.assign(zoo, {
      security: [{ key: [] }],
      components: { ...zoo.components, securitySchemes: { key: { type: "http", scheme: "bearer" } } },
    }),
  "how credentials are sent": (zoo) =>
    Object.assign(zoo.components.securitySchemes?.key ?? {}, { type: "apiKey", in: "header", name: "X-Key" }),
  "a parameter": (zoo) => Object.assign(zoo.components.parameters?.Limit ?? {}, { description: "At most." }),
  "a reference that leads nowhere": (zoo) =>
    Object.assign(schema(zoo, "Keeper"), { properties: { boss: { $ref: "#/components/schemas/Boss" } } }),
  "what it lead to": (zoo) => Object.assign(zoo.components.schemas ?? {}, { Boss: { type: "object" } }),
  "an id that another operation had": (zoo) => {
    zoo.paths = { "/a": { get: { operationId: "listKeepers", responses: {} } }, ...zoo.paths };
  },
  "the name of an operation": (zoo) => Object.assign(zoo.paths["/keepers"]?.get ?? {}, { operationId: "allKeepers" }),
  "the version of OpenAPI": (zoo) => Object.assign(zoo, { openapi: "3.1.0" }),
  "the order of schemas": (zoo) => {
    zoo.components.schemas = Object.fromEntries(Object.entries(zoo.components.schemas ?? {}).reverse());
  },
};

/** The document after each edit, in a file. */
function* edited(name: string): Generator<{ about: string; input: string }> {
  const document = structuredClone(zoo) as Zoo;
  const input = join(directory, name);
  for (const [about, edit] of Object.entries(edits)) {
    edit(document);
    writeFileSync(input, JSON.stringify(document));
    yield { about, input };
  }
}

test("after any edit, files and findings are those of a run that starts anew", async () => {
  const history = new History();
  for (const { about, input } of edited("files.json")) {
    const fresh = await generate({ input, outputs });
    expect(await generate({ input, outputs }, undefined, history), about).toEqual(fresh);
    expect(fresh.outputs[0]?.files.length).toBeGreaterThan(5);
  }
});

test("after any edit, decisions are those of a run that starts anew", () => {
  const history = new History();
  for (const { about, input } of edited("model.json")) {
    const { document: _, ...fresh } = buildModel(load(input));
    expect(buildModel(load(input), undefined, history), about).toMatchObject(fresh);
  }
});

test("what was printed for one place is not taken for another", () => {
  const input = join(directory, "places.json");
  writeFileSync(input, JSON.stringify(zoo));
  const model = buildModel(load(input), undefined, new History());
  const names = new SdkNames(model, { packageName: "zoo", packageVersion: "1.0.0", types: undefined });
  const [here, below] = [testingFiles(names), testingFiles(names, "testing/")];
  expect(below.map(({ path }) => path)).toEqual(here.map(({ path }) => `testing/${path}`));
});

test("a run that printed nothing is not taken for one that did", async () => {
  const history = new History();
  const input = join(directory, "pause.json");
  const document = structuredClone(zoo) as Zoo;
  const write = () => writeFileSync(input, JSON.stringify(document));
  write();
  await generate({ input, outputs }, undefined, history);
  Object.assign(schema(document, "Enclosure"), { description: "Changed while nothing was printed." });
  write();
  await generate({ input, outputs: [] }, undefined, history);
  Object.assign(schema(document, "Keeper"), { description: "Changed later." });
  write();
  expect(await generate({ input, outputs }, undefined, history)).toEqual(await generate({ input, outputs }));
});

test("what is equal becomes the same, and nothing is changed by that", () => {
  const before = { a: [{ x: 1 }, { y: 2 }], b: { c: { d: null } }, e: [] };
  const next = { a: [{ x: 1 }, { y: 3 }], b: { c: { d: null } }, e: [], f: true };
  const text = JSON.stringify(next);
  const shared = share(before, next);
  expect(shared).toEqual(next);
  expect(JSON.stringify(next)).toBe(text);
  expect(shared).toMatchObject({ b: before.b });
  expect((shared as typeof next).b).toBe(before.b);
  expect((shared as typeof next).a[0]).toBe(before.a[0]);
  expect(share(before, structuredClone(before))).toBe(before);
  expect(Object.keys(share({ a: 1, b: 2 }, { b: 2, a: 1 }) as object)).toEqual(["b", "a"]);
});
