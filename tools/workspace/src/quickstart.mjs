// `npm run quickstart`: runs examples/quickstart.ts against the platform that `npm start` runs. HIVEPRO_API_KEY and
// HIVEPRO_BASE_URL choose another one; arguments are the target and the file of the report.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { enter } from "./running/entry.mjs";
import { run } from "./running/run.mjs";
import { startSteps } from "./running/steps.mjs";
import { prepare } from "./setup/prepare.mjs";
import { SetupProblem } from "./setup/problem.mjs";

const say = startSteps();

await enter(async () => {
  const { root, env } = await prepare(say);
  const apiKey = env.HIVEPRO_API_KEY ?? readKey(join(root, ".hivepro", "api-key"));
  const baseUrl = env.HIVEPRO_BASE_URL ?? "http://127.0.0.1:8080/api/v1";
  const program = join(root, "examples", "quickstart.ts");
  const settings = { ...env, HIVEPRO_API_KEY: apiKey, HIVEPRO_BASE_URL: baseUrl };
  say(`Running examples/quickstart.ts against ${baseUrl}`);
  const { exitCode } = await run("node", [program, ...process.argv.slice(2)], {
    cwd: root,
    env: settings,
    output: "forward",
  });
  return exitCode;
});

/** @param {string} file where the platform keeps its first key */
function readKey(file) {
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  throw new SetupProblem("There is no API key.", "Start the platform with `npm start`, or set HIVEPRO_API_KEY.");
}
