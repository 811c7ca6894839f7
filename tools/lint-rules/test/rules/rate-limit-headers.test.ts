import { expect, test } from "vitest";
import { lintWith } from "../engine/lint.ts";

const RULE = "hivepro/rate-limit-headers";

test("finds responses without the headers, and an incomplete declaration", async () => {
  expect(await lintWith({ [RULE]: "error" }, "rate-limit-headers/fail.yaml")).toEqual([
    [
      RULE,
      "fail.yaml#/x-hivegen/rateLimit/unit",
      "The `unit` of the reset header is not one of epoch-seconds, epoch-milliseconds, seconds. Set it.",
    ],
    [RULE, "fail.yaml#/x-hivegen/rateLimit", "`x-hivegen.rateLimit` has no `remaining`. Name the header."],
    [
      RULE,
      "fail.yaml#/paths/~1scans/get/responses/200",
      "listScans: response 200 lacks the header X-RateLimit-Limit. Add it to its `headers`.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/get/responses/200",
      "listScans: response 200 lacks the header X-RateLimit-Reset. Add it to its `headers`.",
    ],
    [
      RULE,
      "fail.yaml#/components/responses/TooManyRequests/headers",
      "listScans: response 429 lacks the header X-RateLimit-Reset. Add it to its `headers`.",
    ],
    [
      RULE,
      "fail.yaml#/components/responses/TooManyRequests/headers",
      "listScans: response 429 lacks the header Retry-After. Add it to its `headers`.",
    ],
  ]);
});

test("asks for the header names once when the contract declares none", async () => {
  expect(await lintWith({ [RULE]: "error" }, "rate-limit-headers/undeclared.yaml")).toEqual([
    [
      RULE,
      "undeclared.yaml#/",
      "The contract does not name its rate limit headers. Add `x-hivegen.rateLimit` at the root, with `limit`, `remaining`, `reset` and `unit`.",
    ],
  ]);
});

test("accepts complete headers in any case, and public operations without them", async () => {
  expect(await lintWith({ [RULE]: "error" }, "rate-limit-headers/pass.yaml")).toEqual([]);
});
