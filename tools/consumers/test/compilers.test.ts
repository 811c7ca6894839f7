import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { runCommand } from "../src/command.ts";
import { settings, tscOf, tsconfig } from "../src/compilers.ts";

const cases = settings.flatMap((setting) => setting.compilers.map((compiler) => ({ ...setting, compiler, setting })));

test.concurrent.each(cases)("TypeScript $compiler: $title", async ({ compiler, project, title, setting }) => {
  const name = `tsconfig.${compiler}.${title.replaceAll(/\W+/g, "-")}.json`;
  writeFileSync(join(inject(project), name), tsconfig(setting, "out"));
  const args = [tscOf(compiler), "--noEmit", "--project", name];
  const { status, stdout } = await runCommand(process.execPath, args, { cwd: inject(project) });
  expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
});
