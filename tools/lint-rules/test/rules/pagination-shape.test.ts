import { expect, test } from "vitest";
import { lintWith } from "../engine/lint.ts";

const RULE = "hivepro/pagination-shape";

test("finds lists with other parameters, other meta, or pointers to nowhere", async () => {
  expect(await lintWith({ [RULE]: "error" }, "pagination-shape/fail.yaml")).toEqual([
    [
      RULE,
      "fail.yaml#/paths/~1scans/get",
      "listScans: a list takes the query parameter `cursor`. Add the shared parameter.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/get",
      "listScans: a list takes the query parameter `limit`. Add the shared parameter.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/get/responses/200/content/application~1json/schema/properties/meta",
      "listScans: in response 200, `meta.next_cursor` is not required. Give a list the page meta of the contract.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/get/responses/200/content/application~1json/schema/properties/meta",
      "listScans: in response 200, `meta.has_more` is not declared. Give a list the page meta of the contract.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1scans/get",
      "listScans: nothing says how the list is paged. Add `x-hivegen.pagination` at the root, or `false` on this operation if it has no pages.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1targets/get/parameters/0",
      "listTargets: `cursor` is not a string. Cursors are opaque: set `type: string`.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1targets/get/parameters/1/schema",
      "listTargets: `limit` is not an integer. Set `type: integer`.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1targets/get/parameters/1/schema",
      "listTargets: `limit` has no `maximum`. Say it, so that callers need not guess.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1targets/get/parameters/1/schema",
      "listTargets: `limit` has no `default`. Say it, so that callers need not guess.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1targets/get/responses/200/content/application~1json/schema/properties/meta/properties/next_cursor",
      'listTargets: `meta.next_cursor` has another type than every list. Set `type: [string, "null"]`.',
    ],
    [
      RULE,
      "fail.yaml#/paths/~1targets/get/responses/200/content/application~1json/schema/properties/meta/properties/has_more",
      "listTargets: `meta.has_more` has another type than every list. Set `type: boolean`.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1targets/get/x-hivegen/pagination/cursor",
      "listTargets: it has no query parameter `after`. Add it, or correct the name.",
    ],
    [
      RULE,
      "fail.yaml#/paths/~1targets/get/x-hivegen/pagination/next",
      "listTargets: `/meta/next` is nowhere in the body of response 200. Correct the pointer, or the schema.",
    ],
  ]);
});

test("accepts cursor pages, single objects, and lists that opt out", async () => {
  expect(await lintWith({ [RULE]: "error" }, "pagination-shape/pass.yaml")).toEqual([]);
});
