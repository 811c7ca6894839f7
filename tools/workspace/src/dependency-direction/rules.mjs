/**
 * Which packages of this workspace a package may use. Libraries from the registry are not restricted here.
 *
 * @typedef {object} Rule
 * @property {string[] | "anything"} uses in its code
 * @property {string[]} [inDevelopment] in tests and tooling alone: a devDependency, never imported from src/
 */

/** @type {Record<string, Rule>} */
export const RULES = {
  "@hivepro/spec": { uses: [], inDevelopment: ["@hivepro/lint-rules"] },
  "@hivepro/lint-rules": { uses: ["hivegen"] },
  hivegen: { uses: ["@hivegen/server-runtime"], inDevelopment: ["@hivegen/client-runtime"] },
  "@hivegen/client-runtime": { uses: [] },
  "@hivegen/server-runtime": { uses: [] },
  "@hivepro/types": { uses: [] },
  "@hivepro/sdk": { uses: ["@hivegen/client-runtime", "@hivepro/types"] },
  "@hivepro/sdk-go": { uses: [], inDevelopment: ["hivegen"] },
  "@hivepro/sdk-python": { uses: [], inDevelopment: ["hivegen"] },
  "@hivepro/server": { uses: ["@hivegen/server-runtime", "@hivepro/types"] },
  "@hivepro/platform": {
    uses: ["@hivepro/server", "@hivepro/docs"],
    inDevelopment: ["@hivepro/sdk", "@hivepro/practice-sites"],
  },
  "@hivepro/docs": { uses: ["@hivepro/spec"] },
  "@hivepro/examples": {
    uses: ["@hivepro/sdk"],
    inDevelopment: ["@hivepro/platform", "@hivepro/practice-sites", "@hivepro/sdk-go", "@hivepro/types"],
  },
  "@hivepro/conformance": {
    uses: ["@hivepro/sdk", "@hivepro/server"],
    inDevelopment: ["@hivepro/sdk-go", "@hivepro/sdk-python"],
  },
  "@hivepro/benchmarks": { uses: "anything" },
  "@hivepro/consumers": {
    uses: [],
    inDevelopment: ["@hivepro/sdk", "@hivepro/types", "@hivegen/client-runtime", "hivegen"],
  },
  "@hivepro/practice-sites": { uses: [] },
  "@hivepro/workspace": { uses: [] },
};
