import { expect, test } from "vitest";
import { lintWith } from "../engine/lint.ts";

const RULE = "hivepro/waiters-and-links";

test("finds links and waiters that lead nowhere", async () => {
  expect(await lintWith({ [RULE]: "error" }, "waiters-and-links/fail.yaml")).toEqual([
    [
      RULE,
      "fail.yaml#/paths/~1scans~1{scan_id}/get/responses/200/links/gone/operationId",
      "getScan: the link `gone` leads to `listScans`, which does not exist. Correct it.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans~1{scan_id}/get/responses/200/links/nameless",
      "getScan: the link `nameless` has no `operationId`. Name the operation it leads to.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans~1{scan_id}/get/responses/200/links/wrong/parameters/id",
      "getScan: the link `wrong` sets `id`, which `getScan` does not take. Name one of its parameters.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans~1{scan_id}/get/responses/200/links/wrong/parameters/path.scan_id",
      "getScan: in the link `wrong`, `$response.body#/id` points to nothing in the schema of the response body. Correct it.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans~1{scan_id}/get/responses/200/links/wrong/parameters/scan_id",
      "getScan: in the link `wrong`, `$response.header.ETag` names a header the response does not have. Correct it.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans~1{scan_id}/get/responses/200/links/wrong/requestBody/a",
      "getScan: in the link `wrong`, `$request.query.page` names a query parameter the operation does not have. Correct it.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans~1{scan_id}/get/responses/200/links/wrong/requestBody/b",
      "getScan: in the link `wrong`, `$request.body#/target` points into the request body, which is not JSON. Correct it.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans~1{scan_id}/get/responses/200/links/wrong/requestBody/c",
      "getScan: in the link `wrong`, `$response.query.x` is not a runtime expression. Correct it.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans~1{scan_id}/get/responses/200/links/wrong/requestBody/d",
      "getScan: in the link `wrong`, `$data.id` is not a runtime expression. Correct it.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans~1{scan_id}/get/x-hivegen/waiters/waitUntilComplete/success/0/pointer",
      "getScan: the waiter `waitUntilComplete` looks at `/data/status`, which the data does not have. Write it as seen inside the data, without the envelope.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans~1{scan_id}/get/x-hivegen/waiters/waitUntilComplete/success/1",
      "getScan: a state of the waiter `waitUntilComplete` has no JSON pointer. Set `pointer`, e.g. /status.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans~1{scan_id}/get/x-hivegen/waiters/waitUntilComplete/success/2",
      "getScan: a state of the waiter `waitUntilComplete` lists no values. Set `in`.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans~1{scan_id}/get/x-hivegen/waiters/waitUntilComplete/failure/0/in/1",
      'getScan: the waiter `waitUntilComplete` looks for "canceled", which `/status` never is. Correct it, or add it to the `enum`.',
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans~1{scan_id}/get/x-hivegen/waiters/waitForNothing",
      "getScan: the waiter `waitForNothing` has no `success` state. Say what it waits for.",
    ],
  ]);
});

test("accepts expressions and states that the contract declares, through unions and recursion", async () => {
  expect(await lintWith({ [RULE]: "error" }, "waiters-and-links/pass.yaml")).toEqual([]);
});
