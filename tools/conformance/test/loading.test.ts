import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadCases } from "../src/cases/load.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "conformance-cases-"));
  mkdirSync(join(folder, "area"));
  writeFileSync(join(folder, "models.yaml"), "scan: { id: scan_1, status: queued }\n");
});
afterEach(() => rmSync(folder, { recursive: true }));

function load(yaml: string) {
  writeFileSync(join(folder, "area/topic.yaml"), yaml);
  return loadCases(folder);
}

test("defaults, models and repetitions are filled in", () => {
  const [first] = load(`
about: Tests.
cases:
  it-works:
    says: It works.
    steps: [{ call: getScan, path: { scan_id: scan_1 } }]
    wire: [{ request: GET /scans/scan_1, times: 2, answer: { data: { $model: scan, status: running } } }]
`);
  expect(first).toMatchObject({ id: "area/topic/it-works", order: "given", client: {}, needs: [] });
  expect(first?.wire).toHaveLength(2);
  expect(first?.wire[0]?.answer.data).toEqual({ id: "scan_1", status: "running" });
});

test("a case stands for several, each with its own values", () => {
  const cases = load(`
about: Tests.
cases:
  status:
    says: It is so.
    each: { "500": { status: 500 }, "503": { status: 503 } }
    steps: [{ call: getAccount }]
    wire: [{ request: GET /account, answer: { status: <<status>>, text: "It is <<name>>." } }]
`);
  expect(cases.map(({ id }) => id)).toEqual(["area/topic/status/500", "area/topic/status/503"]);
  expect(cases.map(({ wire }) => wire[0]?.answer)).toEqual([
    { status: 500, text: "It is 500." },
    { status: 503, text: "It is 503." },
  ]);
});

const withCase = (body: string) => `about: Tests.\ncases:\n  it:\n    says: It is so.\n${body}`;
const withStep = (step: string) => withCase(`    steps:\n      - ${step}\n`);

test.each([
  [
    "a member that there isn't",
    withStep("{ call: getScan, paht: {} }"),
    /topic\.yaml:6: cases\.it\.steps\.0\.paht is not a known member\. Known here: call, list,/,
  ],
  ["a member that is missing", "about: Tests.\ncases:\n  it: {}\n", /topic\.yaml:3: cases\.it has no "says"/],
  [
    "a name that is no id",
    "about: Tests.\ncases:\n  It: { says: x }\n",
    /topic\.yaml:3: cases\.It is no name that can stand here/,
  ],
  [
    "a value that there isn't",
    withStep("{ list: listScans, by: item }"),
    /by is "item", and must be one of "items", "pages"/,
  ],
  [
    "a request that is none",
    withCase("    wire: [{ request: FETCH /x, answer: {} }]\n"),
    /wire\.0\.request is "FETCH \/x", and must match/,
  ],
  ["what is no YAML", "about: [", /topic\.yaml: /],
  ["a case twice", "about: Tests.\ncases:\n  it: { says: x }\n  it: { says: x }\n", /Map keys must be unique/],
  ["an operation that there isn't", withStep("{ call: getScans }"), /the contract has no operation getScans/],
  [
    "two calls in one step",
    withStep("{ call: getScan, list: listScans }"),
    /exactly one of call, .*, and has call and list/,
  ],
  ["a step that does nothing", withStep("{ path: {} }"), /exactly one of .*, and has none/],
  ["a case that does nothing", withCase(""), /It does nothing/],
  [
    "a model that there isn't",
    withStep("{ call: createScan, body: { $model: scam } }"),
    /There is no model "scam"; there are scan/,
  ],
  [
    "a value that is not given",
    withCase("    each: { a: {}, b: {} }\n    steps: [{ call: <<operation>> }]\n"),
    /<<operation>> has no value/,
  ],
  [
    "a value of the wrong kind",
    withCase("    each: { a: { n: x }, b: { n: 1 } }\n    steps: [{ advance: <<n>> }]\n"),
    /area\/topic\/it\/a: steps\.0\.advance must be number; it is "x"/,
  ],
  [
    "a placeholder without values",
    withCase("    steps: [{ advance: <<n>> }]\n"),
    /advance must be number|a value is missing/,
  ],
  [
    "a cancellation without need",
    withStep("{ call: getAccount, meanwhile: [{ after: waiting, do: cancel }] }"),
    /"needs" must have cancellation/,
  ],
  ["a client that there isn't", withStep("{ call: getAccount, on: other }"), /"derived" has no client other/],
  [
    "two contents in an answer",
    withCase(
      "    steps: [{ call: getAccount }]\n    wire: [{ request: GET /account, answer: { data: 1, text: x } }]\n",
    ),
    /has data and text; give one/,
  ],
  [
    "a fault that lacks its place",
    withCase(
      "    steps: [{ call: getAccount }]\n    wire: [{ request: GET /account, answer: { fault: { kind: truncate } } }]\n",
    ),
    /truncate needs "after"/,
  ],
  [
    "a query in the request",
    withCase("    steps: [{ call: getAccount }]\n    wire: [{ request: 'GET /account?x=1', answer: {} }]\n"),
    /the query stands in "query"/,
  ],
])("%s is refused, with its place", (_, yaml, message) => {
  expect(() => load(yaml)).toThrow(message);
});
