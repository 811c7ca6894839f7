import { expect, test } from "vitest";
import hivepro from "../src/plugin.ts";
import { lintWith } from "./engine/lint.ts";

test("a contract of the wrong shape gets findings of the rules, and crashes none", async () => {
  // Redocly's own rules are left out: some of them do crash here.
  const ours = Object.keys(hivepro().rules?.oas3 ?? {}).map((rule) => [`hivepro/${rule}`, "error"] as const);
  const findings = await lintWith(Object.fromEntries(ours), "odd.yaml");
  expect([...new Set(findings.map(([rule]) => rule))].sort()).toEqual([
    "hivepro/documented",
    "hivepro/envelope-on-json",
    "hivepro/errors-complete",
    "hivepro/examples",
    "hivepro/idempotency",
    "hivepro/naming",
    "hivepro/rate-limit-headers",
    "hivepro/scopes",
    "hivepro/waiters-and-links",
    "hivepro/x-hivegen-schema",
  ]);
  expect(findings).toContainEqual([
    "hivepro/waiters-and-links",
    "odd.yaml#/paths/~1scans/post/x-hivegen/waiters",
    "POST /scans: its waiters have no names. Write each below its name, e.g. `waitUntilComplete`.",
  ]);
});
