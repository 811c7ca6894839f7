import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

export function hashText(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Of the file's bytes; `null` where there is no file that can be read. */
export function hashFile(file: string): string | null {
  try {
    return createHash("sha256").update(readFileSync(file)).digest("hex");
  } catch {
    return null;
  }
}
