import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { configure, HEADER, hivegen, project } from "./hivegen.ts";

let directory: string;
const MARK = "remembered, not generated";
const at = (path: string) => join(directory, path);
const read = (path: string) => readFileSync(at(path), "utf8");
const run = (...args: string[]) => hivegen(directory, ...args);
const remembered = () =>
  at(join("node_modules/.cache/hivegen", readdirSync(at("node_modules/.cache/hivegen"))[0] ?? ""));

/** Adds a finding to what is remembered: it is shown exactly by runs that take from there. */
function mark(): void {
  const run = JSON.parse(readFileSync(remembered(), "utf8"));
  run.findings.push({ code: "REF_CYCLE", severity: "warning", message: MARK, file: "x", pointer: "" });
  writeFileSync(remembered(), JSON.stringify(run));
}

beforeEach(() => {
  directory = project();
  mkdirSync(at("node_modules"));
  configure(directory);
  expect(run("generate")).toMatchObject({ status: 0 });
  mark();
});

test("an unchanged input is recognised, with its findings; --no-cache generates anyway", () => {
  const { stdout, stderr } = run("generate");
  expect(stderr).toContain(MARK);
  expect(stdout).toContain("typescript-types → out: 3 unchanged");
  expect(run("check")).toMatchObject({ status: 0, stderr: expect.stringContaining(MARK) });
  expect(run("check", "--no-cache").stderr).not.toContain(MARK);
  expect(run("generate", "--no-cache").stderr).not.toContain(MARK);
  expect(run("generate", "--strict")).toMatchObject({ status: 1, stderr: expect.stringContaining(MARK) });
});

test("a new time of the same content is no change", () => {
  utimesSync(at("out/wire.ts"), new Date(0), new Date(0));
  utimesSync(at("library/openapi.yaml"), new Date(0), new Date(0));
  expect(run("generate").stderr).toContain(MARK);
});

test.each<[string, () => void]>([
  [
    "a file of the input",
    () => writeFileSync(at("library/shared/envelope.yaml"), `${read("library/shared/envelope.yaml")}\n`),
  ],
  [
    "the configuration",
    () => configure(directory, { input: "shop.yaml", outputs: [{ target: "typescript-types", directory: "out" }] }),
  ],
  ["a generated file", () => writeFileSync(at("out/wire.ts"), `${HEADER}edited\n`)],
  ["a generated file that is gone", () => rmSync(at("out/wire.ts"))],
  ["a stale file", () => writeFileSync(at("out/old.ts"), HEADER)],
  ["the version of the package around an output", () => writeFileSync(at("package.json"), '{ "version": "2.0.0" }')],
  ["damage to what is remembered", () => writeFileSync(remembered(), "{")],
  ["an older form of what is remembered", () => writeFileSync(remembered(), '{ "generator": "x", "outputs": [{}] }')],
])("%s makes a whole run, and the files right", (_, change) => {
  change();
  expect(run("generate").stderr).not.toContain(MARK);
  expect(run("check", "--no-cache")).toMatchObject({ status: 0 });
});

test("a file that a pattern matches now makes a whole run", () => {
  const args = ["lib*/open*.yaml", "--target", "typescript-types", "--out", "pattern"];
  expect(run("generate", ...args)).toMatchObject({ status: 0 });
  expect(JSON.parse(run("generate", ...args, "--json").stdout).outputs[0].unchanged).toHaveLength(3);
  writeFileSync(
    at("library/open-too.yaml"),
    'openapi: 3.1.0\ninfo: { title: More, version: "1" }\npaths: { /more: { get: { responses: {} } } }\n',
  );
  run("generate", ...args);
  expect(read("pattern/wire.ts")).toContain('"/more"');
});
