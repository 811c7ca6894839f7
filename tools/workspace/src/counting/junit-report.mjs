import { parseXml, XmlElement } from "@rgrove/parse-xml";

/** @typedef {import("./outcome.mjs").Outcome} Outcome */

/**
 * Reads a JUnit report, as pytest, Maven Surefire and gotestsum write it.
 *
 * @param {string} text
 * @returns {Outcome[] | undefined} `undefined` when it is XML of another kind
 * @throws when it isn't well-formed XML
 */
export function readJunitReport(text) {
  const root = parseXml(text).root;
  if (!root || !["testsuites", "testsuite"].includes(root.name)) return undefined;
  return testCases(root).map(toOutcome);
}

/**
 * Suites can contain suites.
 *
 * @param {XmlElement} element
 * @returns {XmlElement[]}
 */
function testCases(element) {
  return element.name === "testcase" ? [element] : elementsIn(element).flatMap(testCases);
}

/** @param {XmlElement} element */
function elementsIn(element) {
  return element.children.filter((child) => child instanceof XmlElement);
}

/**
 * @param {XmlElement} testCase
 * @returns {Outcome}
 */
function toOutcome(testCase) {
  const { classname, file, name } = testCase.attributes;
  const children = elementsIn(testCase);
  const problem = children.find((child) => child.name === "failure" || child.name === "error");
  const skipped = children.some((child) => child.name === "skipped");
  return {
    file: file ?? classname ?? "",
    name: name ?? "(without a name)",
    result: problem ? "failed" : skipped ? "skipped" : "passed",
    message: problem ? problem.text.trim() || (problem.attributes.message ?? "") : "",
  };
}
