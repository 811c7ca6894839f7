import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { objectOf, stringOf } from "../document/json.ts";
import { CODE, MANIFEST } from "../installation.ts";
import { hashText } from "./content-hash.ts";

const FOLDER = dirname(fileURLToPath(MANIFEST));

/**
 * Changes whenever the same input could give other files: with hivegen's code (which a version number alone doesn't tell
 * while it is being worked on) and with the versions of the libraries that it prints with.
 */
export function generatorIdentity(): string {
  const code = readdirSync(CODE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".map"))
    .map((entry) => {
      const { size, mtimeMs } = statSync(join(entry.parentPath, entry.name));
      return `${entry.name} ${size} ${mtimeMs}`;
    });
  const { version, dependencies } = manifest(FOLDER);
  const libraries = Object.keys(objectOf(dependencies)).map((name) => `${name} ${versionOf(name)}`);
  return hashText([stringOf(version), ...libraries.sort(), ...code.sort()].join("\n"));
}

/** Version of a library as Node.js finds it, without loading it. */
function versionOf(name: string): string | undefined {
  for (let folder = FOLDER; dirname(folder) !== folder; folder = dirname(folder)) {
    const found = stringOf(manifest(join(folder, "node_modules", name)).version);
    if (found !== undefined) return found;
  }
  return undefined;
}

function manifest(folder: string) {
  try {
    return objectOf(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
  } catch {
    return {};
  }
}
