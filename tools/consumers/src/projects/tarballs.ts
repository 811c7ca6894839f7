import { existsSync, realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { succeed } from "../command.ts";

/** Paths of packed packages by their names. */
export type Tarballs = Readonly<Record<string, string>>;

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * Packs packages as they would be published, and everything that they depend on as it is installed here, so that a project
 * can install them without a registry.
 */
export async function packAll(directories: readonly string[], destination: string): Promise<Tarballs> {
  const packages = new Map<string, string>();
  for (const directory of directories) await collect(realpathSync(directory), packages);
  const packed = [...packages].map(async ([name, directory]) => [name, await pack(directory, destination)] as const);
  return Object.fromEntries(await Promise.all(packed));
}

/** A package and, below it, what it depends on: found where Node would find it. */
async function collect(directory: string, found: Map<string, string>): Promise<void> {
  const manifest: Manifest = JSON.parse(await readFile(join(directory, "package.json"), "utf8"));
  if (found.has(manifest.name)) return;
  found.set(manifest.name, directory);
  for (const name of Object.keys(manifest.dependencies ?? {})) await collect(installedAt(name, directory), found);
}

function installedAt(name: string, from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) return realpathSync(candidate);
    if (folder === dirname(folder)) throw new Error(`${name} is not installed for ${from}; run \`npm test\` once.`);
  }
}

/** pnpm writes versions for what is `workspace:`. It refuses nothing else, so it packs what came from a registry too. */
async function pack(directory: string, destination: string): Promise<string> {
  const printed = await succeed("pnpm", ["pack", "--json", "--pack-destination", destination], { cwd: directory });
  const { filename }: { filename: string } = JSON.parse(printed);
  return filename;
}
