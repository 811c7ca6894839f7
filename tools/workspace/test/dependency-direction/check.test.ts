import { describe, expect, test } from "vitest";
import { checkDirections } from "../../src/dependency-direction/check.mjs";
import { RULES } from "../../src/dependency-direction/rules.mjs";
import { listPackages } from "../../src/packages.mjs";
import { ROOT } from "../../src/root.mjs";
import { folderWith } from "../temporary-folder.ts";

const rules = {
  types: { uses: [] },
  sdk: { uses: ["types"] },
  server: { uses: ["types"] },
  platform: { uses: ["server"], inDevelopment: ["sdk"] },
  benchmarks: { uses: "anything" as const },
};

const WORKSPACE = {
  "pnpm-workspace.yaml": "packages: [packages/*]\n",
  "packages/types/package.json": { name: "types" },
  "packages/sdk/package.json": { name: "sdk", dependencies: { types: "workspace:^", "openapi-fetch": "1" } },
  "packages/server/package.json": { name: "server", dependencies: { types: "workspace:^" } },
  "packages/platform/package.json": {
    name: "platform",
    dependencies: { server: "workspace:^" },
    devDependencies: { sdk: "workspace:^" },
  },
};

function findingsWith(files: Record<string, string | object>) {
  const root = folderWith({ ...WORKSPACE, ...files });
  return checkDirections(root, listPackages(root), rules);
}

describe("allowed", () => {
  test("are the rule's packages, libraries, the package's own name and its own files", () => {
    const client = [
      'import type { Scan } from "types/wire";',
      'import createClient from "openapi-fetch";',
      'import { retry } from "../retry.ts";',
      'import { self } from "sdk";',
      'import { readFileSync } from "node:fs";',
    ].join("\n");
    expect(findingsWith({ "packages/sdk/src/client/client.ts": client })).toEqual([]);
  });

  test("is a development dependency in tests", () => {
    expect(findingsWith({ "packages/platform/test/scans.test.ts": 'import { Client } from "sdk";' })).toEqual([]);
  });

  test("is anything, where the rule says so", () => {
    const manifest = { name: "benchmarks", dependencies: { sdk: "workspace:^", server: "workspace:^" } };
    expect(findingsWith({ "packages/benchmarks/package.json": manifest })).toEqual([]);
  });

  test("is whatever stands in built files, fixtures and golden files", () => {
    const files = ["dist/a.js", "test/fixtures/a.ts", "test/golden/a.ts", "node_modules/x/a.js"];
    const wrong = 'import { stubs } from "server";';
    expect(findingsWith(Object.fromEntries(files.map((path) => [`packages/sdk/${path}`, wrong])))).toEqual([]);
  });
});

describe("refused, with the place and what is allowed,", () => {
  test("is a dependency against the direction", () => {
    const manifest = { name: "sdk", dependencies: { server: "workspace:^", types: "workspace:^" } };
    expect(findingsWith({ "packages/sdk/package.json": manifest })).toEqual([
      "packages/sdk/package.json: sdk may not depend on server. Allowed: types.",
    ]);
  });

  test("is a development dependency that is allowed in code only by no rule", () => {
    const manifest = { name: "types", devDependencies: { sdk: "workspace:^" } };
    expect(findingsWith({ "packages/types/package.json": manifest })).toEqual([
      "packages/types/package.json: types may not depend on sdk. Allowed: no package of this workspace.",
    ]);
  });

  test("is a development dependency that became a real one", () => {
    const manifest = { name: "platform", dependencies: { server: "workspace:^", sdk: "workspace:^" } };
    expect(findingsWith({ "packages/platform/package.json": manifest })).toEqual([
      "packages/platform/package.json: platform may not depend on sdk. Allowed: server, sdk (tests and tooling only).",
    ]);
  });

  test("is an import against the direction, of types too", () => {
    expect(findingsWith({ "packages/sdk/src/a.ts": '\nimport type { Stubs } from "server/stubs";' })).toEqual([
      "packages/sdk/src/a.ts:2: sdk may not import server from src/. Allowed: types.",
    ]);
  });

  test("is a development dependency in src/", () => {
    expect(findingsWith({ "packages/platform/src/a.ts": 'import { Client } from "sdk";' })).toEqual([
      "packages/platform/src/a.ts:1: platform may not import sdk from src/. Allowed: server, sdk (tests and tooling only).",
    ]);
  });

  test("is a package that package.json doesn't list", () => {
    const manifest = { name: "server" };
    const files = { "packages/server/package.json": manifest, "packages/server/src/a.ts": 'export * from "types";' };
    expect(findingsWith(files)).toEqual([
      "packages/server/src/a.ts:1: types is imported, but package.json doesn't list it.",
    ]);
  });

  test("is a path that leaves the package, also to a neighbour whose name begins alike", () => {
    const files = {
      "packages/sdk/src/a.ts": 'import { b } from "../../types/src/b.ts";',
      "packages/sdk/test/b.test.ts": 'import { c } from "../../sdk-python/c.ts";',
    };
    expect(findingsWith(files)).toEqual([
      'packages/sdk/src/a.ts:1: "../../types/src/b.ts" leaves sdk (packages/sdk/). Import a package by its name.',
      'packages/sdk/test/b.test.ts:1: "../../sdk-python/c.ts" leaves sdk (packages/sdk/). Import a package by its name.',
    ]);
  });

  test("is a package without a rule", () => {
    expect(findingsWith({ "packages/cli/package.json": { name: "cli" } })).toEqual([
      "packages/cli/package.json: there is no rule for cli. Say what it may use in dependency-direction/rules.mjs.",
    ]);
  });

  test("is a file whose imports can't be read", () => {
    const [finding] = findingsWith({ "packages/sdk/src/a.ts": "import {" });
    expect(finding).toMatch(/^packages\/sdk\/src\/a\.ts: its imports can't be read: /);
  });
});

test("every package of this workspace has a rule, and no rule names a package in both of its lists", () => {
  const without = listPackages(ROOT).filter(({ name }) => !(name in RULES));
  expect(without).toEqual([]);
  for (const { uses, inDevelopment = [] } of Object.values(RULES)) {
    expect(inDevelopment.filter((name) => uses === "anything" || uses.includes(name))).toEqual([]);
  }
});
