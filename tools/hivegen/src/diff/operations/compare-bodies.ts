import type { SchemaComparison } from "../schemas/schema-comparison.ts";
import { down } from "../step.ts";
import { compareContents } from "./compare-contents.ts";
import type { OperationScope } from "./operation-scope.ts";

export function compareBodies(scope: OperationScope, schemas: SchemaComparison): void {
  const { body: old } = scope.old;
  const { body: now } = scope.new;
  const at = down(scope.at, "requestBody");
  if (!old && now) {
    const level = now.required ? "breaking" : "non-breaking";
    scope.report("BODY_ADDED", level, `It takes a body now${now.required ? ", which is required" : ""}.`, {
      new: at.new,
    });
  }
  if (old && !now) scope.report("BODY_REMOVED", "breaking", "It takes no body any more.", { old: at.old });
  if (!old || !now) return;
  if (!old.required && now.required) scope.report("BODY_REQUIRED", "breaking", "The body is required now.", at);
  if (old.required && !now.required) scope.report("BODY_OPTIONAL", "non-breaking", "The body may be left out now.", at);
  if (old.description !== now.description) {
    scope.report("DOCUMENTATION_CHANGED", "docs-only", "The body is described differently.", at);
  }
  compareContents(old.contents, now.contents, at, "request", scope, schemas);
}
