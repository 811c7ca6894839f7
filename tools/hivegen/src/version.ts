import { readFileSync } from "node:fs";
import { objectOf, stringOf } from "./document/json.ts";
import { MANIFEST } from "./installation.ts";

/** The generator's own version; its runtimes are released under the same one. */
export const VERSION = readVersion();

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(MANIFEST, "utf8"));
  return stringOf(objectOf(manifest).version) ?? "0.0.0";
}
