import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Adapter } from "../src/adapters/adapter.ts";
import type { Case, Step } from "../src/cases/case.ts";
import { runCase } from "../src/running/run-case.ts";
import { API_KEY } from "../src/running/session.ts";

const step: Step = {
  call: "getScan",
  path: { scan_id: "scan_1" },
  sees: { value: { id: "scan_1", status: "queued" }, waits: [] },
};

const written: Case = {
  id: "test/case",
  says: "It is so.",
  client: {},
  derived: {},
  clock: {},
  needs: [],
  secrets: [],
  order: "given",
  steps: [step],
  wire: [
    {
      request: "GET /scans/scan_1",
      answer: { data: { id: "scan_1", status: "queued" } },
    },
  ],
};

/** What is found wrong with an adapter that makes a mistake. */
async function problemsOf(mistake: string, changes: Partial<Case> = {}): Promise<string[]> {
  const folder = fileURLToPath(new URL("./puppet", import.meta.url));
  const start = ["node", "puppet.ts", mistake];
  await using adapter = new Adapter({ name: "puppet", folder, toolchains: [], prepare: [], start, lacks: {} });
  return await runCase({ ...written, ...changes }, adapter);
}

test.concurrent("an adapter without mistakes passes", async () => {
  expect(await problemsOf("none")).toEqual([]);
});

test.concurrent.each([
  ["another value", /value status is "running", and should be "queued"/],
  ["another path", /request 1 was GET \/scans\/scan_2, and should be GET \/scans\/scan_1/],
  ["another method", /request 1 was DELETE/],
  ["a query too much", /its query verbose is "true", and should not be there/],
  ["no credentials", /its header authorization is missing/],
  ["a body too much", /request 1 was POST/],
  ["a request too much", /request 2 was not expected/],
  ["no request", /a request never came: GET \/scans\/scan_1/],
  ["a wait too much", /the list of waits has 1 items, and should have 0/],
  ["a key in the log", new RegExp(`logs shows the secret ${API_KEY}`)],
  ["fails", /it failed: TypeError: is not a function/],
  ["dies", /the adapter ended \(exit code 3\).*out of memory/s],
  ["no JSON", /what is no reply .*: hello/],
  ["no reply", /what is no reply \(neither a reply/],
])("%s is found", async (mistake, finding) => {
  expect((await problemsOf(mistake)).join("\n")).toMatch(finding);
});

test.concurrent("an error that should have come is missed", async () => {
  const steps = [{ ...step, sees: { error: { type: "NotFoundError" } } }];
  expect((await problemsOf("none", { steps })).join("\n")).toMatch(/it did not fail, and gave/);
});

test.concurrent("a client that should not have been made is noticed", async () => {
  const opens = { error: { type: "ConfigurationError" } };
  const problems = await problemsOf("none", { opens, steps: [], wire: [] });
  expect(problems.join("\n")).toMatch(/making the client: it did not fail/);
});

test.concurrent("the adapter of one case has crashed, and the next case has another", async () => {
  expect(await problemsOf("dies")).not.toEqual([]);
  expect(await problemsOf("none")).toEqual([]);
});
