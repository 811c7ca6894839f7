import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { discoverAdapters } from "../src/adapters/manifest.ts";
import { readLine } from "../src/adapters/reply.ts";
import { loadCases } from "../src/cases/load.ts";
import { CASES } from "../src/folders.ts";

const text = readFileSync(fileURLToPath(new URL("../README.md", import.meta.url)), "utf8");
const blocks = (language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "gms"))].map(([, block = ""]) => block);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "conformance-readme-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("the case that it shows is one", () => {
  mkdirSync(join(folder, "retry"));
  cpSync(join(CASES, "models.yaml"), join(folder, "models.yaml"));
  writeFileSync(join(folder, "retry/statuses.yaml"), blocks("yaml")[0] ?? "");
  expect(loadCases(folder).map(({ id }) => id)).toEqual([
    "retry/statuses/transient/500",
    "retry/statuses/transient/503",
  ]);
});

test("the manifest that it shows is one", () => {
  mkdirSync(join(folder, "python"));
  writeFileSync(join(folder, "python/python.adapter.json"), blocks("json")[0] ?? "");
  expect(discoverAdapters(folder)).toMatchObject([{ name: "python", start: [".venv/bin/python", "adapter.py"] }]);
});

test("the lines of the protocol that it shows are commands, replies and events", () => {
  const [, ...examples] = blocks("json");
  const lines = examples.flatMap((example) => example.trim().split(/\n(?=\{)/));
  expect(lines.length).toBeGreaterThan(8);
  for (const line of lines) {
    const document: unknown = JSON.parse(line);
    expect(document).toSatisfy((value: object) => "do" in value || readLine(line) !== undefined);
  }
});
