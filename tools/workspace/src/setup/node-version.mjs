import { SetupProblem } from "./problem.mjs";

/**
 * Refuses a Node.js that is older than the workspace's `engines.node`.
 *
 * @param {string} current such as "20.20.2"
 * @param {string} range of the form ">=20.19"
 * @throws {SetupProblem}
 */
export function checkNodeVersion(current, range) {
  const minimum = /^>=(\d+(?:\.\d+)*)$/.exec(range)?.[1];
  if (minimum === undefined) {
    throw new SetupProblem(
      `package.json asks for Node.js "${range}", which is not of the form ">=20.19".`,
      'Write engines.node in package.json as ">=MAJOR.MINOR".',
    );
  }
  if (isOlder(current, minimum)) {
    throw new SetupProblem(
      `This is Node.js ${current}; the workspace needs ${minimum} or newer.`,
      "Install a current Node.js from https://nodejs.org, open a new terminal, and run the command again.",
    );
  }
}

/**
 * @param {string} version
 * @param {string} minimum
 */
function isOlder(version, minimum) {
  const actual = version.split(".").map(Number);
  for (const [index, wanted] of minimum.split(".").map(Number).entries()) {
    const part = actual[index] ?? 0;
    if (part !== wanted) return part < wanted;
  }
  return false;
}
