import { expect, test } from "vitest";
import { linksFrom } from "../src/build/page/links.ts";

test.each([
  ["", "reference/scans/", "reference/scans/"],
  ["", "", "./"],
  ["reference/scans/", "", "../../"],
  ["reference/scans/", "reference/errors/#code-NOT_FOUND", "../errors/#code-NOT_FOUND"],
  ["reference/scans/", "reference/scans/#createScan", "#createScan"],
  ["reference/scans/", "assets/style.css?v=1", "../../assets/style.css?v=1"],
])("from %j to %j is %j", (from, to, address) => {
  expect(linksFrom(from)(to)).toBe(address);
});
