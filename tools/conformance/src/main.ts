/** Runs cases from the command line, for whoever works on an SDK: `node src/main.ts --language python --case retry`. */

import { parseArgs } from "node:util";
import { Adapter } from "./adapters/adapter.ts";
import { discoverAdapters } from "./adapters/manifest.ts";
import { missingToolchain, prepareAdapter } from "./adapters/toolchain.ts";
import type { Case } from "./cases/case.ts";
import { loadCases } from "./cases/load.ts";
import { ADAPTERS, CASES } from "./folders.ts";
import { runCase } from "./running/run-case.ts";

const CONCURRENCY = 16;

const { values } = parseArgs({
  options: { language: { type: "string", multiple: true }, case: { type: "string", default: "" } },
});
const cases = loadCases(CASES).filter(({ id }) => id.includes(values.case));
const manifests = discoverAdapters(ADAPTERS).filter(({ name }) => !values.language || values.language.includes(name));
if (cases.length === 0 || manifests.length === 0) {
  console.error(`There is no ${cases.length === 0 ? `case with "${values.case}" in its id` : "such language"}.`);
  process.exit(2);
}
for (const manifest of manifests) {
  const missing = await missingToolchain(manifest);
  if (missing !== undefined) {
    console.log(`Left out: ${missing}`);
    continue;
  }
  await prepareAdapter(manifest);
  await using adapter = new Adapter(manifest);
  const applicable = cases.filter(({ needs }) => !needs.some((need) => need in manifest.lacks));
  const failures = await runAll(applicable, adapter);
  console.log(`${manifest.name}: ${applicable.length - failures} of ${applicable.length} passed`);
  if (failures > 0) process.exitCode = 1;
}

/** Returns how many failed. */
async function runAll(applicable: readonly Case[], adapter: Adapter): Promise<number> {
  const waiting = [...applicable];
  let failures = 0;
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const problems = await runCase(next, adapter);
      if (problems.length === 0) continue;
      failures += 1;
      console.log(
        `${adapter.manifest.name} ${next.id}\n  ${next.says}\n${problems.map((problem) => `  - ${problem}`).join("\n")}`,
      );
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return failures;
}
