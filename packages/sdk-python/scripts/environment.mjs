import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { alone } from "./alone.mjs";
import { ROOT } from "./root.mjs";

const ENVIRONMENT = join(ROOT, ".venv");
const STAMP = join(ENVIRONMENT, "requirements.sha256");
const BIN = join(ENVIRONMENT, process.platform === "win32" ? "Scripts" : "bin");

/** The Python of this package's own environment. */
export const PYTHON = join(BIN, "python");

/**
 * Makes the environment with the pinned requirements, unless it is there already.
 *
 * @param {string} python the one to make it from
 */
export function prepareEnvironment(python) {
  const requirements = readFileSync(join(ROOT, "requirements.txt"));
  const stamp = createHash("sha256").update(requirements).digest("hex");
  const isReady = () => existsSync(STAMP) && readFileSync(STAMP, "utf8") === stamp;
  if (isReady()) return;
  // Steps may run at the same time: one makes it, the others wait.
  alone(join(ROOT, ".venv.lock"), () => {
    if (!isReady()) makeEnvironment(python, stamp);
  });
}

/**
 * @param {string} python
 * @param {string} stamp
 */
function makeEnvironment(python, stamp) {
  rmSync(ENVIRONMENT, { recursive: true, force: true });
  run(python, ["-m", "venv", ENVIRONMENT]);
  const install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
  run(PYTHON, [...install, "-r", "requirements.txt"]);
  // This package itself, as it stands in src.
  run(PYTHON, [...install, "--no-deps", "--no-build-isolation", "--editable", "."]);
  writeFileSync(STAMP, stamp);
}

/**
 * Runs a program in the package's folder and shows its output.
 *
 * @param {string} command
 * @param {string[]} args
 * @throws when it fails
 */
export function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: "inherit" });
  if (error) throw error;
  if (status !== 0) throw new Error(`${[command, ...args].join(" ")} ended with ${status}.`);
}
