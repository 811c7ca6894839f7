import { resolve } from "node:path";
import { isObject, type JsonObject, textOf } from "../document/json.ts";
import type { Finding, FindingCode } from "../findings/finding.ts";
import type { Edits } from "../incremental/edits/edits.ts";
import { bundle } from "./bundle/bundle.ts";
import { openapi3 } from "./dialect.ts";
import { absolute, type InputFile, inputFiles } from "./inputs.ts";
import { mergeDocuments } from "./merge/merge.ts";
import { simplifyOpenapi32 } from "./openapi32.ts";
import { Origins } from "./origins.ts";
import { Overlay } from "./overlay/overlay.ts";
import type { SourceFile } from "./source-file.ts";
import { Sources } from "./sources.ts";
import { convertSwagger } from "./swagger2/convert.ts";
import { swagger2 } from "./swagger2/dialect.ts";
import { type Version, versionOf } from "./version.ts";

/** A loaded API description: one document in normal form, and what its author should know. */
export interface LoadedDocument {
  /** All `$ref`s lead to its own components. */
  readonly document: JsonObject;
  /** The input as it is shown to people, relative to the base folder. */
  readonly input: string;
  /** All files read, or looked for in vain; absolute. */
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
  /** Folder that paths are relative to, those in findings and headers too. Default: the current folder. */
  readonly base?: string;
  /** OpenAPI Overlay files, applied in this order to what was read. */
  readonly overlays?: readonly string[];
  /** Of files that were read before, in the same process. */
  readonly edits?: Edits;
}

/** Paths of API descriptions, patterns such as `apis/*.yaml`, or `-` for the standard input. */
export type Input = string | readonly string[];

/**
 * Reads an API description with everything that it refers to; several are merged into one. Never throws for what the
 * input says: see `findings`.
 */
export function load(input: Input, options: LoadOptions = {}): LoadedDocument {
  const base = resolve(options.base ?? process.cwd());
  const sources = new Sources(base, options.edits);
  const origins = new Origins();
  const inputs = typeof input === "string" ? [input] : input;
  const files = inputFiles(inputs, base);
  const entries = files.flatMap((file) => open(file, sources));
  if (files.length === 0 || (entries.length === 0 && files.every(({ isFound }) => isFound))) {
    const message = `No API description matches ${inputs.join(", ")}. Name one, or correct the pattern.`;
    sources.report("INPUT_UNREADABLE", "error", { file: resolve(base, inputs[0] ?? "."), pointer: [] }, message);
  }
  for (const overlay of options.overlays ?? []) applyOverlay(resolve(base, overlay), entries, sources, origins);
  const parts = entries.map((entry) => ({ ...normalForm(entry, sources, origins), path: entry.file.path }));
  const document = mergeDocuments(parts, sources, origins);
  const file = (parts[0] ?? files[0])?.path ?? base;
  if (options.edits) keepPlain(options.edits, parts, sources, options.overlays ?? []);
  const originOf = (pointer: readonly string[]) => origins.of(document, pointer, file);
  return {
    document,
    input: inputs.map((text) => sources.display(absolute(text, base))).join(", "),
    get files() {
      return sources.files;
    },
    get findings() {
      return sources.findings;
    },
    report(code, severity, pointer, message) {
      sources.report(code, severity, originOf(pointer), message);
    },
    locate: (pointers) => sources.locate(pointers.map(originOf)),
  };
}

interface Entry {
  readonly file: SourceFile;
  readonly root: JsonObject;
  readonly version: Exclude<Version, { format: "unknown" }>;
}

/** A file with an API description. What a pattern found besides is passed over: the descriptions may refer to it. */
function open({ path, isFound }: InputFile, sources: Sources): Entry[] {
  const file = sources.open(path);
  const place = { file: path, pointer: [] };
  if (!file) {
    const reason = sources.failure(path);
    if (reason !== undefined) sources.report("INPUT_UNREADABLE", "error", place, `${sources.display(path)} ${reason}.`);
    return [];
  }
  const { root } = file;
  const version = versionOf(root);
  if (version.format !== "unknown" && isObject(root)) return [{ file, root, version }];
  if (!isFound) {
    const reason = version.format === "unknown" ? version.reason : "is not an object";
    const message = `The document ${reason}; OpenAPI 3.0, 3.1 or 3.2, or Swagger 2.0 is needed.`;
    sources.report("INPUT_NOT_OPENAPI", "error", place, message);
  }
  return [];
}

function applyOverlay(path: string, entries: readonly Entry[], sources: Sources, origins: Origins): void {
  const file = sources.open(path);
  if (file) new Overlay(file, sources, origins).apply(entries.map((entry) => entry.file));
  else if (sources.failure(path) !== undefined) {
    const message = `The overlay ${sources.display(path)} ${sources.failure(path)}.`;
    sources.report("INPUT_UNREADABLE", "error", { file: path, pointer: [] }, message);
  }
}

interface NormalForm {
  readonly document: JsonObject;
  /** It is what the file says: bringing it into normal form another time changes nothing, and tells nothing. */
  readonly isPlain: boolean;
}

function normalForm({ file, root, version }: Entry, sources: Sources, origins: Origins): NormalForm {
  if (version.format === "swagger") {
    bundle(file, swagger2, sources, origins);
    return { document: convertSwagger(root, file.path, sources, origins), isPlain: false };
  }
  if (version.oddity !== undefined) {
    sources.report("INPUT_VERSION", "warning", { file: file.path, pointer: [] }, version.oddity);
  }
  if (!textOf(root.openapi).startsWith(`3.${version.minor}.`)) root.openapi = `3.${version.minor}.0`;
  const isPlain = bundle(file, openapi3, sources, origins);
  if (version.minor >= 2) simplifyOpenapi32(root, file.path, sources, origins);
  return { document: root, isPlain: isPlain && version.minor < 2 };
}

/** What one file says without a finding is known for the next time. */
function keepPlain(
  edits: Edits,
  parts: readonly (NormalForm & { readonly path: string })[],
  sources: Sources,
  overlays: readonly string[],
): void {
  const [part] = parts;
  const isAlone = sources.files.length === 1 && overlays.length === 0;
  if (part?.isPlain && isAlone && sources.findings.length === 0) edits.keep(part.path, part.document);
}
