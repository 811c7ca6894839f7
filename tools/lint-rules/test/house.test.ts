import { describe, expect, test } from "vitest";
import { lintExtending } from "./engine/lint.ts";

const HOUSE = ["recommended-strict", "hivepro/house"];
const OPERATION = "broken.yaml#/paths/~1scan/get";
const EXAMPLE = `${OPERATION}/responses/200/content/application~1json/example`;

describe("recommended-strict and hivepro/house together", () => {
  test("find each fault of a contract in several files once, at the node that has it", async () => {
    expect(await lintExtending(HOUSE, "contract/broken.yaml")).toEqual([
      [
        "hivepro/naming",
        "broken.yaml#/paths/~1last-scan/get/operationId",
        "The operationId `getScan` is that of GET /scan already. Give each operation an id of its own.",
      ],
      [
        "hivepro/documented",
        OPERATION,
        "There is no summary of the operation getScan. Write one for a reader who is new to the API.",
      ],
      [
        "no-invalid-parameter-examples",
        `${OPERATION}/parameters/0/example`,
        "Example value must conform to the schema: type must be integer.",
      ],
      [
        "no-invalid-media-type-examples",
        `${EXAMPLE}/meta`,
        "Example value must conform to the schema: `meta` property must have required property 'request_id'.",
      ],
      [
        "no-invalid-media-type-examples",
        `${EXAMPLE}/data/id`,
        "Example value must conform to the schema: `id` property type must be string.",
      ],
      [
        "no-invalid-media-type-examples",
        `${EXAMPLE}/data/status`,
        'Example value must conform to the schema: `status` property must be equal to one of the allowed values "running", "completed", "failed".',
      ],
      [
        "no-invalid-media-type-examples",
        `${EXAMPLE}/data/created_at`,
        'Example value must conform to the schema: `created_at` property must match format "date-time".',
      ],
      [
        "no-invalid-media-type-examples",
        `${EXAMPLE}/data/notes`,
        "Example value must conform to the schema: `data` property must NOT have unevaluated properties `notes`.",
      ],
      [
        "security-scopes-defined",
        `${OPERATION}/security/1/oauth2/0`,
        'The "scans:see" scope is not defined in the "oauth2" security scheme.',
      ],
    ]);
  });

  test("have nothing to say about a contract that keeps the rules", async () => {
    expect(await lintExtending(HOUSE, "contract/openapi.yaml")).toEqual([]);
  });
});
