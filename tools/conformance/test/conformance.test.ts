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
import { KitServer } from "../src/servers/kit-server.ts";
import { exchangesForServers, mirror } from "../src/servers/mirror.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** The report's column for the mirror of the suite. */
const SERVER = "server kit";
const cases = loadCases(CASES);
const ids = cases.map(({ id }) => id);
const languages = await Promise.all(
  discoverAdapters(ADAPTERS).map(async (manifest) => ({
    manifest,
    adapter: new Adapter(manifest),
    missing: await missingToolchain(manifest),
  })),
);
const columns = [...languages.map(({ manifest }) => manifest.name), SERVER];
const known = readKnownFailures(here("../known-failures.yaml"), ids, columns);
const report = new Report(ids, columns);

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
      if (written.needs.some((need) => need in lacks)) report.note(written.id, name, "not applicable");
      else test(title(written), async () => judge(written, name, await runCase(written, adapter)));
    }
  });
}

describe(SERVER, () => {
  let server: KitServer;
  beforeAll(async () => {
    server = await KitServer.start();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  for (const written of cases) {
    const exchanges = exchangesForServers(written);
    if (exchanges.length === 0) {
      report.note(written.id, SERVER, "not applicable");
      continue;
    }
    test(title(written), async () => {
      const problems: string[] = [];
      for (const exchange of exchanges) problems.push(...(await mirror(written, exchange, server)));
      judge(written, SERVER, problems);
    });
  }
});

function title({ id, says }: Case): string {
  return `${id}: ${says}`;
}

/** Fails the test if something is wrong that isn't known, or nothing where something is. */
function judge({ id }: Case, column: string, problems: readonly string[]): void {
  const listed = known.some((failure) => failure.case === id && failure.language === column);
  const failed = problems.length > 0;
  report.note(id, column, failed ? (listed ? "known failure" : "failed") : "passed");
  if (listed && !failed) expect.fail("It passes: delete its line from known-failures.yaml.");
  if (!listed) expect(problems).toEqual([]);
}
