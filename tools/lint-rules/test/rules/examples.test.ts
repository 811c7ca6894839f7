import { expect, test } from "vitest";
import { lintWith } from "../engine/lint.ts";

const RULE = "hivepro/examples";

test("finds bodies without examples, and examples that nothing checks", async () => {
  expect(await lintWith({ [RULE]: "error" }, "examples/fail.yaml")).toEqual([
    [
      RULE,
      "fail.yaml#/paths/~1scans/post/requestBody/content/application~1json",
      "createScan: the request body has no example as application/json. Add one under `examples`.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/post/requestBody/content/multipart~1form-data",
      "createScan: the request body has no example as multipart/form-data. Add one under `examples`.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/post/responses/201/content/application~1json",
      "createScan: response 201 has no example as application/json. Add one under `examples`.",
    ],
    [
      RULE,
      "fail.yaml#/components/responses/BadRequest/content/application~1problem+json",
      "createScan: response 400 has no example as application/problem+json. Add one under `examples`.",
    ],
    [
      RULE,
      "fail.yaml#/components/responses/BadRequest/content/application~1problem+json",
      "createScan: response 500 has no example as application/problem+json. Add one under `examples`.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/post/parameters/0/examples/ten",
      "The parameter example `ten` is a `$ref`, which is never checked. Write it here.",
    ],
    [
      RULE,
      "fail.yaml#/webhooks/scan.completed/post/requestBody/content/application~1json/examples/event/externalValue",
      "An `externalValue` is never checked against the schema. Write the example as `value`.",
    ],
    [
      RULE,
      "fail.yaml#/components/schemas/Finding/discriminator",
      "A `discriminator` alone switches the check of examples off. List the variants beside it in `oneOf`.",
    ],
  ]);
});

test("accepts inline and shared examples, and files without any", async () => {
  expect(await lintWith({ [RULE]: "error" }, "examples/pass.yaml")).toEqual([]);
});
