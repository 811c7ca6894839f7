import type { Oas3Rule } from "@redocly/openapi-core";
import type { Operation } from "../../contract/operations.ts";
import { contractRule, type Report } from "../../contract/rule.ts";
import { CAMEL_CASE } from "./cases.ts";
import { VERBS } from "./verbs.ts";

/** `listScans`: operationIds are in camelCase, start with a verb (webhooks: with `on`), and are unique. */
export const operationIds: Oas3Rule = (options) => {
  const extra: unknown = options.verbs;
  const verbs = new Set([...VERBS, ...(Array.isArray(extra) ? extra : [])]);
  return contractRule(({ operations, webhooks }, report) => {
    for (const operation of operations) checkForm(operation, verbs, report);
    for (const webhook of webhooks) checkForm(webhook, new Set(["on"]), report);
    const taken = new Map<string, Operation>();
    for (const operation of [...operations, ...webhooks]) checkUnique(operation, taken, report);
  })(options);
};

function checkForm(operation: Operation, verbs: ReadonlySet<unknown>, report: Report): void {
  const id = operation.place.child("operationId");
  // An operation without one is found by `operation-operationId`.
  if (id.text === undefined) return;
  if (!CAMEL_CASE.test(id.text)) {
    report(id, `The operationId \`${id.text}\` is not in camelCase. Rename it.`);
    return;
  }
  const verb = /^[a-z0-9]+/.exec(id.text)?.[0];
  if (verbs.has(verb)) return;
  report(
    id,
    `The operationId \`${id.text}\` does not start with a known verb. Rename it, e.g. \`get…\`, or \`on…\` for a webhook; new verbs go into the rule's \`verbs\`.`,
  );
}

function checkUnique(operation: Operation, taken: Map<string, Operation>, report: Report): void {
  const id = operation.place.child("operationId");
  if (id.text === undefined) return;
  const first = taken.get(id.text);
  if (!first) {
    taken.set(id.text, operation);
    return;
  }
  const other = `${first.method.toUpperCase()} ${first.path}`;
  report(id, `The operationId \`${id.text}\` is that of ${other} already. Give each operation an id of its own.`);
}
