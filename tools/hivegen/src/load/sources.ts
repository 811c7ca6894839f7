import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { formatPointer } from "../document/pointer.ts";
import type { Finding, FindingCode } from "../findings/finding.ts";
import type { Edits } from "../incremental/edits/edits.ts";
import type { Location } from "./load.ts";
import { STANDARD_INPUT } from "./patterns.ts";
import { type Note, SourceFile } from "./source-file.ts";
import { decode } from "./syntax/decode.ts";
import { InputSyntaxError } from "./syntax/syntax-error.ts";
import { positionsAt } from "./syntax/wanted.ts";

/** A place in the input. */
export interface Place {
  /** Absolute path. */
  readonly file: string;
  readonly pointer: readonly string[];
}

/** A finding whose position in the text hasn't been looked up yet. */
interface Pending {
  readonly index: number;
  readonly place: Place;
}

/** The files of one run. Each is read once; a file that can't be parsed is a finding, once. */
export class Sources {
  readonly #findings: Finding[] = [];
  readonly #files = new Map<string, SourceFile | undefined>();
  readonly #failures = new Map<string, string>();
  readonly #base: string;
  readonly #edits: Edits | undefined;
  #pending: Pending[] = [];

  /** Paths in findings are shown relative to `base`. @param edits of files that were read before, in the same process */
  constructor(base: string, edits?: Edits) {
    this.#base = base;
    this.#edits = edits;
  }

  /** All files read, absolute. */
  get files(): string[] {
    return [...this.#files.keys()].filter((path) => path !== STANDARD_INPUT);
  }

  /** The files that could be read, in the order they were asked for. */
  get opened(): SourceFile[] {
    return [...this.#files.values()].filter((file) => file !== undefined);
  }

  /** What was reported so far. Positions are looked up here, all of a file in one pass over it. */
  get findings(): readonly Finding[] {
    const waiting = this.#pending;
    this.#pending = [];
    for (const path of new Set(waiting.map(({ place }) => place.file))) {
      const pending = waiting.filter(({ place }) => place.file === path);
      const positions = this.#files.get(path)?.positionsOf(pending.map(({ place }) => place.pointer)) ?? [];
      pending.forEach(({ index }, at) => {
        const finding = this.#findings[index];
        if (finding) this.#findings[index] = { ...finding, ...positions[at] };
      });
    }
    return this.#findings;
  }

  /** The parsed file, or `undefined` where it can't be read; see `failure`. */
  open(path: string): SourceFile | undefined {
    const known = this.#files.get(path);
    if (known || this.#files.has(path)) return known;
    const file = this.#read(path);
    this.#files.set(path, file);
    for (const note of file?.notes ?? []) this.#note(path, note);
    return file;
  }

  /** Why a file couldn't be opened, as the end of a sentence; a syntax error has been reported already. */
  failure(path: string): string | undefined {
    return this.#failures.get(path);
  }

  report(code: FindingCode, severity: Finding["severity"], place: Place, message: string): void {
    this.#pending.push({ index: this.#findings.length, place });
    this.#findings.push({
      code,
      severity,
      message,
      file: this.display(place.file),
      pointer: formatPointer(place.pointer),
    });
  }

  /** Where places stand in the texts; all places in a file are found in one pass over it. */
  locate(places: readonly Place[]): Location[] {
    const found = new Map<Place, Location>();
    for (const file of new Set(places.map((place) => place.file))) {
      const here = places.filter((place) => place.file === file);
      const positions = this.#files.get(file)?.positionsOf(here.map(({ pointer }) => pointer)) ?? [];
      here.forEach((place, index) => {
        const location = { file: this.display(file), pointer: formatPointer(place.pointer) };
        found.set(place, { ...location, ...positions[index] });
      });
    }
    return places.flatMap((place) => found.get(place) ?? []);
  }

  /** The path as it is shown and written into headers: relative, with forward slashes. */
  display(file: string): string {
    return file === STANDARD_INPUT ? "standard input" : relative(this.#base, file).replaceAll("\\", "/");
  }

  #note(path: string, { code, message, at }: Note): void {
    if ("pointer" in at) {
      this.report(code, "warning", { file: path, pointer: at.pointer }, message);
      return;
    }
    const [position] = this.#files.get(path)?.positionsAt([at.offset]) ?? [];
    this.#findings.push({ code, severity: "warning", message, file: this.display(path), pointer: "", ...position });
  }

  #read(path: string): SourceFile | undefined {
    let text = "";
    try {
      const bytes = this.#bytes(path);
      const known = this.#edits?.apply(path, bytes);
      if (known !== undefined) return SourceFile.ofKnown(path, bytes, known);
      text = decode(bytes);
      return SourceFile.parse(path, text);
    } catch (error) {
      if (error instanceof InputSyntaxError) this.#reportSyntax(path, text, error);
      else this.#failures.set(path, reasonOf(error));
      return undefined;
    }
  }

  #bytes(path: string): Buffer {
    return readFileSync(path === STANDARD_INPUT ? 0 : path);
  }

  #reportSyntax(path: string, text: string, { message, offset }: InputSyntaxError): void {
    const position = offset === undefined ? undefined : positionsAt(text, [offset]).get(offset);
    const file = this.display(path);
    this.#findings.push({
      code: "INPUT_SYNTAX",
      severity: "error",
      message: `${message}.`,
      file,
      pointer: "",
      ...position,
    });
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  if (code === "ENOENT") return "doesn't exist";
  if (code === "EISDIR") return "is a folder";
  if (code === "EACCES" || code === "EPERM") return "may not be read";
  if (code === "ERR_STRING_TOO_LONG" || code === "ERR_FS_FILE_TOO_LARGE") return "is too large to be read as one text";
  return `can't be read (${code ?? (error instanceof Error ? error.message : String(error))})`;
}
