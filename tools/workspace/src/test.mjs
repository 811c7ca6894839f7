// `npm test`: installs, runs every check and test of the workspace, and counts what really ran. The last line is
// `N passed, N failed`. Arguments go to turbo: `npm test -- --filter @hivepro/sdk`, `npm test -- --force`.
import { enter, explain } from "./running/entry.mjs";
import { Interrupted } from "./running/interrupted.mjs";
import { startSteps } from "./running/steps.mjs";
import { prepare } from "./setup/prepare.mjs";

const say = startSteps();

await enter(async () => {
  try {
    const workspace = await prepare(say);
    // Reads reports with packages that are there only once the workspace is prepared.
    const { runChecks } = await import("./checks.mjs");
    return await runChecks(workspace, process.argv.slice(2), say);
  } catch (error) {
    const exitCode = explain(error);
    if (!(error instanceof Interrupted)) console.log("0 passed, 1 failed");
    return exitCode;
  }
});
