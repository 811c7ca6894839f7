import { expect, test } from "vitest";
import { listPackages } from "../src/packages.mjs";
import { folderWith } from "./temporary-folder.ts";

test("lists the folders that the workspace names, with what they depend on", () => {
  const root = folderWith({
    "pnpm-workspace.yaml": "packages: [spec, packages/*, tools/*, examples]\n",
    "spec/package.json": { name: "spec" },
    "packages/b/package.json": { name: "b", dependencies: { a: "workspace:^" }, peerDependencies: { peer: "1" } },
    "packages/a/package.json": { name: "a", devDependencies: { vitest: "5" }, optionalDependencies: { maybe: "2" } },
    "packages/notes/README.md": "no package",
  });
  expect(listPackages(root)).toEqual([
    { name: "a", directory: "packages/a", dependencies: { maybe: "2" }, devDependencies: { vitest: "5" } },
    { name: "b", directory: "packages/b", dependencies: { a: "workspace:^", peer: "1" }, devDependencies: {} },
    { name: "spec", directory: "spec", dependencies: {}, devDependencies: {} },
  ]);
});

test("refuses a pattern that it would misread", () => {
  const root = folderWith({ "pnpm-workspace.yaml": "packages: ['packages/**']\n" });
  expect(() => listPackages(root)).toThrow('"packages/**" is not understood');
});
