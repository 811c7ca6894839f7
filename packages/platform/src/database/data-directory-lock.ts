import { randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rm, stat, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isRunning, type ProcessIdentity, thisProcess } from "./process-identity.ts";

const FILE_NAME = "lock";
const TOUCH_EVERY_MS = 10_000;

/** The lock of a process on another machine, or in another container, counts as held while it is touched. */
const STALE_AFTER_MS = 45_000;

/** Clearing takes a moment; one that takes longer was killed in it. */
const CLEARING_TIME_MS = 5_000;
const CLEARING_PAUSE_MS = 50;
const ATTEMPTS = 200;

interface LockContent {
  readonly token: string;
  readonly host: string;
  readonly process: ProcessIdentity;
}

/** Another process works on this data directory. */
export class DataDirectoryInUseError extends Error {
  constructor(dataDir: string, holder: LockContent) {
    super(
      `The data directory ${dataDir} is in use by process ${holder.process.pid} on ${holder.host}. ` +
        "Stop that process, or choose another directory with --data-dir.",
    );
    this.name = "DataDirectoryInUseError";
  }
}

/** Keeps a second process from opening the database of a data directory. */
export class DataDirectoryLock {
  readonly #path: string;
  readonly #token: string;
  readonly #touching: NodeJS.Timeout;

  private constructor(path: string, token: string) {
    this.#path = path;
    this.#token = token;
    this.#touching = setInterval(() => this.#touch(), TOUCH_EVERY_MS);
    this.#touching.unref();
  }

  /** Takes the lock; that of a process that was killed is replaced. Throws `DataDirectoryInUseError`. */
  static async take(dataDir: string): Promise<DataDirectoryLock> {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const path = join(dataDir, FILE_NAME);
    const content: LockContent = { token: randomUUID(), host: hostname(), process: await thisProcess() };
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (await create(path, JSON.stringify(content))) return new DataDirectoryLock(path, content.token);
      const holder = await readLock(path);
      if (holder !== undefined && (await isHeld(holder, path))) throw new DataDirectoryInUseError(dataDir, holder);
      if (holder !== undefined) await clearAway(path);
    }
    throw new Error(`The lock file ${path} can't be taken; other processes keep changing it. Try again.`);
  }

  async release(): Promise<void> {
    clearInterval(this.#touching);
    const holder = await readLock(this.#path);
    if (holder?.token === this.#token) await rm(this.#path, { force: true });
  }

  #touch(): void {
    const now = new Date();
    // Somebody who deletes the directory under a running server has bigger problems than this file's time.
    utimes(this.#path, now, now).catch(() => {});
  }
}

async function create(path: string, text: string): Promise<boolean> {
  // Linked into place when complete, so that nobody ever reads half a lock.
  const draft = `${path}.${randomUUID()}`;
  const file = await open(draft, "wx", 0o600);
  try {
    await file.writeFile(text);
    await file.close();
    await link(draft, path);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function readLock(path: string): Promise<LockContent | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw new Error(`The lock file ${path} can't be read. If no server uses this directory, delete the file.`, {
      cause: error,
    });
  }
}

async function isHeld(content: LockContent, path: string): Promise<boolean> {
  if (content.host === hostname()) return isRunning(content.process);
  return (await ageOf(path)) < STALE_AFTER_MS;
}

/**
 * Removes a stale lock. Only one process at a time may: another one could by now have replaced the lock that was found
 * stale, and then it is not to be removed.
 */
async function clearAway(path: string): Promise<void> {
  const clearing = `${path}.clearing`;
  if (!(await create(clearing, ""))) {
    await sleep(CLEARING_PAUSE_MS);
    if ((await ageOf(clearing)) > CLEARING_TIME_MS) await rm(clearing, { force: true });
    return;
  }
  try {
    const holder = await readLock(path);
    if (holder !== undefined && !(await isHeld(holder, path))) await rm(path, { force: true });
  } finally {
    await rm(clearing, { force: true });
  }
}

/** In milliseconds; 0 for a file that is gone. */
async function ageOf(path: string): Promise<number> {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch (error) {
    if (isCode(error, "ENOENT")) return 0;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
