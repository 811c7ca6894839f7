import type { Operation, Parameter } from "../../model/api-model.ts";
import { isSame } from "../schemas/compare-facts.ts";
import type { SchemaComparison } from "../schemas/schema-comparison.ts";
import { type At, PARAMETER } from "../step.ts";
import type { OperationScope } from "./operation-scope.ts";

export function compareParameters(scope: OperationScope, schemas: SchemaComparison): void {
  const rest = new Map(scope.new.parameters.map((parameter) => [wireKey(parameter), parameter]));
  for (const old of scope.old.parameters) {
    const now = rest.get(wireKey(old)) ?? renamed(old, scope, rest);
    if (!now) {
      const at = { old: placeOf(old, old, scope).old };
      scope.report("PARAMETER_REMOVED", "breaking", `${nameOf(old)} is gone.`, at);
      continue;
    }
    rest.delete(wireKey(now));
    compareParameter(old, now, scope, schemas);
  }
  for (const added of rest.values()) {
    const level = added.required ? "breaking" : "non-breaking";
    const message = `${nameOf(added)} is new${added.required ? ", and required" : ""}.`;
    scope.report("PARAMETER_ADDED", level, message, { new: placeOf(added, added, scope).new });
  }
}

/** A parameter of the path is found at its position; any other if only one that is new and otherwise the same is there. */
function renamed(old: Parameter, scope: OperationScope, rest: ReadonlyMap<string, Parameter>): Parameter | undefined {
  const candidates = [...rest.values()].filter((other) => other.in === old.in && !isKnown(other, scope.old));
  if (old.in === "path") {
    const index = templateNames(scope.old.path).indexOf(old.name);
    const name = templateNames(scope.new.path)[index];
    return candidates.find((candidate) => candidate.name === name);
  }
  const same = candidates.filter(
    ({ required, schema }) =>
      required === old.required && schema.kind === old.schema.kind && isSame(schema, old.schema),
  );
  return same.length === 1 ? same[0] : undefined;
}

function isKnown(parameter: Parameter, { parameters }: Operation): boolean {
  return parameters.some((other) => wireKey(other) === wireKey(parameter));
}

function compareParameter(old: Parameter, now: Parameter, scope: OperationScope, schemas: SchemaComparison): void {
  const at = placeOf(old, now, scope);
  if (wireKey(old) !== wireKey(now) || old.key !== now.key) {
    scope.report("PARAMETER_RENAMED", "breaking", `${nameOf(old)} is called ${now.key} now.`, at);
  }
  if (!old.required && now.required) {
    scope.report("PARAMETER_REQUIRED", "breaking", `${nameOf(now)} is required now.`, at);
  }
  if (old.required && !now.required) {
    scope.report("PARAMETER_OPTIONAL", "non-breaking", `${nameOf(now)} may be left out now.`, at);
  }
  if (writingOf(old) !== writingOf(now)) {
    const message = `${nameOf(now)} is written as ${writingOf(now)} now; it was ${writingOf(old)}.`;
    scope.report("PARAMETER_STYLE_CHANGED", "breaking", message, at);
  }
  if (!old.deprecated && now.deprecated) {
    scope.report("PARAMETER_DEPRECATED", "non-breaking", `${nameOf(now)} is deprecated now.`, at);
  }
  if (old.description !== now.description) {
    scope.report("DOCUMENTATION_CHANGED", "docs-only", `${nameOf(now)} is described differently.`, at);
  }
  const inside = { old: { up: at.old, keys: ["schema"] }, new: { up: at.new, keys: ["schema"] } };
  schemas.compare(old.schema, now.schema, inside, scope.schemas("request"));
}

function placeOf(old: Parameter, now: Parameter, { at }: OperationScope): At {
  return {
    old: { up: at.old, keys: [PARAMETER, `${old.in} ${old.name}`] },
    new: { up: at.new, keys: [PARAMETER, `${now.in} ${now.name}`] },
  };
}

function writingOf({ style, explode, json }: Parameter): string {
  return json ? "one text" : `${style}${explode ? ", exploded" : ""}`;
}

/** Names of headers are the same in any case. */
function wireKey({ in: place, name }: Parameter): string {
  return `${place} ${place === "header" ? name.toLowerCase() : name}`;
}

function nameOf({ in: place, name }: Parameter): string {
  return `${place} parameter ${name}`;
}

function templateNames(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);
}
