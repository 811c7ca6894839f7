import { readdirSync } from "node:fs";
import { PLANTED, PLANTED_WITH_TLS } from "@hivepro/practice-sites";
import { expect, test } from "vitest";
import { CHECKS } from "../../src/engine/catalogue.ts";
import { checkCatalogue, scoreVector, severityOf } from "../../src/engine/index.ts";

const ids = checkCatalogue.map(({ id }) => id);

test("every file in checks/ is in the catalogue under its own name", () => {
  const files = readdirSync(new URL("../../src/engine/checks/", import.meta.url)).map((name) =>
    name.replace(".ts", ""),
  );
  expect([...ids].sort()).toEqual(files.sort());
});

test("every check has a planted weakness that proves it", () => {
  const planted = new Set([...PLANTED, ...PLANTED_WITH_TLS].map(({ checkId }) => checkId));
  expect(ids.filter((id) => !planted.has(id))).toEqual([]);
});

test.for(checkCatalogue)("$id says what it is, how bad, and what to do", (check) => {
  expect(check.severity).toBe(severityOf(scoreVector(check.cvssVector).score));
  expect(check.owasp).toMatch(/^A\d\d:2021-[A-Z]/);
  expect(check.references.at(-1)).toBe(`https://cwe.mitre.org/data/definitions/${check.cwe}.html`);
  expect(check.references.every((reference) => URL.canParse(reference))).toBe(true);
  expect([check.description, check.remediation].every((text) => /^[A-Z].*\.$/s.test(text))).toBe(true);
});

test("deep includes standard, standard includes quick", () => {
  for (const { scanTypes } of checkCatalogue) {
    expect(["quick standard deep", "standard deep", "deep"]).toContain(scanTypes.join(" "));
  }
});

test("each check has exactly one hook", () => {
  const hooks = ["onPage", "onOrigin", "onInput"];
  expect(CHECKS.filter((check) => hooks.filter((hook) => hook in check).length !== 1)).toEqual([]);
});
