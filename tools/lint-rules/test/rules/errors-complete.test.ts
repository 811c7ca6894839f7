import { expect, test } from "vitest";
import { lintWith } from "../engine/lint.ts";

const RULE = "hivepro/errors-complete";

test("finds missing statuses, and codes that are missing, misspelt or without a response", async () => {
  expect(await lintWith({ [RULE]: "error" }, "errors-complete/fail.yaml")).toEqual([
    [
      RULE,
      "fail.yaml#/paths/~1targets~1{target_id}~1scans/post/responses",
      "createScan: response 400 is missing, and any request can be invalid. Add it with a `$ref` to the shared response.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1targets~1{target_id}~1scans/post/responses",
      "createScan: response 401 is missing, and it asks for credentials. Add it with a `$ref` to the shared response.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1targets~1{target_id}~1scans/post/responses",
      "createScan: response 403 is missing, and it asks for credentials. Add it with a `$ref` to the shared response.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1targets~1{target_id}~1scans/post/responses",
      "createScan: response 404 is missing, and its path has a parameter. Add it with a `$ref` to the shared response.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1targets~1{target_id}~1scans/post/responses",
      "createScan: response 409 is missing, and it accepts an idempotency key. Add it with a `$ref` to the shared response.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1targets~1{target_id}~1scans/post/responses",
      "createScan: response 413 is missing, and it has a request body. Add it with a `$ref` to the shared response.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1targets~1{target_id}~1scans/post/responses",
      "createScan: response 415 is missing, and it has a request body. Add it with a `$ref` to the shared response.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1targets~1{target_id}~1scans/post/responses",
      "createScan: response 429 is missing, and all calls are rate limited. Add it with a `$ref` to the shared response.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1targets~1{target_id}~1scans/post/responses",
      "createScan: response 500 is missing, and the server can fail. Add it with a `$ref` to the shared response.",
    ],
    [
      RULE,
      "fail.yaml#/x-hivegen/errors/codes/400/1",
      'the error code "not-found" is not in SCREAMING_SNAKE_CASE. Rename it.',
    ],
    [
      RULE,
      "fail.yaml#/paths/~1targets~1{target_id}~1scans/post/x-hivegen/errors/codes/400",
      "createScan: it has codes for 400 but no such response. Declare response 400, or remove the codes.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1targets~1{target_id}~1scans/post/x-hivegen/errors/codes/409",
      "createScan: it has codes for 409 but no such response. Declare response 409, or remove the codes.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1health/get/responses/418",
      "getHealth: response 418 has no error code. Name one in `x-hivegen.errors.codes.418`.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1health/get/responses/500",
      "getHealth: response 500 has no error code. Name one in `x-hivegen.errors.codes.500`.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1token/post/responses/500",
      "createToken: response 500 has no error code. Name one in `x-hivegen.errors.codes.500`.",
    ],
  ]);
});

test("accepts all statuses with codes, and the codes of another standard", async () => {
  expect(await lintWith({ [RULE]: "error" }, "errors-complete/pass.yaml")).toEqual([]);
});
