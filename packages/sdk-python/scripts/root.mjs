import { join } from "node:path";

/** The folder of this package. */
export const ROOT = join(import.meta.dirname, "..");
