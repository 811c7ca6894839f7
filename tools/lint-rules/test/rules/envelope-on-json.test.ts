import { expect, test } from "vitest";
import { lintWith } from "../engine/lint.ts";

const RULE = "hivepro/envelope-on-json";

test("finds bodies without the envelope, and what is shared once", async () => {
  expect(await lintWith({ [RULE]: "error" }, "envelope-on-json/fail.yaml")).toEqual([
    [
      RULE,
      "fail.yaml#/paths/~1scans/get/responses/200/content/application~1json/schema",
      "listScans: the JSON body of a 2xx response is not an object. Wrap it in the envelope, or set `x-hivegen.envelope: false`.",
    ],
    [
      RULE,
      "fail.yaml#/components/responses/Broken/content/application~1json/schema/properties/error",
      "listScans: in the JSON body of an error response, `message` of the envelope is not declared. Declare and require it.",
    ],
    [
      RULE,
      "fail.yaml#/components/responses/Broken/content/application~1json/schema/properties/success",
      "listScans: `success` of the envelope is not fixed to false. Add `const: false`.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/get/responses/500",
      "listScans: response 500 has no JSON body. Give it the error envelope as `application/json`.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/post/responses/201/content/application~1json/schema",
      "createScan: in the JSON body of a 2xx response, `data` of the envelope is not required. List it in `required`.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/post/responses/201/content/application~1json/schema/properties/meta",
      "createScan: in the JSON body of a 2xx response, `request_id` of the envelope is not required. List it in `required`.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/post/responses/201/content/application~1json/schema/properties/success",
      "createScan: `success` of the envelope is not fixed to true. Add `const: true`.",
    ],
    [
      RULE,
      "fail.yaml#/components/schemas/NoMeta",
      "createScan: in the JSON body of an error response, `meta` of the envelope is not declared. Declare and require it.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans~1export/get/responses/404/content/application~1json/schema",
      "exportScans: the JSON body of an error response is not an object. Wrap it in the envelope, or say where its errors stand in `x-hivegen.errors`.",
    ],
  ]);
});

test("asks for the envelope once when the contract declares none", async () => {
  expect(await lintWith({ [RULE]: "error" }, "envelope-on-json/undeclared.yaml")).toEqual([
    [
      RULE,
      "undeclared.yaml#/",
      "The contract does not say where its envelope stands. Add `x-hivegen.envelope` at the root, with the JSON pointers `success`, `data`, `meta` and `error`.",
    ],
  ]);
});

test("accepts enveloped bodies, other media types, and operations that opt out", async () => {
  expect(await lintWith({ [RULE]: "error" }, "envelope-on-json/pass.yaml")).toEqual([]);
});
