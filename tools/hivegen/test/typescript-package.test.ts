import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { generate, write } from "../src/index.ts";
import { packageName, packageVersion } from "../src/targets/typescript-package/package-name.ts";

const root = join(import.meta.dirname, "..");

/** What the package would install, from this workspace. */
const installed: Record<string, string> = {
  "@hivegen/client-runtime": join(root, "node_modules/@hivegen/client-runtime"),
  "@types/node": join(root, "node_modules/@types/node"),
  hivegen: root,
  typescript: join(root, "../../node_modules/typescript"),
  vitest: join(root, "node_modules/vitest"),
};

async function generatePackage(input: string, base: string, directory: string) {
  const { outputs, findings } = await generate({
    input,
    outputs: [{ target: "typescript-package", directory }],
    base,
  });
  const [output] = outputs;
  if (!output) throw new Error(JSON.stringify(findings.filter(({ severity }) => severity === "error")));
  const [written] = write([output]);
  return written?.changes;
}

function run(directory: string, command: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: directory,
    encoding: "utf8",
  });
  return { status, output: status === 0 ? "" : stdout + stderr };
}

function script(directory: string, name: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", name, "--", ...args], {
    cwd: directory,
    encoding: "utf8",
    env: {
      ...process.env,
      PATH: `${join(directory, "node_modules/.bin")}:${dirname(process.execPath)}:${process.env.PATH}`,
    },
  });
  return { status, output: status === 0 ? "" : stdout + stderr };
}

const succeeded = { status: 0, output: "" };

function install(directory: string): void {
  for (const [name, from] of Object.entries(installed)) {
    const link = join(directory, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(from, link);
  }
  mkdirSync(join(directory, "node_modules/.bin"));
  symlinkSync(join(installed.typescript ?? "", "bin/tsc"), join(directory, "node_modules/.bin/tsc"));
  symlinkSync(join(installed.vitest ?? "", "vitest.mjs"), join(directory, "node_modules/.bin/vitest"));
}

/** The programs of a README, as modules beside it. */
function examplesOf(directory: string): string[] {
  const readme = readFileSync(join(directory, "README.md"), "utf8");
  return [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code = ""]) => code);
}

const github = createRequire(import.meta.url).resolve("@octokit/openapi/generated/api.github.com.json");

// A thousand operations take their time on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

