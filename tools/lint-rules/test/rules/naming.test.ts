import { expect, test } from "vitest";
import { lintWith } from "../engine/lint.ts";

const RULE = "hivepro/naming";

test("finds names in the wrong case, ids without verb or taken, tags that are not declared", async () => {
  expect(await lintWith({ [RULE]: "error" }, "naming/fail.yaml")).toEqual([
    [
      RULE,
      "fail.yaml#/paths/~1scanRuns~1{scanId}",
      "The path /scanRuns/{scanId} has the segment `scanRuns`, which is not in kebab-case. Rename it.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scanRuns~1{scanId}",
      "The path /scanRuns/{scanId} has the segment `{scanId}`, which is not in snake_case. Rename it.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scanRuns~1{scanId}/get/operationId",
      "The operationId `scans_get` is not in camelCase. Rename it.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scanRuns~1{scanId}/put/operationId",
      "The operationId `scanUpdate` does not start with a known verb. Rename it, e.g. `get…`, or `on…` for a webhook; new verbs go into the rule's `verbs`.",
    ],
    [
      RULE,
      "fail.yaml#/webhooks/scan.completed/post/operationId",
      "The operationId `scanCompleted` does not start with a known verb. Rename it, e.g. `get…`, or `on…` for a webhook; new verbs go into the rule's `verbs`.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scanRuns~1{scanId}/patch/operationId",
      "The operationId `deleteScan` is that of DELETE /scanRuns/{scanId} already. Give each operation an id of its own.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scanRuns~1{scanId}/get",
      "scans_get: it has no tag. Name the one it belongs to in `tags`.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scanRuns~1{scanId}/put/tags/0",
      "scanUpdate: the tag `Scan` is not declared. Add it to `tags` at the root, or correct it.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scanRuns~1{scanId}/parameters/0/name",
      "The path parameter `scanId` is not in snake_case. Rename it.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scanRuns~1{scanId}/parameters/1/name",
      "The query parameter `createdAfter` is not in snake_case. Rename it.",
    ],
    [RULE, "fail.yaml#/components/schemas/scan_run", "The schema `scan_run` is not in PascalCase. Rename it."],
    [
      RULE,
      "fail.yaml#/components/schemas/scan_run/properties/startedAt",
      "The property `startedAt` is not in snake_case. Rename it, or set `x-hivegen.naming: false` on the schema if another standard names it.",
    ],
    [
      RULE,
      "fail.yaml#/components/schemas/scan_run/properties/state/enum/1",
      "The enum value `In-Progress` is not in snake_case. Rename it, or set `x-hivegen.naming: false` on the schema if another standard names it.",
    ],
    [RULE, "naming-schemas.yaml#/reportFile", "The schema `reportFile` is not in PascalCase. Rename it."],
    [
      RULE,
      "naming-schemas.yaml#/reportFile/properties/fileName",
      "The property `fileName` is not in snake_case. Rename it, or set `x-hivegen.naming: false` on the schema if another standard names it.",
    ],
  ]);
});

test("accepts the house names, exempt schemas and paths, and verbs from the options", async () => {
  expect(await lintWith({ [RULE]: { severity: "error", verbs: ["summon"] } }, "naming/pass.yaml")).toEqual([]);
});
