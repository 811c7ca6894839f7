import { expect, test } from "vitest";
import { lintWith } from "../engine/lint.ts";

const RULE = "hivepro/x-hivegen-schema";

test("finds unknown keys, and the extension where nobody reads it", async () => {
  expect(await lintWith({ [RULE]: "error" }, "x-hivegen-schema/fail.yaml")).toEqual([
    [
      RULE,
      "fail.yaml#/x-hivegen/paginate",
      "`x-hivegen.paginate` is not a known key. Use one of client, envelope, errors, idempotency, method, naming, pagination, rateLimit, resource, retry, waiters.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/x-hivegen",
      "`x-hivegen` is not an object. Write keys below it: client, envelope, errors, idempotency, method, naming, pagination, rateLimit, resource, retry, waiters.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/get/x-hivegen/waiter",
      "`x-hivegen.waiter` is not a known key. Use one of client, envelope, errors, idempotency, method, naming, pagination, rateLimit, resource, retry, waiters.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/get/parameters/0/x-hivegen",
      "`x-hivegen` is not read here. Move it to the root, a path, an operation or a schema.",
    ],
    [
      RULE,
      "fail.yaml#/components/responses/Page/content/application~1json/schema/x-hivegen/Naming",
      "`x-hivegen.Naming` is not a known key. Use one of client, envelope, errors, idempotency, method, naming, pagination, rateLimit, resource, retry, waiters.",
    ],
  ]);
});

test("accepts the known keys, and leaves example values alone", async () => {
  expect(await lintWith({ [RULE]: "error" }, "x-hivegen-schema/pass.yaml")).toEqual([]);
});
