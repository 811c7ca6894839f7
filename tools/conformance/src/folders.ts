import { fileURLToPath } from "node:url";

export const CASES = fileURLToPath(new URL("../cases", import.meta.url));
export const ADAPTERS = fileURLToPath(new URL("../adapters", import.meta.url));
