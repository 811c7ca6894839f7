import { contract } from "@hivepro/server";
import { expect, test } from "vitest";
import type { Case, Step } from "../src/cases/case.ts";
import { loadCases } from "../src/cases/load.ts";
import { CASES } from "../src/folders.ts";

const cases = loadCases(CASES);
const stepsOf = ({ steps }: Case): Step[] => steps.flatMap((step) => [step, ...(step.parallel ?? [])]);
const steps = cases.flatMap(stepsOf);

function operationOf({ call, list, wait, download, link }: Step): string | undefined {
  return call ?? list ?? wait ?? download ?? link;
}

test("the suite is as large as it was promised", () => {
  expect(cases.length).toBeGreaterThanOrEqual(150);
});

test("every operation of the contract is called", () => {
  const called = new Set(steps.map(operationOf));
  expect(contract.operations.map(({ id }) => id).filter((id) => !called.has(id))).toEqual([]);
});

test("every query parameter of the contract is sent", () => {
  const sent = new Set(
    steps.flatMap((step) => Object.keys(step.query ?? {}).map((name) => `${operationOf(step)} ${name}`)),
  );
  const cursors = new Set(["cursor", "limit", "order"]);
  const declared = contract.operations.flatMap(({ id, parameters }) =>
    parameters
      .filter((parameter) => parameter.in === "query" && !cursors.has(parameter.name))
      .map(({ name }) => `${id} ${name}`),
  );
  expect(declared.filter((parameter) => !sent.has(parameter))).toEqual([]);
});

test("every header parameter of the contract is sent", () => {
  const requests = new Set(
    cases.flatMap(({ wire }) =>
      wire.filter(({ headers }) => headers?.["idempotency-key"]).map(({ request }) => request),
    ),
  );
  const taking = contract.operations.filter(({ idempotencyKey }) => idempotencyKey);
  const missing = taking.filter(({ method, path }) => {
    const form = new RegExp(`^${method} ${path.replace(/\{[^}]+\}/g, "[^/]+")}$`);
    return ![...requests].some((request) => form.test(request));
  });
  expect(missing.map(({ id }) => id)).toEqual([]);
});
