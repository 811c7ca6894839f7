// Runs the tests of the SDK and of its runtime; their reports go to test-results, where `npm test` counts them.
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MODULES, REPORTS } from "./modules.mjs";
import { canDetectRaces, missingToolchain } from "./toolchain.mjs";

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const missing = missingToolchain();
if (missing !== undefined) {
  console.warn(missing);
  report("toolchain", [JSON.stringify({ Action: "skip", Package: "go", Test: missing })]);
  process.exit(process.env.CI === "true" ? 1 : 0);
}
const race = canDetectRaces();
if (!race) console.warn("There is no C compiler, so data races are not looked for.");
for (const { name, directory } of MODULES) {
  const { status, stdout, stderr } = spawnSync(
    "go",
    ["test", "-json", "-count=1", ...(race ? ["-race"] : []), "./..."],
    {
      cwd: directory,
      encoding: "utf8",
      maxBuffer: 256 * 1024 * 1024,
    },
  );
  report(name, [stdout.trimEnd()]);
  if (stderr) console.error(stderr);
  if (status !== 0) {
    console.error(outputOf(stdout));
    process.exitCode = 1;
  }
}

/**
 * @param {string} name
 * @param {string[]} lines
 */
function report(name, lines) {
  writeFileSync(join(REPORTS, `${name}.go-test.jsonl`), `${lines.join("\n")}\n`);
}

/**
 * What the tests printed, as without `-json`.
 *
 * @param {string} events
 */
function outputOf(events) {
  return events
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line).Output ?? "")
    .join("");
}
