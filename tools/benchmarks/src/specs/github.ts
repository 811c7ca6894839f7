import { fileURLToPath } from "node:url";

/** GitHub's API: 1,200 operations, 13 MB. */
export const GITHUB = fileURLToPath(import.meta.resolve("@octokit/openapi/generated/api.github.com.json"));
