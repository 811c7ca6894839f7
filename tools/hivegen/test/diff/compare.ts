import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Diff } from "../../src/diff/change.ts";
import { diff } from "../../src/diff/diff.ts";
import type { JsonObject } from "../../src/document/json.ts";
import { load } from "../../src/load/load.ts";
import { buildModel } from "../../src/model/build-model.ts";

/** Compares two descriptions that are written to files, as the command does. */
export function compare(before: JsonObject, after: JsonObject): Diff {
  const directory = mkdtempSync(join(tmpdir(), "hivegen-diff-"));
  const read = (name: string, document: JsonObject) => {
    writeFileSync(join(directory, name), JSON.stringify(document, null, 2));
    const loaded = load(join(directory, name), { base: directory });
    return { loaded, model: buildModel(loaded) };
  };
  return diff(read("old.json", before), read("new.json", after));
}

/** `breaking PROPERTY_REMOVED User.name is gone.`, for each change. */
export function told({ changes }: Diff): string[] {
  return changes.map(({ level, code, message }) => `${level} ${code} ${message}`);
}

export function api(parts: JsonObject): JsonObject {
  return { openapi: "3.1.0", info: { title: "Shop", version: "1" }, paths: {}, ...parts };
}

/** An API with one operation. */
export function withOperation(operation: JsonObject, more: JsonObject = {}): JsonObject {
  return api({
    paths: { "/orders": { post: { operationId: "createOrder", tags: ["orders"], responses: {}, ...operation } } },
    ...more,
  });
}

export function sent(schema: JsonObject | boolean, more: JsonObject = {}): JsonObject {
  return withOperation({ requestBody: { content: { "application/json": { schema } } } }, more);
}

export function received(schema: JsonObject | boolean, more: JsonObject = {}): JsonObject {
  const content = { "application/json": { schema } };
  return withOperation({ responses: { 200: { description: "Done.", content } } }, more);
}
