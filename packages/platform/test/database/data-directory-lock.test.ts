import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DataDirectoryInUseError, DataDirectoryLock } from "../../src/database/data-directory-lock.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "hivepro-lock-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function leaveLock(content: object): Promise<void> {
  await writeFile(join(directory, "lock"), JSON.stringify({ token: "t", host: hostname(), ...content }));
}

async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(child, "exit");
  if (child.pid === undefined) throw new Error("the process was not started");
  return child.pid;
}

describe("the lock of a data directory", () => {
  it("lets one in, and names who holds it", async () => {
    const lock = await DataDirectoryLock.take(directory);
    await expect(DataDirectoryLock.take(directory)).rejects.toThrow(DataDirectoryInUseError);
    await expect(DataDirectoryLock.take(directory)).rejects.toThrow(`process ${process.pid}`);
    await lock.release();
    await (await DataDirectoryLock.take(directory)).release();
    expect(await readdir(directory)).toEqual([]);
  });

  it("lets only one in of many at once, over a lock that was left behind", async () => {
    await leaveLock({ process: { pid: await endedProcess(), started: null } });
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => DataDirectoryLock.take(directory)));
    const locks = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    expect(locks).toHaveLength(1);
    await Promise.all(locks.map((lock) => lock.release()));
    expect(await readdir(directory)).toEqual([]);
  });

  it("of a process whose number was given to another one is replaced", async () => {
    await leaveLock({ process: { pid: process.pid, started: "another boot 1" } });
    const lock = await DataDirectoryLock.take(directory);
    await lock.release();
  });

  it("of another machine counts while it is touched", async () => {
    await leaveLock({ host: "elsewhere", process: { pid: 1, started: null } });
    await expect(DataDirectoryLock.take(directory)).rejects.toThrow("process 1 on elsewhere");
    const longAgo = new Date(Date.now() - 3_600_000);
    await utimes(join(directory, "lock"), longAgo, longAgo);
    await (await DataDirectoryLock.take(directory)).release();
  });

  it("that can't be read is not replaced, but told about", async () => {
    await writeFile(join(directory, "lock"), "");
    await expect(DataDirectoryLock.take(directory)).rejects.toThrow(/delete the file/);
  });

  it("is for the owner's eyes, and leaves another's lock alone when it is released late", async () => {
    const lock = await DataDirectoryLock.take(directory);
    const path = join(directory, "lock");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await leaveLock({ token: "another", process: { pid: 1, started: null } });
    await lock.release();
    expect(await readFile(path, "utf8")).toContain("another");
  });
});
