import type { Schema } from "../../model/schema.ts";
import type { At, Step } from "../step.ts";
import type { ObjectView, PlacedProperty } from "./schemas.ts";
import type { Scope } from "./scope.ts";

/** Compares two schemas where they stand. */
export type CompareSchemas = (before: Schema, after: Schema, at: At, scope: Scope) => void;

export function compareProperties(
  before: ObjectView,
  after: ObjectView,
  at: At,
  scope: Scope,
  compare: CompareSchemas,
): void {
  for (const [name, old] of before.properties) {
    const now = after.properties.get(name);
    if (!travels(old, scope)) {
      if (now && travels(now, scope)) added(now, at.old, scope);
    } else if (now && travels(now, scope)) compareProperty(old, now, scope, compare);
    else removed(old, at.new, scope);
  }
  for (const [name, now] of after.properties) {
    if (!before.properties.has(name) && travels(now, scope)) added(now, at.old, scope);
  }
}

/** What is read only isn't sent, and what is write only isn't received. */
function travels({ property: { schema } }: PlacedProperty, { direction }: Scope): boolean {
  return !(direction === "request" ? schema.readOnly : schema.writeOnly);
}

function added({ property, step }: PlacedProperty, old: Step, scope: Scope): void {
  const level = property.required && scope.direction === "request" ? "breaking" : "non-breaking";
  scope.added("PROPERTY_ADDED", level, { old, new: step }, property.required ? "is new, and required" : "is new");
}

function removed({ step }: PlacedProperty, now: Step, scope: Scope): void {
  scope.removed("PROPERTY_REMOVED", "breaking", { old: step, new: now }, "is gone");
}

function compareProperty(old: PlacedProperty, now: PlacedProperty, scope: Scope, compare: CompareSchemas): void {
  const at: At = { old: old.step, new: now.step };
  if (!old.property.required && now.property.required) {
    scope.report("PROPERTY_REQUIRED", "narrowed", at, "is required now");
  }
  if (old.property.required && !now.property.required) {
    scope.report("PROPERTY_OPTIONAL", "widened", at, "may be missing now");
  }
  compare(old.property.schema, now.property.schema, at, scope);
}

/** Properties that aren't declared one by one. */
export function compareAdditional(
  before: ObjectView,
  after: ObjectView,
  at: At,
  scope: Scope,
  compare: CompareSchemas,
): void {
  const [old, now] = [before.additional, after.additional];
  if (typeof old === "object" && typeof now === "object") {
    const keys = ["additionalProperties"];
    compare(old, now, { old: { up: at.old, keys }, new: { up: at.new, keys } }, scope);
  } else if (old === false && now !== false) {
    scope.report("ADDITIONAL_PROPERTIES_ALLOWED", "non-breaking", at, "may have properties that aren't declared now");
  } else if (old !== false && now === false) {
    scope.report("ADDITIONAL_PROPERTIES_REFUSED", "narrowed", at, "may only have declared properties now");
  } else if (old === true && typeof now === "object") {
    scope.report("TYPE_NARROWED", "narrowed", at, "limits what undeclared properties may be");
  } else if (typeof old === "object" && now === true) {
    scope.report("TYPE_WIDENED", "widened", at, "lets undeclared properties be anything");
  }
  for (const { pattern, schema } of before.patterns) {
    const keys = ["patternProperties", pattern];
    const same = after.patterns.find((other) => other.pattern === pattern);
    if (same) compare(schema, same.schema, { old: { up: at.old, keys }, new: { up: at.new, keys } }, scope);
  }
}
