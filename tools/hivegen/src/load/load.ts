import { resolve } from "node:path";
import { isObject, type JsonObject } from "../document/json.ts";
import type { Finding, FindingCode } from "../findings/finding.ts";
import { bundle } from "./bundle.ts";
import type { Origins } from "./origins.ts";
import { Sources } from "./sources.ts";

/** A loaded API description: one document in normal form, and what its author should know. */
export interface LoadedDocument {
  readonly document: JsonObject;
  /** Path of the entry file as shown to people, relative to the base folder. */
  readonly input: string;
  /** All files read, absolute. */
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
  /** Records a finding about a place in `document`. */
  report(code: FindingCode, severity: Finding["severity"], pointer: readonly string[], message: string): void;
}

export interface LoadOptions {
  /** Folder that paths in findings and headers are relative to. Default: the current folder. */
  readonly base?: string;
}

/** Reads an OpenAPI document with everything that it refers to. Never throws for what the input says: see `findings`. */
export function load(path: string, options: LoadOptions = {}): LoadedDocument {
  const file = resolve(path);
  const sources = new Sources(options.base ?? process.cwd());
  const entry = sources.open(file);
  if (!entry) return loaded({}, undefined, file, sources);
  if (!isObject(entry.root) || !/^3\.[01]\.\d+/.test(String(entry.root.openapi))) {
    const version = isObject(entry.root) ? (entry.root.openapi ?? entry.root.swagger) : undefined;
    const found = version === undefined ? "has no `openapi` field" : `says version ${String(version)}`;
    sources.report(
      "INPUT_NOT_OPENAPI",
      "error",
      { file, pointer: [] },
      `The document ${found}; OpenAPI 3.0 or 3.1 is needed.`,
    );
    return loaded({}, undefined, file, sources);
  }
  const { document, origins } = bundle(entry, sources);
  return loaded(document, origins, file, sources);
}

function loaded(document: JsonObject, origins: Origins | undefined, file: string, sources: Sources): LoadedDocument {
  return {
    document,
    input: sources.display(file),
    get files() {
      return sources.files;
    },
    findings: sources.findings,
    report(code, severity, pointer, message) {
      sources.report(code, severity, origins?.of(pointer) ?? { file, pointer: [...pointer] }, message);
    },
  };
}
