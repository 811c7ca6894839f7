import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type GenerateResult, generate, write } from "../src/index.ts";
import { compile, compilers } from "./support/compilers.ts";

/**
 * Whatever the description: it is generated, twice the same, and what was generated compiles. The descriptions are those
 * of the other tests, GitHub's, and all in the folders that HIVEGEN_DESCRIPTIONS names, separated by colons.
 */
const own = join(import.meta.dirname, "specs");
const github = fileURLToPath(import.meta.resolve("@octokit/openapi/generated/api.github.com.json"));
const more = (process.env.HIVEGEN_DESCRIPTIONS ?? "").split(":").filter((folder) => folder !== "");
const descriptions = [...descriptionsIn(own), github, ...more.flatMap((folder) => descriptionsIn(resolve(folder)))];

/** What can be imported of what each target prints. */
const MODULES: Readonly<Record<string, readonly string[]>> = {
  "typescript-sdk": ["index", "fetch"],
  "typescript-testing": ["index"],
  "typescript-server": ["index"],
};
const targets = Object.keys(MODULES);

/** Files that are whole descriptions, not parts of one. */
function descriptionsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(?:json|ya?ml)$/.test(path))
    .map((path) => join(folder, path))
    .filter((file) => /^\W*(?:openapi|swagger)["']?:/m.test(readFileSync(file, "utf8")))
    .sort();
}

/** GitHub's server stubs alone are 18 MB of TypeScript. */
const PATIENCE = 300_000;

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "hivegen-every-"));
  writeFileSync(join(directory, "package.json"), '{ "type": "module" }\n');
  mkdirSync(join(directory, "node_modules/@hivegen"), { recursive: true });
  const require = (name: string) => dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)));
  for (const name of ["@hivegen/client-runtime", "@hivegen/server-runtime", "fastify"]) {
    symlinkSync(require(name), join(directory, "node_modules", name));
  }
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

function generateAll(input: string, folder: string): Promise<GenerateResult> {
  const outputs = targets.map((target) => ({ target, directory: join(directory, folder, target) }));
  return generate({ input, outputs, base: directory });
}

describe.each(descriptions.map((file, index) => [file.replace(`${own}/`, ""), file, `api-${index}`]))(
  "%s",
  (_, file, folder) => {
    test(
      "is generated without an error, and twice the same",
      async () => {
        const [first, second] = [await generateAll(file, folder), await generateAll(file, folder)];
        expect(first.findings.filter(({ severity }) => severity === "error")).toEqual([]);
        expect(first.outputs.map(({ target }) => target)).toEqual(targets);
        expect(second).toEqual(first);
        write(first.outputs);
      },
      PATIENCE,
    );
  },
);

describe.each(compilers)("TypeScript %s", (_, tsc) => {
  test.each(targets)(
    "compiles what %s printed for all of them, with every strict option",
    (target) => {
      const modules = MODULES[target] ?? [];
      const files = descriptions.flatMap((__, index) => modules.map((module) => `api-${index}/${target}/${module}.ts`));
      expect(compile(tsc, directory, files)).toBe("");
    },
    PATIENCE,
  );
});
