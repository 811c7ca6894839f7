import { expect, test } from "vitest";
import { lintWith } from "../engine/lint.ts";

const RULE = "hivepro/documented";

test("finds what has no description, or a blank one", async () => {
  expect(await lintWith({ [RULE]: "error" }, "documented/fail.yaml")).toEqual([
    [
      RULE,
      "fail.yaml#/tags/0",
      "There is no description of the tag Scans. Write one for a reader who is new to the API.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/get",
      "There is no summary of the operation listScans. Write one for a reader who is new to the API.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/get/description",
      "There is no description of the operation listScans. Write one for a reader who is new to the API.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/get/parameters/0",
      "There is no description of the parameter status. Write one for a reader who is new to the API.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/get/responses/200/description",
      "There is no description of the response 200. Write one for a reader who is new to the API.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/put",
      "There is no description of the operation put. Write one for a reader who is new to the API.",
    ],
    [
      RULE,
      "fail.yaml#/components/schemas/Scan/properties/target",
      "The property `target` has no description. Say what it means, its unit and its limits.",
    ],
    [
      RULE,
      "fail.yaml#/components/schemas/Scan/properties/options/properties/depth",
      "The property `depth` has no description. Say what it means, its unit and its limits.",
    ],
  ]);
});

test("accepts own descriptions and those of the schema referred to", async () => {
  expect(await lintWith({ [RULE]: "error" }, "documented/pass.yaml")).toEqual([]);
});
