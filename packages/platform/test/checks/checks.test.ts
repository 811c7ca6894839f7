import type { Check } from "@hivepro/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkCatalogue } from "../../src/engine/index.ts";
import { allItems } from "../support/api.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

describe("the catalogue", () => {
  it("has every check of the engine once, by id", async () => {
    const ids = (await allItems<Check>(platform.api, "/checks?limit=7")).map(({ id }) => id);
    expect(ids).toEqual(checkCatalogue.map(({ id }) => id).sort());
  });

  it("is filtered by all that is asked for", async () => {
    const checks = await allItems<Check>(platform.api, "/checks?category=injection&severity=critical&scan_type=deep");
    expect(checks.length).toBeGreaterThan(0);
    for (const check of checks) {
      expect(check).toMatchObject({ category: "injection", severity: "critical" });
      expect(check.scan_types).toContain("deep");
    }
  });

  it("has one entry by id", async () => {
    const [first] = checkCatalogue;
    const { data } = await platform.api.get<Check>(`/checks/${first?.id}`);
    expect(data).toMatchObject({ id: first?.id, title: first?.title, cwe: `CWE-${first?.cwe}` });
  });

  it("refuses a cursor of other filters", async () => {
    const { meta } = await platform.api.get("/checks?limit=1");
    const answer = await platform.api.get(`/checks?limit=1&severity=low&cursor=${meta.next_cursor}`);
    expect([answer.status, answer.error.code]).toEqual([400, "INVALID_CURSOR"]);
  });
});
