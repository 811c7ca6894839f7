import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** The TypeScript compilers that generated code must pass, by version. */
export const compilers = [
  ["5.9", join(dirname(require.resolve("typescript/package.json")), "bin/tsc")],
  ["7", join(import.meta.dirname, "../../../../node_modules/typescript/bin/tsc")],
] as const;

const STRICT = ["--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--skipLibCheck", "false"];
const MODULES = ["--module", "nodenext", "--allowImportingTsExtensions", "--noEmit"];

/** What the compiler says about files of a folder, with every strict option; nothing where all is well. */
export function compile(tsc: string, directory: string, files: readonly string[]): string {
  const args = [tsc, ...STRICT, ...MODULES, ...files];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: directory, encoding: "utf8" });
  return status === 0 ? "" : `${stdout}${stderr}`;
}
