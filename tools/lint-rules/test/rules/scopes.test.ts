import { expect, test } from "vitest";
import { lintWith } from "../engine/lint.ts";

const RULE = "hivepro/scopes";

test("finds operations without security, without an alternative, without scopes", async () => {
  expect(await lintWith({ [RULE]: "error" }, "scopes/fail.yaml")).toEqual([
    [
      RULE,
      "fail.yaml#/paths/~1scans/get",
      "listScans: it does not say who may call it. Add `security` with the API key and the OAuth2 scopes, or `security: []`.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/put/security",
      "replaceScans: an API key cannot call it. Add `- apiKey: []` to its `security`.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/put/security/0/oauth2",
      "replaceScans: its OAuth2 alternative names no scope. List the scopes that it needs.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/post/security",
      "createScan: an OAuth2 token cannot call it. Add `- oauth2: [<scope>]` to its `security`.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/delete/security/0",
      "deleteScans: an empty requirement lets everyone in. Write `security: []` if that is meant.",
    ],
  ]);
});

test("accepts both alternatives, and public operations that say so", async () => {
  expect(await lintWith({ [RULE]: "error" }, "scopes/pass.yaml")).toEqual([]);
});
