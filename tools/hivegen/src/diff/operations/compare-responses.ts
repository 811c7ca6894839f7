import type { SchemaComparison } from "../schemas/schema-comparison.ts";
import { down } from "../step.ts";
import { compareContents } from "./compare-contents.ts";
import type { OperationScope } from "./operation-scope.ts";

export function compareResponses(scope: OperationScope, schemas: SchemaComparison): void {
  const rest = new Map(scope.new.responses.map((response) => [response.status, response]));
  for (const old of scope.old.responses) {
    const { status } = old;
    const at = down(scope.at, "responses", status);
    const now = rest.get(status);
    if (!now) {
      const level = /^2/.test(status) ? "breaking" : "non-breaking";
      scope.report("STATUS_REMOVED", level, `Status ${status} is no longer declared.`, { old: at.old });
      continue;
    }
    rest.delete(status);
    if (old.description !== now.description) {
      scope.report("DOCUMENTATION_CHANGED", "docs-only", `Status ${status} is described differently.`, at);
    }
    compareContents(old.contents, now.contents, at, "response", scope, schemas);
  }
  for (const { status } of rest.values()) {
    const at = down(scope.at, "responses", status);
    scope.report("STATUS_ADDED", "non-breaking", `It may answer with status ${status} now.`, { new: at.new });
  }
}
