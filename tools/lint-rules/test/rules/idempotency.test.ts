import { expect, test } from "vitest";
import { lintWith } from "../engine/lint.ts";

const RULE = "hivepro/idempotency";

test("finds creating POSTs without the header, and a required one", async () => {
  expect(await lintWith({ [RULE]: "error" }, "idempotency/fail.yaml")).toEqual([
    [
      RULE,
      "fail.yaml#/paths/~1scans/post",
      "createScan: it answers 201 but does not accept Idempotency-Key. Add the shared header parameter, so that a retry is safe.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1reports/post/parameters/0/required",
      "createReport: Idempotency-Key is required. Make it optional: clients that do not retry need none.",
    ],
  ]);
});

test("asks for the header name when the contract declares none", async () => {
  expect(await lintWith({ [RULE]: "error" }, "idempotency/undeclared.yaml")).toEqual([
    [
      RULE,
      "undeclared.yaml#/",
      "The contract does not name its idempotency header. Add `x-hivegen.idempotency.header` at the root.",
    ],
  ]);
});

test("accepts the optional header, and leaves other operations alone", async () => {
  expect(await lintWith({ [RULE]: "error" }, "idempotency/pass.yaml")).toEqual([]);
});
