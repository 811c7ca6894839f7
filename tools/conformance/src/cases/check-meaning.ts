import type { Answer, Case, Exchange, Step } from "./case.ts";
import { OPERATIONS } from "./contract.ts";

const KINDS = [
  "call",
  "list",
  "wait",
  "download",
  "link",
  "verifyWebhook",
  "print",
  "advance",
  "close",
  "parallel",
] as const;
const CALLS = ["call", "list", "wait", "download", "link"] as const;
const CONTENTS = ["data", "page", "failure", "json", "text", "base64"] as const;

/** Refuses what the schema can't: throws an `Error` that names the case. */
export function checkMeaning(written: Case): void {
  const problems = [
    ...written.steps.flatMap((step, index) => stepProblems(step, `steps.${index}`, written)),
    ...written.wire.flatMap((exchange, index) => exchangeProblems(exchange, `wire.${index}`)),
    ...caseProblems(written),
  ];
  if (problems.length > 0) throw new Error(`${written.id}: ${problems.join(" ")}`);
}

function caseProblems({ steps, opens, needs }: Case): string[] {
  const problems: string[] = [];
  if (steps.length === 0 && !opens) problems.push('It does nothing: give "steps", or "opens".');
  if (steps.length > 0 && opens) problems.push('"opens" says that there is no client, so there can be no "steps".');
  const uses = steps.flatMap((step) => [step, ...(step.parallel ?? [])]);
  const cancels = uses.some(({ meanwhile = [] }) => meanwhile.some((item) => item.do === "cancel"));
  if (cancels && !needs.includes("cancellation")) problems.push('It cancels, so "needs" must have cancellation.');
  const closes = uses.some(({ close, meanwhile = [] }) => close || meanwhile.some((item) => item.do === "close"));
  if (closes && !needs.includes("closing")) problems.push('It closes a client, so "needs" must have closing.');
  return problems;
}

function stepProblems(step: Step, place: string, written: Case): string[] {
  const kinds = KINDS.filter((kind) => step[kind] !== undefined);
  if (kinds.length !== 1) {
    return [`${place} must have exactly one of ${KINDS.join(", ")}, and has ${kinds.join(" and ") || "none"}.`];
  }
  if (step.parallel) return step.parallel.flatMap((inner, index) => stepProblems(inner, `${place}.${index}`, written));
  const problems: string[] = [];
  const operation = CALLS.map((kind) => step[kind]).find((id) => id !== undefined);
  if (operation !== undefined && !OPERATIONS.has(operation)) {
    problems.push(`${place}: the contract has no operation ${operation}.`);
  }
  if (step.on !== undefined && !Object.hasOwn(written.derived, step.on)) {
    problems.push(`${place}: "derived" has no client ${step.on}.`);
  }
  if (step.link !== undefined && (step.method === undefined || step.as === undefined)) {
    problems.push(`${place}: a link needs "method" and "as".`);
  }
  if (step.wait !== undefined && step.waiter === undefined) problems.push(`${place}: a wait needs "waiter".`);
  if (step.sees?.error && step.sees.value !== undefined) problems.push(`${place} sees both a value and an error.`);
  return problems;
}

function exchangeProblems({ answer, request }: Exchange, place: string): string[] {
  const problems: string[] = [];
  if (request.includes("?")) problems.push(`${place}: the query stands in "query", not in "request".`);
  const contents = CONTENTS.filter((kind) => answer[kind] !== undefined);
  if (contents.length > 1) problems.push(`${place}.answer has ${contents.join(" and ")}; give one.`);
  return [...problems, ...faultProblems(answer, place)];
}

function faultProblems({ fault }: Answer, place: string): string[] {
  if (!fault) return [];
  const needed = fault.kind === "drip" ? ["bytes", "every"] : /body|truncate/.test(fault.kind) ? ["after"] : [];
  return needed
    .filter((name) => !Object.hasOwn(fault, name))
    .map((name) => `${place}.answer.fault: ${fault.kind} needs "${name}".`);
}
