import { expect, test } from "vitest";
import { lintWith } from "../engine/lint.ts";

const RULE = "hivepro/x-hivegen-schema";

test("finds unknown keys, values that can't be used, and the extension where nobody reads it", async () => {
  expect(await lintWith({ [RULE]: "error" }, "x-hivegen-schema/fail.yaml")).toEqual([
    [
      RULE,
      "fail.yaml#/x-hivegen/paginate",
      "`x-hivegen.paginate` is not a known key here. Use one of name, auth, envelope, errors, retry, rateLimit, idempotency, pagination.",
    ],
    [
      RULE,
      "fail.yaml#/x-hivegen/envelope/data",
      "`x-hivegen.envelope.data` is not what the generator can use. It must be a JSON pointer into a body, e.g. /data, or $response.body#/data.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/x-hivegen",
      "`x-hivegen` is not what the generator can use. It must be an object.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/get/x-hivegen/waiter",
      "`x-hivegen.waiter` is not a known key here. Use one of envelope, errors, retry, idempotency, pagination, waiters, resource, method, ignore, naming.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/get/x-hivegen/retry/statuses",
      "`x-hivegen.retry.statuses` is not what the generator can use. It must be a list of HTTP statuses.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/get/parameters/0/x-hivegen",
      "`x-hivegen` is not read here. Move it to the root, a path, an operation or a schema.",
    ],
    [
      RULE,
      "fail.yaml#/components/responses/Page/content/application~1json/schema/x-hivegen/Naming",
      "`x-hivegen.Naming` is not a known key here. Use one of name, open, naming.",
    ],
  ]);
});

test("accepts the known keys, and leaves example values alone", async () => {
  expect(await lintWith({ [RULE]: "error" }, "x-hivegen-schema/pass.yaml")).toEqual([]);
});
