import { objectFill, type Pattern } from "./object-defaults.ts";
import type { Run } from "./run.ts";
import { isObject, type JsonObject, type Schema } from "./schema.ts";
import { listed } from "./values.ts";

export interface ObjectOptions {
  readonly required?: readonly string[];
  /** What else the object may have: `false` nothing, a schema that the others match; anything when left out. */
  readonly additional?: boolean | Schema;
  /** Schemas by a regular expression that the property's name matches. */
  readonly patterns?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  /** Names that a request may have without effect, and a response must have where they are required. */
  readonly readOnly?: readonly string[];
  /** Names that a response doesn't have. */
  readonly writeOnly?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

type Rule = (value: JsonObject, run: Run) => boolean;

function everyKey<T>(keys: readonly T[], run: Run, holds: (key: T) => boolean): boolean {
  let valid = true;
  for (const key of keys) {
    if (holds(key)) continue;
    valid = false;
    if (run.done) break;
  }
  return valid;
}

/** Whether a member is no business of who sends the value. */
type Hidden = (name: string, view: Run["view"]) => boolean;

function hiddenIn({ readOnly = [], writeOnly = [] }: ObjectOptions): Hidden {
  if (readOnly.length === 0 && writeOnly.length === 0) return () => false;
  const names = { request: new Set(readOnly), response: new Set(writeOnly) };
  return (name, view) => view !== undefined && names[view].has(name);
}

function requiredRule(required: readonly string[], isHidden: Hidden): Rule[] {
  if (required.length === 0) return [];
  const message = "is required";
  const holds = (value: JsonObject, name: string, run: Run): boolean =>
    Object.hasOwn(value, name) || isHidden(name, run.view) || run.fail("required", message, name);
  return [(value, run) => everyKey(required, run, (name) => holds(value, name, run))];
}

function namedRule(named: ReadonlyMap<string, Schema>, isHidden: Hidden): Rule[] {
  if (named.size === 0) return [];
  const entries = [...named];
  const holds = (value: JsonObject, name: string, schema: Schema, run: Run): boolean => {
    if (!Object.hasOwn(value, name)) return true;
    if (!isHidden(name, run.view)) return run.child(schema, value[name], name);
    return run.view === "request" || run.fail("writeOnly", "is write-only, so no answer may have it", name);
  };
  return [(value, run) => everyKey(entries, run, ([name, schema]) => holds(value, name, schema, run))];
}

/** The schema of what is neither named nor matched by a pattern, `undefined` when anything goes. */
function restSchema(additional: boolean | Schema | undefined, names: readonly string[]): Schema | undefined {
  if (typeof additional === "object") return additional;
  if (additional !== false) return undefined;
  const message = names.length === 0 ? "is not known; no fields are" : `is not known; known fields: ${listed(names)}`;
  return { kind: "mixed", expects: "absent", check: (_, run) => run.fail("additionalProperties", message) };
}

function otherRule(named: ReadonlyMap<string, Schema>, patterns: readonly Pattern[], rest: Schema | undefined): Rule[] {
  if (patterns.length === 0 && rest === undefined) return [];
  const otherHolds = (value: JsonObject, name: string, run: Run): boolean => {
    const matching = patterns.filter(([expression]) => expression.test(name));
    if (matching.length > 0) return everyKey(matching, run, ([, schema]) => run.child(schema, value[name], name));
    return rest === undefined || named.has(name) || run.child(rest, value[name], name);
  };
  return [(value, run) => everyKey(Object.keys(value), run, (name) => otherHolds(value, name, run))];
}

function namesRule(schema: Schema | undefined): Rule[] {
  if (schema === undefined) return [];
  const holds = (name: string, run: Run): boolean => {
    if (run.quietly(schema, name)) return true;
    const [issue] = run.issues === undefined ? [] : run.separately(schema, name);
    return run.fail("propertyNames", `has a name that isn't allowed: it ${issue?.message ?? "is not valid"}`, name);
  };
  return [(value, run) => everyKey(Object.keys(value), run, (name) => holds(name, run))];
}

function fields(count: number): string {
  return count === 1 ? "1 field" : `${count} fields`;
}

function countRule({ minProperties = 0, maxProperties = Number.POSITIVE_INFINITY }: ObjectOptions): Rule[] {
  if (minProperties <= 0 && maxProperties === Number.POSITIVE_INFINITY) return [];
  return [
    (value, run) => {
      const count = Object.keys(value).length;
      if (count < minProperties) return run.fail("minProperties", `must have at least ${fields(minProperties)}`);
      return count <= maxProperties || run.fail("maxProperties", `must have at most ${fields(maxProperties)}`);
    },
  ];
}

/**
 * An object. Only own properties count. A property named `__proto__` is written `["__proto__"]: schema`, because a plain
 * one would set the prototype of the literal.
 */
export function object(properties: Readonly<Record<string, Schema>>, options: ObjectOptions = {}): Schema {
  const named = new Map(Object.entries(properties));
  const patterns = Object.entries(options.patterns ?? {}).map(
    ([text, schema]) => [new RegExp(text, "u"), schema] as const,
  );
  const rest = restSchema(options.additional, [...named.keys()]);
  const isHidden = hiddenIn(options);
  const rules = [
    ...requiredRule(options.required ?? [], isHidden),
    ...namedRule(named, isHidden),
    ...otherRule(named, patterns, rest),
    ...namesRule(options.propertyNames),
    ...countRule(options),
  ];
  const fill = objectFill({ named, patterns, rest, dropped: options.readOnly ?? [] });
  return {
    kind: "object",
    expects: "an object",
    properties: named,
    ...(rest && { rest }),
    ...(fill && { fill }),
    check(value, run) {
      if (!isObject(value)) return run.fail("type", "must be an object");
      const valid = run.enter() && everyKey(rules, run, (rule) => rule(value, run));
      run.leave();
      return valid;
    },
  };
}
