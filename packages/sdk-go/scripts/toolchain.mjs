import { spawnSync } from "node:child_process";

const OLDEST = [1, 24];

/** The oldest Go that the SDK is for, and where to get one. */
export const HOW_TO_GET_IT = `Go ${OLDEST.join(".")} or newer is needed: https://go.dev/dl/`;

/**
 * What is wrong with the Go of this machine.
 *
 * @returns {string | undefined} nothing where it will do
 */
export function missingToolchain() {
  const { status, stdout } = spawnSync("go", ["env", "GOVERSION"], { encoding: "utf8" });
  if (status !== 0) return `There is no Go on this machine. ${HOW_TO_GET_IT}`;
  const [, major, minor] = /^go(\d+)\.(\d+)/.exec(stdout) ?? [];
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
  const isNew = Number(major) > oldestMajor || (Number(major) === oldestMajor && Number(minor) >= oldestMinor);
  return isNew ? undefined : `The Go of this machine is ${stdout.trim()}. ${HOW_TO_GET_IT}`;
}

/**
 * The detector of data races needs a C compiler.
 *
 * @returns {boolean}
 */
export function canDetectRaces() {
  const { stdout } = spawnSync("go", ["env", "CGO_ENABLED", "CC"], { encoding: "utf8" });
  const [enabled, compiler = ""] = stdout.trim().split("\n");
  return enabled === "1" && spawnSync(compiler, ["--version"]).status === 0;
}
