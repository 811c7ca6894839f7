import { createRequire } from "node:module";
import Draft04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import type { Log, Run } from "sarif";
import { beforeAll, describe, expect, it } from "vitest";
import type { ReportDocument } from "../../../src/reports/render/document.ts";
import { renderReport } from "../../../src/reports/render/render-report.ts";
import { hostileReport } from "./hostile-report.ts";
import { finding, sampleReport } from "./sample-report.ts";

const schema = createRequire(import.meta.url)("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const ajv = new Draft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

async function render(document: ReportDocument): Promise<Run> {
  const { content } = await renderReport("sarif", document);
  const log: Log = JSON.parse(new TextDecoder().decode(content));
  validate(log);
  expect(validate.errors).toBeNull();
  expect(log).toMatchObject({ version: "2.1.0", runs: [expect.anything()] });
  const [run] = log.runs;
  if (run === undefined) throw new Error("The log has no run.");
  return run;
}

describe("SARIF report", () => {
  let run: Run;
  beforeAll(async () => {
    run = await render(sampleReport());
  });

  it("is a log that the official schema accepts, also for hostile and empty reports", async () => {
    await render(hostileReport());
    await render(sampleReport({ findings: [], checks: [] }));
    const { scan } = sampleReport();
    const failed = await render(
      sampleReport({ scan: { ...scan, status: "failed", startedAt: null, completedAt: null, durationSeconds: null } }),
    );
    expect(failed.invocations).toEqual([{ executionSuccessful: false }]);
  });

  it("has a rule for each check, also for those that found nothing", () => {
    const rules = run.tool.driver.rules ?? [];
    expect(rules).toHaveLength(13);
    expect(rules[0]).toMatchObject({
      id: "sql-injection-error",
      shortDescription: { text: "SQL injection, by error messages" },
      defaultConfiguration: { level: "error" },
      helpUri: "https://owasp.org/www-community/attacks/SQL_Injection",
      properties: { "security-severity": "9.8", tags: ["security", "external/cwe/cwe-89", "A03:2021-Injection"] },
    });
    expect(rules.find(({ id }) => id === "path-traversal")).not.toHaveProperty("defaultConfiguration");
  });

  it("points each result at its rule", () => {
    for (const { ruleId, ruleIndex } of run.results ?? []) {
      expect(run.tool.driver.rules?.[ruleIndex ?? -1]?.id).toBe(ruleId);
    }
  });

  it("names weaknesses in the CWE taxonomy", () => {
    const taxa = run.taxonomies?.[0]?.taxa?.map(({ id }) => id) ?? [];
    expect(taxa).toContain("89");
    const target = run.tool.driver.rules?.[0]?.relationships?.[0]?.target;
    expect(target).toEqual({ id: "89", toolComponent: { name: "CWE" } });
  });

  it("maps severities to levels", () => {
    const levels = new Map((run.results ?? []).map(({ level, properties }) => [properties?.severity, level]));
    expect(Object.fromEntries(levels)).toEqual({
      critical: "error",
      high: "error",
      medium: "warning",
      low: "note",
      info: "note",
    });
  });

  it("suppresses what was accepted or judged false, with the reason", () => {
    const suppressed = (run.results ?? []).filter(({ suppressions }) => suppressions !== undefined);
    expect(suppressed.map(({ properties, suppressions }) => [properties?.status, suppressions])).toEqual([
      [
        "accepted_risk",
        [
          {
            kind: "external",
            status: "accepted",
            justification: "Accepted as a risk. Partners rely on it until March; tracked as SHOP-4302.",
          },
        ],
      ],
      [
        "false_positive",
        [
          {
            kind: "external",
            status: "accepted",
            justification: "Judged a false positive. The page is a published tutorial.",
          },
        ],
      ],
    ]);
  });

  it("tells new results from known and fixed ones, and identifies them", async () => {
    const state = (status: "open" | "fixed", firstSeenAt: string) =>
      finding({
        id: status,
        title: "t",
        severity: "low",
        cwe: "CWE-1",
        owasp: "o",
        checkId: "c",
        status,
        firstSeenAt,
      });
    const { results } = await render(
      sampleReport({
        findings: [
          state("open", "2026-11-24T08:20:00Z"),
          state("open", "2026-11-01T08:20:00Z"),
          state("fixed", "2026-11-01T08:20:00Z"),
        ],
      }),
    );
    expect(results?.map(({ baselineState }) => baselineState)).toEqual(["new", "unchanged", "absent"]);
    expect(results?.[0]?.partialFingerprints).toEqual({ "hiveproFingerprint/v1": "fp_open" });
  });

  it("locates results by valid URIs without credentials", async () => {
    const at = (url: string) =>
      finding({
        id: url,
        title: "t",
        severity: "low",
        cwe: "CWE-1",
        owasp: "o",
        checkId: "c",
        location: { url, method: "GET" },
      });
    const urls = ["https://user:secret@e.example/a[0]?x=%zz|y", "not a url", "https://e.example/путь"];
    const { results } = await render(sampleReport({ findings: urls.map(at) }));
    expect(results?.map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri)).toEqual([
      "https://e.example/a%5B0%5D?x=%25zz%7Cy",
      "not%20a%20url",
      "https://e.example/%D0%BF%D1%83%D1%82%D1%8C",
    ]);
  });

  it("lets no title become a link", async () => {
    const title = "[click](https://evil.example)";
    const { results } = await render(
      sampleReport({
        findings: [finding({ id: "l", title, severity: "low", cwe: "CWE-1", owasp: "o", checkId: "c" })],
      }),
    );
    expect(results?.[0]?.message.text).toContain("[click] (https://evil.example)");
  });
});
