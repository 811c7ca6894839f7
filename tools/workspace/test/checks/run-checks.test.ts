// A whole run on a small workspace of its own, with the real turbo and pnpm.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { runChecks } from "../../src/checks.mjs";
import { ROOT } from "../../src/root.mjs";
import { hostNode } from "../../src/setup/host-node.mjs";
import { findPnpm } from "../../src/setup/pnpm.mjs";
import { taskEnvironment } from "../../src/setup/prepare.mjs";
import { folderWith } from "../temporary-folder.ts";

const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
const PASSES = "node -e ''";
const FAILS = "node -e 'process.exit(1)'";

async function workspaceWith(files: Record<string, string | object>) {
  const root = folderWith({
    "package.json": {
      name: "small",
      private: true,
      devEngines: manifest.devEngines,
      scripts: { "lint:code": PASSES, "lint:dependencies": PASSES, "lint:generated": PASSES, "generate:check": PASSES },
    },
    "pnpm-workspace.yaml": "packages: [packages/*]\npmOnFail: ignore\n",
    "pnpm-lock.yaml": "lockfileVersion: '9.0'\nimporters:\n  .: {}\n  packages/a: {}\n",
    ".gitignore": readFileSync(join(ROOT, ".gitignore"), "utf8"),
    "turbo.json": readFileSync(join(ROOT, "turbo.json"), "utf8"),
    ...files,
  });
  mkdirSync(join(root, "node_modules"));
  symlinkSync(join(ROOT, "node_modules", "turbo"), join(root, "node_modules", "turbo"));
  execFileSync("git", ["init", "--quiet"], { cwd: root });
  const { version } = manifest.devEngines.packageManager;
  const pnpm = await findPnpm({ root: ROOT, version, env: process.env, say: () => {} });
  return { root, env: taskEnvironment({ ...process.env, CI: "" }, ROOT, pnpm, hostNode({})) };
}

const report = (status: string) => ({
  testResults: [{ name: "x.test.ts", status, assertionResults: [{ fullName: "adds", status }] }],
});

async function linesOf(workspace: Awaited<ReturnType<typeof workspaceWith>>) {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const exitCode = await runChecks(workspace, ["--cache-dir=.turbo/cache"], () => {});
  const lines = log.mock.calls.flat().join("\n").split("\n");
  log.mockRestore();
  return { exitCode, last: lines.at(-1), lines };
}

const packageA = (test: string) => ({
  "packages/a/package.json": { name: "a", version: "1.0.0", scripts: { test, typecheck: PASSES } },
});

test("counts tests and checks, goes on after a failure, and fails", { timeout: 60_000 }, async () => {
  const workspace = await workspaceWith({
    ...packageA("node write-report.mjs"),
    "packages/a/write-report.mjs": `import { mkdirSync, writeFileSync } from "node:fs";
      mkdirSync("test-results");
      writeFileSync("test-results/vitest.json", ${JSON.stringify(JSON.stringify(report("passed")))});`,
    "packages/b/package.json": { name: "b", version: "1.0.0", scripts: { typecheck: FAILS } },
  });
  const first = await linesOf(workspace);
  expect(first).toMatchObject({ exitCode: 1, last: "6 passed, 1 failed" });
  expect(first.lines).toContain("  ✗ b › typecheck");

  const second = await linesOf(workspace);
  expect(second).toMatchObject({ exitCode: 1, last: "6 passed, 1 failed" });
  expect(second.lines.find((line) => line.startsWith("a "))).toMatch(/ cached$/);
});

test("doesn't count a report of an earlier run", { timeout: 60_000 }, async () => {
  const workspace = await workspaceWith({
    ...packageA(PASSES),
    "packages/a/test-results/vitest.json": report("passed"),
  });
  const { exitCode, last, lines } = await linesOf(workspace);
  expect({ exitCode, last }).toEqual({ exitCode: 1, last: "5 passed, 1 failed" });
  expect(lines.join("\n")).toContain("It passed without a report");
});
