// `npm run exec -- PROGRAM ARGUMENTS`: installs, and runs a program with the workspace's tools on the PATH, such as
// `npm run exec -- turbo run build --filter=@hivepro/docs...`.
import { enter } from "./running/entry.mjs";
import { run } from "./running/run.mjs";
import { startSteps } from "./running/steps.mjs";
import { prepare } from "./setup/prepare.mjs";
import { SetupProblem } from "./setup/problem.mjs";

await enter(async () => {
  const [program, ...args] = process.argv.slice(2);
  if (program === undefined) {
    throw new SetupProblem("There is no program to run.", "Name it: `npm run exec -- turbo run build`.");
  }
  const { root, env } = await prepare(startSteps());
  const { exitCode } = await run(program, args, { cwd: root, env, output: "forward" });
  return exitCode;
});
