// `node scripts/main.mjs prepare|build|lint|typecheck|test`: the steps of this package, in a Python environment of its own.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PYTHON, prepareEnvironment, run } from "./environment.mjs";
import { ROOT } from "./root.mjs";
import { findPython, HOW_TO_GET } from "./toolchain.mjs";

const GENERATOR = "../../tools/hivegen";
/** The runtime as it is written, before it is copied into `src/`. */
const RUNTIME = `${GENERATOR}/src/targets/python/runtime`;
const RUNTIME_TESTS = `${GENERATOR}/test/python`;
const CONFIGURATION = ["--config", "pyproject.toml"];

/** @type {Record<string, () => void>} */
const STEPS = {
  /** Only the environment, for programs that use this SDK in development. */
  prepare() {},
  build() {
    rmSync(join(ROOT, "dist"), { recursive: true, force: true });
    run(PYTHON, ["-m", "build", "--no-isolation", "--outdir", "dist"]);
  },
  lint() {
    const folders = ["src", "tests", RUNTIME, RUNTIME_TESTS];
    run(PYTHON, ["-m", "ruff", "format", ...CONFIGURATION, "--check", ...folders]);
    run(PYTHON, ["-m", "ruff", "check", ...CONFIGURATION, ...folders]);
  },
  typecheck() {
    run(PYTHON, ["-m", "mypy", "--config-file", "pyproject.toml", "src", "tests"]);
    run(PYTHON, ["-m", "mypy", "--config-file", "pyproject.toml", RUNTIME, RUNTIME_TESTS]);
    run("pyright", ["--warnings"]);
  },
  test() {
    run(PYTHON, ["-m", "pytest", "-c", "pyproject.toml", `--junitxml=${REPORT}`, "tests", RUNTIME_TESTS]);
  },
};

const REPORT = "test-results/pytest.xml";

/** Says what is missing. In CI that is a failure, elsewhere the step is left out. @param {string} step */
function leaveOut(step) {
  console.error(`${HOW_TO_GET}\nLeft out: ${step} of the Python SDK.`);
  if (process.env.CI === "true") process.exitCode = 1;
  if (step !== "test") return;
  mkdirSync(join(ROOT, "test-results"), { recursive: true });
  const skipped = `<testcase classname="packages/sdk-python" name="all tests"><skipped message="${HOW_TO_GET}"/></testcase>`;
  writeFileSync(join(ROOT, REPORT), `<testsuite name="pytest">${skipped}</testsuite>\n`);
}

const [step = ""] = process.argv.slice(2);
const act = STEPS[step];
if (!act) throw new Error(`There is no step "${step}". Steps: ${Object.keys(STEPS).join(", ")}.`);
const python = findPython();
if (python === undefined) {
  leaveOut(step);
} else {
  try {
    prepareEnvironment(python);
    act();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
