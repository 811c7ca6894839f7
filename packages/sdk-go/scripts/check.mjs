// Checks form and content of the Go code: gofmt, go vet, staticcheck.
import { spawnSync } from "node:child_process";
import { MODULES, TOOLS } from "./modules.mjs";
import { missingToolchain } from "./toolchain.mjs";

const missing = missingToolchain();
if (missing !== undefined) {
  console.warn(missing);
  process.exit(process.env.CI === "true" ? 1 : 0);
}
for (const { directory } of MODULES) {
  const unformatted = run(directory, "gofmt", ["-l", "."]).trim();
  if (unformatted !== "") fail(`gofmt would change, in ${directory}:\n${unformatted}`);
  run(directory, "go", ["vet", "./..."]);
  run(directory, "go", ["tool", `-modfile=${TOOLS}`, "staticcheck", "./..."]);
}

/**
 * @param {string} directory
 * @param {string} command
 * @param {string[]} args
 */
function run(directory, command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: directory, encoding: "utf8" });
  if (status !== 0) fail(`${command} ${args.join(" ")}, in ${directory}:\n${stdout}${stderr}`);
  return stdout;
}

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exitCode = 1;
}
