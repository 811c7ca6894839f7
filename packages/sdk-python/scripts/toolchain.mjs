import { spawnSync } from "node:child_process";

const OLDEST = [3, 10];
const CANDIDATES = ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10", "python"];

/** How to get a Python, for whoever has none. */
export const HOW_TO_GET = `Python ${OLDEST.join(".")} or newer is needed, with venv: https://www.python.org/downloads/`;

/**
 * The first Python on the path that is new enough.
 *
 * @returns {string | undefined}
 */
export function findPython() {
  return CANDIDATES.find((command) => {
    const { status, stdout } = spawnSync(command, ["-c", "import sys, venv; print(*sys.version_info[:2])"], {
      encoding: "utf8",
    });
    const [major = 0, minor = 0] = (stdout ?? "").trim().split(" ").map(Number);
    return status === 0 && (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]));
  });
}
