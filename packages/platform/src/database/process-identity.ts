import { readFile } from "node:fs/promises";

/** Tells a process from a later one that was given the same number, as happens after a restart of a container. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Boot and start time, where the system tells them. */
  readonly started: string | null;
}

export async function thisProcess(): Promise<ProcessIdentity> {
  return { pid: process.pid, started: await startOf(process.pid) };
}

export async function isRunning(identity: ProcessIdentity): Promise<boolean> {
  if (!exists(identity.pid)) return false;
  return identity.started === null || identity.started === (await startOf(identity.pid));
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function startOf(pid: number): Promise<string | null> {
  try {
    const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8");
    const status = await readFile(`/proc/${pid}/stat`, "utf8");
    // The second field, the program's name in parentheses, may have spaces; the start time is the 22nd.
    const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
    return `${boot.trim()} ${fields[19] ?? ""}`;
  } catch {
    return null;
  }
}
