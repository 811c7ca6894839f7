import { existsSync, type FSWatcher, realpathSync, statSync, watch } from "node:fs";
import { dirname } from "node:path";
import { hashFile } from "../cache/content-hash.ts";

/** How long to wait for more: editors and checkouts write several files, and big ones in pieces. */
const SETTLED = 30;

interface Seen {
  /** Changes whenever the file is written; cheaper to look at than its content. */
  readonly signature: string;
  readonly hash: string | null;
}

/**
 * Tells which files of the input changed. Folders are watched rather than files, since editors replace files; an event only
 * makes the watcher look, and what it finds different in content is a change.
 */
export class InputWatcher {
  readonly #files = new Map<string, Seen>();
  readonly #expected: () => readonly string[];
  readonly #folders = new Map<string, FSWatcher>();
  #timer: NodeJS.Timeout | undefined;
  #settled: (() => void) | undefined;

  /** @param expected files that the input means today, also new ones that nobody has read yet */
  constructor(expected: () => readonly string[]) {
    this.#expected = expected;
  }

  /** Watches exactly these files from now on. What changed since `since`, while they were being read, is a change. */
  track(files: readonly string[], since: number): void {
    const wanted = new Set([...files, ...this.#expected()]);
    for (const file of [...this.#files.keys()]) if (!wanted.has(file)) this.#files.delete(file);
    for (const file of wanted) {
      if (!this.#files.has(file)) this.#files.set(file, asReadSince(file, since));
    }
    const folders = new Set([...wanted].flatMap(foldersOf));
    for (const [folder, watcher] of this.#folders) if (!folders.has(folder)) this.#unwatch(folder, watcher);
    for (const folder of folders) if (!this.#folders.has(folder)) this.#watch(folder);
  }

  /** The files that changed, once some did; nothing when the signal ends the wait. */
  async next(signal: AbortSignal): Promise<readonly string[] | undefined> {
    for (;;) {
      if (signal.aborted) return undefined;
      const changed = this.#changed();
      if (changed.length > 0) return changed;
      await this.#event(signal);
    }
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const [folder, watcher] of this.#folders) this.#unwatch(folder, watcher);
  }

  #changed(): string[] {
    const changed = this.#expected().filter((file) => !this.#files.has(file));
    for (const [file, seen] of this.#files) {
      if (signatureOf(file) === seen.signature) continue;
      const now = look(file);
      this.#files.set(file, now);
      if (now.hash !== seen.hash) changed.push(file);
    }
    return changed;
  }

  #event(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        signal.removeEventListener("abort", done);
        this.#settled = undefined;
        resolve();
      };
      this.#settled = done;
      signal.addEventListener("abort", done, { once: true });
    });
  }

  #watch(folder: string): void {
    const watcher = watch(folder, () => this.#schedule());
    // The folder is gone: look once, and find its files missing.
    watcher.on("error", () => {
      this.#unwatch(folder, watcher);
      this.#schedule();
    });
    this.#folders.set(folder, watcher);
  }

  #unwatch(folder: string, watcher: FSWatcher): void {
    watcher.close();
    this.#folders.delete(folder);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settled?.(), SETTLED);
  }
}

const NEVER_SEEN: Seen = { signature: "", hash: "" };

function look(file: string): Seen {
  return { signature: signatureOf(file), hash: hashFile(file) };
}

/** A file that was read after `since`. Its age is asked last, so that a change while it is looked at is noticed, too. */
function asReadSince(file: string, since: number): Seen {
  const seen = look(file);
  return modified(file) >= since ? NEVER_SEEN : seen;
}

function signatureOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats ? `${stats.ino} ${stats.size} ${stats.mtimeMs}` : "missing";
}

function modified(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** The folders in which something happens when a file changes: its own and, of a link, that of the file it leads to. */
function foldersOf(file: string): string[] {
  let folder = dirname(file);
  while (!existsSync(folder)) folder = dirname(folder);
  return existsSync(file) ? [folder, dirname(realpathSync(file))] : [folder];
}
