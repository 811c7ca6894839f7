import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildModel, load } from "../src/index.ts";
import { schemasFile } from "../src/targets/typescript-types/schemas.ts";
import { compile, compilers } from "./support/compilers.ts";

/**
 * How each feature of JSON Schema is printed, and what is said about it. After a change run `vitest run -u`, and review
 * the difference in `golden/schemas/` as you would review code.
 */
const base = join(import.meta.dirname, "specs/schemas");
const golden = join(import.meta.dirname, "golden/schemas");

const printed = readdirSync(base).map((spec) => {
  const loaded = load(join(base, spec), { base });
  const { content } = schemasFile(buildModel(loaded));
  const findings = loaded.findings.map(({ code, line, pointer, message }) => `${line} ${code} ${pointer} ${message}`);
  return { feature: spec.replace(".yaml", ""), content, findings };
});

test.each(printed)("$feature", async ({ feature, content, findings }) => {
  await expect(content).toMatchFileSnapshot(join(golden, `${feature}.ts.golden`));
  await expect(`${findings.join("\n")}\n`).toMatchFileSnapshot(join(golden, `${feature}.findings.golden`));
});

test.each(printed)("$feature has no any", ({ content }) => {
  const code = content.replaceAll(/\/\*\*.*?\*\//gs, "").replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
  expect(code).not.toMatch(/\bany\b/);
});

test.each(compilers)("all features compile under TypeScript %s with every strict option", (_, tsc) => {
  const directory = mkdtempSync(join(tmpdir(), "hivegen-schemas-"));
  for (const { feature, content } of printed) writeFileSync(join(directory, `${feature}.ts`), content);
  expect(
    compile(
      tsc,
      directory,
      printed.map(({ feature }) => `${feature}.ts`),
    ),
  ).toBe("");
});
