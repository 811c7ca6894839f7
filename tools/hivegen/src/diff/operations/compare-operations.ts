import type { ApiModel } from "../../model/api-model.ts";
import type { Recorder } from "../recorder.ts";
import { isSame } from "../schemas/compare-facts.ts";
import type { SchemaComparison } from "../schemas/schema-comparison.ts";
import { compareBodies } from "./compare-bodies.ts";
import { compareParameters } from "./compare-parameters.ts";
import { compareResponses } from "./compare-responses.ts";
import { compareSecurity } from "./compare-security.ts";
import { type Called, matchOperations } from "./match-operations.ts";
import { OperationScope, operationStep, subjectOf } from "./operation-scope.ts";

export function compareOperations(
  before: ApiModel,
  after: ApiModel,
  recorder: Recorder,
  schemas: SchemaComparison,
): void {
  const { pairs, removed, added } = matchOperations(before, after);
  for (const called of removed) {
    const message = `${routeOf(called)} is gone.`;
    const subject = subjectOf(called);
    recorder.add({
      code: "OPERATION_REMOVED",
      level: "breaking",
      message,
      subject,
      old: operationStep(called.operation),
    });
  }
  for (const { old, new: now } of pairs) {
    const scope = new OperationScope(recorder, old, now);
    compareNames(old, now, scope);
    compareFacts(scope);
    compareParameters(scope, schemas);
    compareBodies(scope, schemas);
    compareResponses(scope, schemas);
    compareSecurity(scope);
  }
  for (const called of added) {
    const message = `${routeOf(called)} is new.`;
    const subject = subjectOf(called);
    recorder.add({
      code: "OPERATION_ADDED",
      level: "non-breaking",
      message,
      subject,
      new: operationStep(called.operation),
    });
  }
}

function compareNames(old: Called, now: Called, scope: OperationScope): void {
  const [from, to] = [routeOf(old), routeOf(now)];
  if (withoutNames(from) !== withoutNames(to)) {
    scope.report("OPERATION_MOVED", "breaking", `It is ${to} now; it was ${from}.`);
  }
  if (old.name !== now.name) {
    scope.report("METHOD_RENAMED", "breaking", `SDKs call it ${now.name} now; it was ${old.name}.`);
  }
}

function compareFacts(scope: OperationScope): void {
  const { old, new: now } = scope;
  if (!old.deprecated && now.deprecated) scope.report("OPERATION_DEPRECATED", "non-breaking", "It is deprecated now.");
  if (old.deprecated && !now.deprecated) {
    scope.report("OPERATION_RESTORED", "non-breaking", "It is not deprecated any more.");
  }
  if (old.summary !== now.summary || old.description !== now.description) {
    scope.report("DOCUMENTATION_CHANGED", "docs-only", "It is described differently.");
  }
  if (old.result.kind !== now.result.kind || !isSame(old.envelope?.data, now.envelope?.data)) {
    scope.report("RESULT_CHANGED", "breaking", `Methods give ${resultOf(now)} now; they gave ${resultOf(old)}.`);
  }
}

const RESULTS = {
  data: "data",
  page: "pages",
  text: "text",
  binary: "a file",
  stream: "a stream",
  empty: "nothing",
} as const;

function resultOf({ result, envelope }: OperationScope["old"]): string {
  const what = RESULTS[result.kind];
  return envelope ? `${what} from /${envelope.data.join("/")}` : what;
}

function routeOf({ operation: { method, path } }: Called): string {
  return `${method} ${path}`;
}

function withoutNames(route: string): string {
  return route.replaceAll(/\{[^}]*\}/g, "{}");
}
