import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Finding, FindingCode } from "../findings/finding.ts";
import { InputSyntaxError, SourceFile } from "./source-file.ts";

/** A place in the input. */
export interface Place {
  /** Absolute path. */
  readonly file: string;
  readonly pointer: readonly string[];
}

/** The files of one run. Each is read once; a file that can't be read is a finding, once. */
export class Sources {
  readonly findings: Finding[] = [];
  readonly #files = new Map<string, SourceFile | undefined>();
  readonly #base: string;

  /** Paths in findings are shown relative to `base`. */
  constructor(base: string) {
    this.#base = base;
  }

  get files(): string[] {
    return [...this.#files.keys()];
  }

  open(path: string, from?: Place): SourceFile | undefined {
    const absolute = resolve(path);
    if (!this.#files.has(absolute)) this.#files.set(absolute, this.#read(absolute, from));
    return this.#files.get(absolute);
  }

  report(code: FindingCode, severity: Finding["severity"], place: Place, message: string): void {
    const source = this.#files.get(place.file);
    this.findings.push({
      code,
      severity,
      message,
      file: this.display(place.file),
      pointer: place.pointer.map((segment) => `/${segment.replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""),
      ...source?.positionOf(place.pointer),
    });
  }

  /** The path as it is shown and written into headers: relative, with forward slashes. */
  display(file: string): string {
    return relative(this.#base, file).replaceAll("\\", "/");
  }

  #read(absolute: string, from: Place | undefined): SourceFile | undefined {
    try {
      return new SourceFile(absolute, readFileSync(absolute, "utf8"));
    } catch (error) {
      if (error instanceof InputSyntaxError) {
        this.findings.push({
          code: "INPUT_SYNTAX",
          severity: "error",
          message: `${error.message}.`,
          file: this.display(absolute),
          pointer: "",
          ...error.position,
        });
      } else {
        const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
        this.report(
          "INPUT_UNREADABLE",
          "error",
          from ?? { file: absolute, pointer: [] },
          `${this.display(absolute)} can't be read (${reason}).`,
        );
      }
      return undefined;
    }
  }
}
