import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { dump, load as parseYaml } from "js-yaml";
import { expect, test } from "vitest";
import { type Json, type JsonObject, objectOf } from "../../src/document/json.ts";
import { buildModel, load } from "../../src/index.ts";
import { SourceFile } from "../../src/load/source-file.ts";
import { targets } from "../../src/targets/targets.ts";
import { anyDocument, mutated } from "./arbitrary-documents.ts";
import { project } from "./project.ts";

const SPECS = join(import.meta.dirname, "../specs");
const base = project({ "other.yaml": "a: { type: string }\nb: { $ref: api.json }\n" });

/** The same documents on every machine; other seeds are for whoever looks for more. */
const runs = (numRuns: number) => ({ numRuns, seed: 20_261_124 });

/** Loads a document, and looks whether everything that others rely on holds. */
function loadSafely(document: JsonObject | string | Uint8Array) {
  const isBytes = typeof document === "string" || document instanceof Uint8Array;
  writeFileSync(join(base, "api.json"), isBytes ? document : JSON.stringify(document));
  const loaded = load("api.json", { base });
  for (const finding of loaded.findings) expect(finding).toMatchObject({ file: expect.stringMatching(/\S/) });
  expect(() => JSON.stringify(loaded.document)).not.toThrow();
  return loaded;
}

test("any JSON loads, gives findings, and a model", () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const loaded = loadSafely(document);
      if (loaded.findings.every(({ severity }) => severity !== "error")) buildModel(loaded);
    }),
    runs(400),
  );
});

test("any text or bytes are a finding", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.uint8Array(),
    fc
      .array(
        fc.constantFrom(
          "a: ",
          "- ",
          "{",
          "}",
          "[",
          "]",
          "\n",
          "  ",
          "&a ",
          "*a",
          "<<: ",
          '"',
          "'",
          "|\n",
          "? ",
          "---\n",
          "\t",
          "!x ",
        ),
      )
      .map((parts) => `openapi: 3.1.0\n${parts.join("")}`),
  );
  fc.assert(
    fc.property(text, (input) => {
      loadSafely(input);
    }),
    runs(400),
  );
});

const fixtures = ["shop.yaml", "store.swagger2.yaml", "library/openapi.yaml"];

test.each(fixtures)("%s with anything wrong in it still gives all outputs, or says why not", async (path) => {
  const document = objectOf(parseYaml(readFileSync(join(SPECS, path), "utf8")));
  await fc.assert(
    fc.asyncProperty(mutated(document), async (broken) => {
      const loaded = loadSafely(broken);
      if (loaded.findings.some(({ severity }) => severity === "error")) return;
      const model = buildModel(loaded);
      const options = { packageName: "p", packageVersion: "1.0.0", types: undefined };
      for (const target of targets.values()) await target.generate(model, options);
    }),
    runs(40),
  );
});

const named = fc.dictionary(fc.stringMatching(/^[a-zA-Z]\w{0,9}$/), fc.jsonValue({ maxDepth: 3 }), { minKeys: 1 });

test.each([
  ["JSON", (value: Json) => JSON.stringify(value, null, 2), "api.json"],
  ["JSON on one line", (value: Json) => JSON.stringify(value), "api.json"],
  ["YAML", (value: Json) => dump(value, { noRefs: true }), "api.yaml"],
  ["YAML in flow style", (value: Json) => dump(value, { noRefs: true, flowLevel: 0 }), "api.yaml"],
])("in %s every key is found again where it stands", (_, print, path) => {
  fc.assert(
    fc.property(named, (value) => {
      const document: JsonObject = JSON.parse(JSON.stringify(value));
      const text = print(document);
      const lines = text.split("\n");
      const keys = Object.keys(document);
      const positions = SourceFile.parse(path, text).positionsOf(keys.map((key) => [key]));
      const found = positions.map(({ line, column }) => lines[line - 1]?.slice(column - 1) ?? "");
      expect(found.map((rest) => /^["']?(\w+)["']?:/.exec(rest)?.[1])).toEqual(keys);
    }),
    runs(100),
  );
});
