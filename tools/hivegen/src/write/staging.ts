import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { OutputFile } from "../targets/target.ts";
import { STAGING } from "./list-files.ts";

/** A folder inside an output's, on the same disk, where new files wait until all are written. */
export class Staging {
  readonly #directory: string;
  readonly #folder: string;
  readonly #moves: { readonly from: string; readonly to: string }[] = [];

  constructor(directory: string) {
    this.#directory = directory;
    this.#folder = join(directory, `${STAGING}${process.pid}`);
  }

  put({ path, content }: OutputFile): void {
    if (this.#moves.length === 0) mkdirSync(this.#folder, { recursive: true });
    const from = join(this.#folder, String(this.#moves.length));
    writeFileSync(from, content);
    this.#moves.push({ from, to: join(this.#directory, path) });
  }

  putIfDifferent(file: OutputFile): void {
    if (contentOf(join(this.#directory, file.path)) !== file.content) this.put(file);
  }

  moveIntoPlace(): void {
    for (const { from, to } of this.#moves) {
      mkdirSync(dirname(to), { recursive: true });
      renameSync(from, to);
    }
  }

  /** Deletes files of the output, and the folders that are empty without them. */
  delete(paths: readonly string[]): void {
    for (const path of paths) {
      rmSync(join(this.#directory, path), { force: true });
      for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
        if (!removeIfEmpty(join(this.#directory, folder))) break;
      }
    }
  }

  clear(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
