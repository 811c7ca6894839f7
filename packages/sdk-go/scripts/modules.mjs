import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");

/** The SDK, and the runtime that it was given, as it is developed. */
export const MODULES = [
  { name: "sdk", directory: ROOT },
  { name: "runtime", directory: join(ROOT, "../../tools/hivegen/src/targets/go/runtime") },
];

/** The tools that check them have dependencies, which the SDK has not. */
export const TOOLS = join(ROOT, "tools/go.mod");

/** Where `npm test` looks for reports. */
export const REPORTS = join(ROOT, "test-results");
