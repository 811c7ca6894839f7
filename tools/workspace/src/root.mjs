import { fileURLToPath } from "node:url";

/** The workspace's folder, absolute. */
export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