describe.each([
  {
    api: "an API with envelope, cursors, links and waits",
    spec: "library/openapi.yaml",
    client: "LibraryClient",
    operations: 7,
  },
  { api: "an API without any extension", spec: "shop.yaml", operations: 2 },
  // Eight of its 1,223 operations do nothing but lead elsewhere.
  { api: "GitHub", spec: github, operations: 1215 },
])("the package of $api", ({ spec, operations }) => {
  const directory = mkdtempSync(join(tmpdir(), "hivegen-package-"));
  let manifest: { name: string };

  beforeAll(async () => {
    await generatePackage(spec, join(import.meta.dirname, "specs"), directory);
    install(directory);
    manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
    expect(script(directory, "build")).toEqual(succeeded);
  });

  test("its code and its README's examples are well typed", () => {
    mkdirSync(join(directory, "test/examples"), { recursive: true });
    examplesOf(directory).forEach((code, index) => {
      writeFileSync(join(directory, `test/examples/${index}.ts`), code);
    });
    expect(readdirSync(join(directory, "test/examples")).length).toBeGreaterThan(1);
    expect(script(directory, "typecheck")).toEqual(succeeded);
    rmSync(join(directory, "test/examples"), { recursive: true });
  });

  test("its own tests pass, against a mock of the API", () => {
    const report = join(directory, "report.json");
    expect(script(directory, "test", "--reporter=json", `--outputFile=${report}`)).toEqual(succeeded);
    const { numPassedTests } = JSON.parse(readFileSync(report, "utf8"));
    expect(numPassedTests).toBe(operations);
  });

  test("its tests pass against its mock in memory, too", () => {
    const tests = readFileSync(join(directory, "test/generated/operations.test.ts"), "utf8");
    const inMemory = tests
      .replace(/^import .*"hivegen\/mock";$/m, 'import { mockApi } from "../../src/testing.js";')
      .replace(/^let server: Mock;$/m, "const api = mockApi();")
      .replace("server = await mock(description);", "")
      .replace("baseUrl: server.url", 'baseUrl: "http://localhost", fetch: api.fetch')
      .replace("server.close()", "expect(api.refused).toEqual([])");
    writeFileSync(join(directory, "test/in-memory.test.ts"), inMemory.replaceAll('"../../src/', '"../src/'));
    const report = join(directory, "report.json");
    const args = ["--reporter=json", `--outputFile=${report}`, "test/in-memory.test.ts"];
    expect(script(directory, "test", ...args)).toEqual(succeeded);
    expect(JSON.parse(readFileSync(report, "utf8")).numPassedTests).toBe(operations);
    rmSync(join(directory, "test/in-memory.test.ts"));
  });

  test("publint and attw find nothing wrong", () => {
    const publint = join(root, "node_modules/publint/src/cli.js");
    expect(run(directory, publint, "run", ".", "--strict", "--pack", "npm")).toEqual(succeeded);
    spawnSync("npm", ["pack", "--silent", "--ignore-scripts"], { cwd: directory });
    const tarball = readdirSync(directory).find((name) => name.endsWith(".tgz")) ?? "";
    const attw = join(root, "node_modules/@arethetypeswrong/cli/dist/index.js");
    expect(run(directory, attw, tarball, "--no-emoji")).toEqual(succeeded);
  });

  test("it can be imported and required", () => {
    const index = readFileSync(join(directory, "src/generated/index.ts"), "utf8");
    const [, client = ""] = /export \{ (\w+Client) \}/.exec(index) ?? [];
    const uses = `if (typeof ${client} !== "function" || typeof createClient !== "function") process.exit(1);`;
    const esm = `import { ${client} } from "${manifest.name}"; import { createClient } from "${manifest.name}/fetch"; ${uses}`;
    const cjs = `const { ${client} } = require("${manifest.name}"); const { createClient } = require("${manifest.name}/fetch"); ${uses}`;
    writeFileSync(join(directory, "use.mjs"), esm);
    writeFileSync(join(directory, "use.cjs"), cjs);
    expect(run(directory, "use.mjs")).toEqual(succeeded);
    expect(run(directory, "use.cjs")).toEqual(succeeded);
  });
});

test("a second run keeps what people own, and deletes stale files only where the generator owns the folder", async () => {
  const directory = mkdtempSync(join(tmpdir(), "hivegen-package-"));
  const base = join(import.meta.dirname, "specs");
  await generatePackage("shop.yaml", base, directory);
  for (const path of ["README.md", "src/own.ts"]) writeFileSync(join(directory, path), "mine\n");
  const header = readFileSync(join(directory, "src/generated/api.ts"), "utf8").split("\n").slice(0, 1);
  writeFileSync(join(directory, "src/generated/old.ts"), `${header}\n`);
  const manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  writeFileSync(join(directory, "package.json"), JSON.stringify({ ...manifest, name: "@acme/shop", version: "7.1.0" }));
  const changes = await generatePackage("shop.yaml", base, directory);
  expect(changes).toMatchObject({ added: [], stale: ["src/generated/old.ts"] });
  expect(changes?.changed).toEqual(expect.arrayContaining(["src/generated/api.ts"]));
  expect(readFileSync(join(directory, "README.md"), "utf8")).toBe("mine\n");
  expect(existsSync(join(directory, "src/own.ts"))).toBe(true);
  expect(readFileSync(join(directory, "src/generated/api.ts"), "utf8")).toContain("acme-shop-typescript/7.1.0");
});

test.each([
  ["Library API", "library-api"],
  ["Café & Co.", "cafe-co"],
  ["  ", "api-client"],
  ["日本語", "api-client"],
])("the package of %j is named %j", (title, name) => {
  expect(packageName(title)).toBe(name);
});

test.each([
  ["1.2.3", "1.2.3"],
  ["1.2.3-beta.1", "1.2.3-beta.1"],
  ["v2", "2.0.0"],
  ["2.1", "2.1.0"],
  ["2024-05-01", "2024.5.1"],
  ["01.02.03", "1.2.3"],
  ["latest", "0.1.0"],
])("version %j of an API is version %j of its package", (version, wanted) => {
  expect(packageVersion(version)).toBe(wanted);
});
