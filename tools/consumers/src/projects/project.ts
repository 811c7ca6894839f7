import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { succeed } from "../command.ts";
import type { Tarballs } from "./tarballs.ts";

export interface ProjectOptions {
  readonly type: "module" | "commonjs";
  readonly manager: "npm" | "pnpm";
  readonly tarballs: Tarballs;
}

const PUBLISHED = ["@hivepro/sdk", "@hivepro/types", "@hivegen/client-runtime"];
const PROGRAMS = join(import.meta.dirname, "../../programs");

/** A project as a user has it: a package.json, a lockfile, what was installed, and a program. */
export async function createProject(folder: string, { type, manager, tarballs }: ProjectOptions): Promise<string> {
  await mkdir(folder);
  await cp(PROGRAMS, folder, { recursive: true });
  const files = Object.entries(tarballs).map(([name, file]) => [name, `file:${file}`] as const);
  const direct = files.filter(([name]) => PUBLISHED.includes(name));
  const rest = files.filter(([name]) => !PUBLISHED.includes(name));
  const manifest = {
    name: "consumer",
    private: true,
    type,
    dependencies: Object.fromEntries(direct),
    overrides: Object.fromEntries(manager === "npm" ? rest : []),
  };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest, null, 2));
  if (manager === "pnpm") {
    const overrides = files.map(([name, file]) => `  ${JSON.stringify(name)}: ${JSON.stringify(file)}`);
    await writeFile(join(folder, "pnpm-workspace.yaml"), ["overrides:", ...overrides, ""].join("\n"));
  }
  await succeed(manager, INSTALL[manager], { cwd: folder });
  await linkNodeTypes(folder);
  return folder;
}

const INSTALL = {
  npm: ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund"],
  pnpm: ["install", "--offline", "--ignore-scripts"],
};

/** Node's types come from a registry for everybody; here they are those of the workspace. */
async function linkNodeTypes(folder: string): Promise<void> {
  await mkdir(join(folder, "node_modules/@types"), { recursive: true });
  const types = join(import.meta.dirname, "../../node_modules/@types/node");
  await symlink(types, join(folder, "node_modules/@types/node"), "dir");
}
