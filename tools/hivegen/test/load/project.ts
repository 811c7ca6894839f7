import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type LoadedDocument, load } from "../../src/index.ts";

export const HEAD = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";

/** A folder with these files. */
export function project(files: Readonly<Record<string, string | Uint8Array>>): string {
  const base = mkdtempSync(join(tmpdir(), "hivegen-load-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    writeFileSync(join(base, path), text);
  }
  return base;
}

export function loadProject(
  files: Readonly<Record<string, string | Uint8Array>>,
  entry = Object.keys(files)[0] ?? "api.yaml",
): LoadedDocument {
  const base = project(files);
  return load(join(base, entry), { base });
}

export function loadText(text: string | Uint8Array, name = "api.yaml"): LoadedDocument {
  return loadProject({ [name]: text }, name);
}

/** Code and place of each finding, as `CODE line:column`. */
export function summary({ findings }: LoadedDocument): string[] {
  return findings.map(({ code, line, column }) => `${code} ${line}:${column}`);
}
