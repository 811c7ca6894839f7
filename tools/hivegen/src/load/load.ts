import { resolve } from "node:path";
import { isObject, type JsonObject } from "../document/json.ts";
import type { Finding, FindingCode } from "../findings/finding.ts";
import { bundle } from "./bundle/bundle.ts";
import { openapi3 } from "./dialect.ts";
import { simplifyOpenapi32 } from "./openapi32.ts";
import { Origins } from "./origins.ts";
import { Sources, STANDARD_INPUT } from "./sources.ts";
import { convertSwagger } from "./swagger2/convert.ts";
import { swagger2 } from "./swagger2/dialect.ts";
import { versionOf } from "./version.ts";

/** A loaded API description: one document in normal form, and what its author should know. */
export interface LoadedDocument {
  /** All `$ref`s lead to its own components. */
  readonly document: JsonObject;
  /** Path of the entry file as shown to people, relative to the base folder. */
  readonly input: string;
  /** All files read, absolute. */
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
  /** Records a finding about a place in `document`. */
  report(code: FindingCode, severity: Finding["severity"], pointer: readonly string[], message: string): void;
  /** Where places in `document` stand in the files. */
  locate(pointers: readonly (readonly string[])[]): readonly Location[];
}

/** A place in a file, as it is shown to people. */
export interface Location {
  readonly file: string;
  /** 1-based; absent where the place could not be found again. */
  readonly line?: number;
  readonly column?: number;
  /** JSON Pointer inside `file`. */
  readonly pointer: string;
}

export interface LoadOptions {
  /** Folder that paths in findings and headers are relative to. Default: the current folder. */
  readonly base?: string;
}

/** Reads an OpenAPI document with everything that it refers to. Never throws for what the input says: see `findings`. */
export function load(path: string, options: LoadOptions = {}): LoadedDocument {
  const file = path === STANDARD_INPUT ? path : resolve(path);
  const sources = new Sources(options.base ?? process.cwd());
  const origins = new Origins();
  return loaded(read(file, sources, origins), origins, file, sources);
}

function read(path: string, sources: Sources, origins: Origins): JsonObject {
  const entry = sources.open(path);
  const place = { file: path, pointer: [] };
  if (!entry) {
    const reason = sources.failure(path);
    if (reason !== undefined) sources.report("INPUT_UNREADABLE", "error", place, `${sources.display(path)} ${reason}.`);
    return {};
  }
  const version = versionOf(entry.root);
  if (version.format === "unknown" || !isObject(entry.root)) {
    const reason = version.format === "unknown" ? version.reason : "is not an object";
    const message = `The document ${reason}; OpenAPI 3.0, 3.1 or 3.2, or Swagger 2.0 is needed.`;
    sources.report("INPUT_NOT_OPENAPI", "error", place, message);
    return {};
  }
  if (version.format === "swagger") {
    bundle(entry, swagger2, sources, origins);
    return convertSwagger(entry.root, path, sources, origins);
  }
  if (version.oddity !== undefined) sources.report("INPUT_VERSION", "warning", place, version.oddity);
  if (!String(entry.root.openapi).startsWith(`3.${version.minor}.`)) entry.root.openapi = `3.${version.minor}.0`;
  bundle(entry, openapi3, sources, origins);
  if (version.minor >= 2) simplifyOpenapi32(entry.root, path, sources, origins);
  return entry.root;
}

function loaded(document: JsonObject, origins: Origins, file: string, sources: Sources): LoadedDocument {
  return {
    document,
    input: sources.display(file),
    get files() {
      return sources.files;
    },
    get findings() {
      return sources.findings;
    },
    report(code, severity, pointer, message) {
      sources.report(code, severity, origins.of(document, pointer, file), message);
    },
    locate: (pointers) => sources.locate(pointers.map((pointer) => origins.of(document, pointer, file))),
  };
}
