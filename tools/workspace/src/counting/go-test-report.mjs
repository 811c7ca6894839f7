/** @typedef {import("./outcome.mjs").Outcome} Outcome */

/**
 * @typedef {object} GoEvent
 * @property {string} Action
 * @property {string} [Package]
 * @property {string} [ImportPath] of what could not be built
 * @property {string} [Test] absent in what is said of a package as a whole
 * @property {string} [Output]
 */

/** @type {Record<string, Outcome["result"]>} */
const RESULTS = { pass: "passed", fail: "failed", skip: "skipped" };

/**
 * Reads what `go test -json` prints: an event a line.
 *
 * @param {string} text
 * @returns {Outcome[] | undefined} `undefined` when it is something else
 * @throws when a line isn't JSON
 */
export function readGoTestReport(text) {
  const events = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line));
  if (events.length === 0 || !events.every(isGoEvent)) return undefined;
  const output = outputs(events);
  const tests = events.filter(({ Test, Action }) => Test !== undefined && Action in RESULTS);
  const failed = new Set(tests.filter(({ Action }) => Action === "fail").map(({ Package }) => Package));
  const packages = events.filter(
    ({ Test, Action, Package }) => Test === undefined && Action === "fail" && !failed.has(Package),
  );
  return [
    ...tests.map((event) => outcome(event, event.Test ?? "", output)),
    ...packages.map((event) => outcome(event, "(the package itself)", output)),
  ];
}

/**
 * @param {unknown} value
 * @returns {value is GoEvent}
 */
function isGoEvent(value) {
  return typeof value === "object" && value !== null && "Action" in value && typeof value.Action === "string";
}

/**
 * What was printed, by test; what the compiler said of a package stands with the package.
 *
 * @param {GoEvent[]} events
 */
function outputs(events) {
  /** @type {Map<string, string>} */
  const output = new Map();
  for (const event of events) {
    if (event.Output === undefined) continue;
    const key = keyOf(event);
    output.set(key, (output.get(key) ?? "") + event.Output);
  }
  return output;
}

/** @param {GoEvent} event */
function keyOf({ Package, ImportPath = "", Test = "" }) {
  // `example.com/x [example.com/x.test]` is the package with its tests.
  return `${Package ?? ImportPath.split(" ")[0]} ${Test}`;
}

/**
 * @param {GoEvent} event
 * @param {string} name
 * @param {Map<string, string>} output
 * @returns {Outcome}
 */
function outcome(event, name, output) {
  const result = RESULTS[event.Action] ?? "failed";
  const message = result === "failed" ? (output.get(keyOf(event)) ?? "").trim() : "";
  return { file: event.Package ?? "", name, result, message };
}
