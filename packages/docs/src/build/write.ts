import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** Writes files, by their paths inside it, into a folder that is emptied first. */
export async function writeSite(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [name, content] of files) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}
