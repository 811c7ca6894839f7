import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { configure, hivegen, project } from "./hivegen.ts";

let directory: string;

beforeAll(() => {
  directory = project();
});

test.each([
  [["frobnicate"], 'There is no command "frobnicate". Commands: init, generate,'],
  [["help", "frobnicate"], 'There is no command "frobnicate"'],
  [["generate"], "There is no hivegen.config.ts here."],
  [["generate", "--config", "other.json"], "There is no other.json here."],
  [["generate", "shop.yaml"], "Give --target NAME and --out DIR"],
  [["check", "shop.yaml", "--out", "x"], "Give --target NAME and --out DIR"],
  [["generate", "--out", "x"], "--out goes with an API description"],
  [["generate", "--overlay", "x.yaml"], "--overlay goes with an API description"],
  [["watch", "-", "--target", "typescript-types", "--out", "x"], "The standard input never changes"],
  [
    ["generate", "shop.yaml", "--target", "cobol", "--out", "x"],
    'There is no target "cobol". Targets: typescript-types',
  ],
  [["generate", "--colour"], "Unknown option '--colour'. See hivegen generate --help."],
  [["explain", "--out", "x"], "hivegen explain has no option --out. See hivegen explain --help."],
  [["explain", "NOTHING"], 'There is no code "NOTHING"'],
])("wrong usage %j is told with the next step and exit code 2", (args, message) => {
  const { status, stdout, stderr } = hivegen(directory, ...args);
  expect(stderr).toContain(message);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
});

test("with --json wrong usage is JSON too", () => {
  const { status, stdout } = hivegen(directory, "generate", "shop.yaml", "--json");
  expect(status).toBe(2);
  expect(JSON.parse(stdout)).toEqual({
    error: { kind: "usage", message: expect.stringContaining("Give --target"), exitCode: 2 },
  });
});

describe("a configuration with a mistake is refused with the key and what is expected", () => {
  const output = { target: "typescript-types", directory: "out" };
  test.each([
    [[], "exports no configuration"],
    [{ outputs: [output] }, "input must be the path of an API description, or a list of them, and is missing."],
    [{ input: 5, outputs: [output] }, "input must be the path of an API description, or a list of them; it is 5."],
    [{ input: "shop.yaml" }, "outputs must be a list with at least one output"],
    [{ input: "shop.yaml", outputs: [] }, "outputs must be a list with at least one output"],
    [{ input: "shop.yaml", outputs: ["types"] }, "outputs[0] must be an object"],
    [{ input: "shop.yaml", outputs: [output, { target: "typescript-sdk" }] }, "outputs[1].directory must be the path"],
    [{ input: "shop.yaml", outputs: [{ ...output, dir: "x" }] }, "there is no key outputs[0].dir. Keys: target,"],
    [{ input: "shop.yaml", output: [] }, "there is no key output. Keys: input, outputs"],
    [{ input: "shop.yaml", outputs: [output, output] }, "share the folder"],
  ])("%j", (config, message) => {
    configure(directory, config);
    const { status, stderr } = hivegen(directory, "generate");
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });

  test("a module that can't be evaluated", () => {
    writeFileSync(join(directory, "broken.config.ts"), "export default {");
    const { status, stderr } = hivegen(directory, "generate", "--config", "broken.config.ts");
    expect(stderr).toContain("hivegen: broken.config.ts can't be loaded: ");
    expect(status).toBe(2);
  });
});

describe("help", () => {
  test("lists the commands and the exit codes", () => {
    const { status, stdout } = hivegen(directory, "--help");
    for (const { name } of commands) expect(stdout).toContain(`hivegen ${name} `);
    expect(stdout).toContain("3   check: generated files are out of date");
    expect(status).toBe(0);
    expect(hivegen(directory).stdout).toBe(stdout);
  });

  test.each(commands.map(({ name }) => name))("of %s is the same in both spellings and fits a terminal", (name) => {
    const { status, stdout } = hivegen(directory, name, "--help");
    expect(status).toBe(0);
    expect(stdout.startsWith(`hivegen ${name}: `)).toBe(true);
    expect(hivegen(directory, "help", name).stdout).toBe(stdout);
    expect(stdout.split("\n").filter((line) => line.length > 100)).toEqual([]);
  });
});
