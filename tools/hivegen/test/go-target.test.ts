import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generate, write } from "../src/index.ts";

/**
 * Whatever the description: what is generated from it is formatted, compiles, and `go vet` finds nothing. The descriptions are
 * those of the other tests, GitHub's, and all in the folders that HIVEGEN_DESCRIPTIONS names.
 */
const own = join(import.meta.dirname, "specs");
const github = fileURLToPath(import.meta.resolve("@octokit/openapi/generated/api.github.com.json"));
const more = (process.env.HIVEGEN_DESCRIPTIONS ?? "").split(":").filter((folder) => folder !== "");
const descriptions = [...descriptionsIn(own), github, ...more.flatMap((folder) => descriptionsIn(resolve(folder)))];
const hasGo = spawnSync("go", ["version"]).status === 0;
const PATIENCE = 300_000;

function descriptionsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(?:json|ya?ml)$/.test(path))
    .map((path) => join(folder, path))
    .filter((file) => /^\W*(?:openapi|swagger)["']?:/m.test(readFileSync(file, "utf8")))
    .sort();
}

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "hivegen-go-"));
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe.skipIf(!hasGo)("Go, from", () => {
  test.each(descriptions.map((file, index) => [file.replace(`${own}/`, ""), file, `api${index}`]))(
    "%s",
    async (_, input, name) => {
      const folder = join(directory, name);
      mkdirSync(folder);
      writeFileSync(join(folder, "go.mod"), `module example.com/${name}\n\ngo 1.24\n`);
      const output = { target: "go", directory: folder, packageName: `example.com/${name}` };
      const { outputs, findings } = await generate({ input, outputs: [output], base: directory });
      expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
      write(outputs);
      expect(run("gofmt", ["-l", "."], folder)).toEqual({ status: 0, output: "" });
      expect(run("go", ["vet", "./..."], folder)).toEqual({ status: 0, output: "" });
    },
    PATIENCE,
  );
});

function run(command: string, args: readonly string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  return { status, output: stdout + stderr };
}
