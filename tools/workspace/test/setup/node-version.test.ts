import { expect, test } from "vitest";
import { checkNodeVersion } from "../../src/setup/node-version.mjs";

test.each(["18.20.8", "20.18.3", "20.9.0", "0.12.18"])("refuses Node.js %s and says what to install", (version) => {
  expect(() => checkNodeVersion(version, ">=20.19")).toThrow(
    `This is Node.js ${version}; the workspace needs 20.19 or newer.`,
  );
});

test.each(["20.19.0", "20.20.2", "22.0.0", "24.1.3", "100.0.0"])("accepts Node.js %s", (version) => {
  expect(() => checkNodeVersion(version, ">=20.19")).not.toThrow();
});

test("refuses a range that it can't read, rather than passing it", () => {
  expect(() => checkNodeVersion("24.0.0", "^24")).toThrow('"^24"');
});
