import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Adapter } from "../src/adapters/adapter.ts";
import { discoverAdapters } from "../src/adapters/manifest.ts";
import { missingToolchain, prepareAdapter } from "../src/adapters/toolchain.ts";
import type { Case } from "../src/cases/case.ts";
import { loadCases } from "../src/cases/load.ts";
import { ADAPTERS, CASES } from "../src/folders.ts";
import { readKnownFailures } from "../src/reporting/known-failures.ts";
import { Report } from "../src/reporting/report.ts";
import { runCase } from "../src/running/run-case.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const cases = loadCases(CASES);
const ids = cases.map(({ id }) => id);
const languages = await Promise.all(
  discoverAdapters(ADAPTERS).map(async (manifest) => ({
    manifest,
    adapter: new Adapter(manifest),
    missing: await missingToolchain(manifest),
  })),
);
const names = languages.map(({ manifest }) => manifest.name);
const known = readKnownFailures(here("../known-failures.yaml"), ids, names);
const report = new Report(ids, names);

afterAll(() => {
  mkdirSync(here("../test-results"), { recursive: true });
  writeFileSync(here("../test-results/conformance.md"), `${report.summary()}\n\n${report.table()}\n`);
  console.log(report.summary());
});

for (const { manifest, adapter, missing } of languages) {
  const { name, lacks } = manifest;
  if (missing !== undefined) {
    test.skipIf(process.env.CI !== "true")(`${name} (left out: ${missing})`, () => expect.fail(missing));
    continue;
  }
  describe.concurrent(name, () => {
    beforeAll(() => prepareAdapter(manifest));
    afterAll(() => adapter[Symbol.asyncDispose]());

    for (const written of cases) {
      if (written.needs.some((need) => need in lacks)) report.note(written.id, name, "not in this language");
      else test(`${written.id}: ${written.says}`, () => check(written, adapter));
    }
  });
}

async function check(written: Case, adapter: Adapter): Promise<void> {
  const { name } = adapter.manifest;
  const listed = known.find((failure) => failure.case === written.id && failure.language === name);
  const problems = await runCase(written, adapter);
  const failed = problems.length > 0;
  report.note(written.id, name, failed ? (listed ? "known failure" : "failed") : "passed");
  if (listed && !failed) expect.fail("It passes: delete its line from known-failures.yaml.");
  if (!listed) expect(problems).toEqual([]);
}
