import { stripVTControlCharacters } from "node:util";

/** @typedef {import("../counting/count.mjs").CountedTask} CountedTask */
/** @typedef {import("../counting/outcome.mjs").Outcome} Outcome */

const FAILURES = 50;
const MESSAGE_LINES = 20;
/** Where a library called a library tells nobody anything. */
const FOREIGN_FRAME = /^\s+at .*(node_modules|node:internal)/;

/**
 * Every failure with its file and the beginning of its message; a flood is cut, and says so.
 *
 * @param {CountedTask[]} counted
 * @returns {string[]} lines, none when nothing failed
 */
export function failureList(counted) {
  const failed = counted.flatMap(({ outcomes }) => outcomes).filter(({ result }) => result === "failed");
  if (failed.length === 0) return [];
  const rest = failed.length - FAILURES;
  return [
    "",
    "Failures",
    ...failed.slice(0, FAILURES).flatMap(describe),
    ...(rest > 0 ? ["", `  … and ${rest} more; the output above has them all.`] : []),
  ];
}

/** @param {Outcome} failure */
function describe({ file, name, message }) {
  const lines = stripVTControlCharacters(message)
    .split("\n")
    .filter((line) => !FOREIGN_FRAME.test(line));
  const cut = lines.length > MESSAGE_LINES ? [...lines.slice(0, MESSAGE_LINES), "…"] : lines;
  return ["", `  ✗ ${file} › ${name}`, ...cut.map((line) => `      ${line}`.trimEnd())];
}
