import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Manifest, programOf, type Toolchain } from "./manifest.ts";

const run = promisify(execFile);

/** Why an adapter can't be run on this machine, and what to do; `undefined` if it can. */
export async function missingToolchain(manifest: Manifest): Promise<string | undefined> {
  const problems = await Promise.all(manifest.toolchains.map((toolchain) => problemOf(manifest, toolchain)));
  return problems.find((problem) => problem !== undefined);
}

async function problemOf(
  manifest: Manifest,
  { version: command, atLeast, get }: Toolchain,
): Promise<string | undefined> {
  const [program = "", ...args] = command;
  const remedy = `${manifest.name} needs ${program} ${atLeast} or newer: ${get}`;
  try {
    const { stdout, stderr } = await run(programOf(manifest, program), args);
    const version = versionIn(`${stdout}\n${stderr}`);
    if (version === undefined) return `${remedy} (its version is not in what ${command.join(" ")} prints)`;
    return isAtLeast(version, atLeast) ? undefined : `${remedy} (here is ${version})`;
  } catch {
    return `${remedy} (it is not here)`;
  }
}

function versionIn(text: string): string | undefined {
  return /\d+(\.\d+)+/.exec(text)?.[0];
}

function isAtLeast(version: string, wanted: string): boolean {
  const [left, right] = [version.split(".").map(Number), wanted.split(".").map(Number)];
  for (const [index, part] of right.entries()) {
    const own = left[index] ?? 0;
    if (own !== part) return own > part;
  }
  return true;
}

/** Builds what the adapter needs. Throws an `Error` with what the failing command printed. */
export async function prepareAdapter(manifest: Manifest): Promise<void> {
  for (const [program = "", ...args] of manifest.prepare) {
    try {
      await run(programOf(manifest, program), args, { cwd: manifest.folder, maxBuffer: 64 * 1024 * 1024 });
    } catch (error) {
      const printed =
        error instanceof Error && "stderr" in error && "stdout" in error ? `${error.stdout}\n${error.stderr}` : "";
      throw new Error(`${manifest.name}: ${[program, ...args].join(" ")} failed.\n${printed}`, { cause: error });
    }
  }
}
