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

function requiredRule(required: readonly string[]): Rule[] {
  if (required.length === 0) return [];
  const message = "is required";
  return [
    (value, run) =>
      everyKey(required, run, (name) => Object.hasOwn(value, name) || run.fail("required", message, name)),
  ];
}

function namedRule(named: ReadonlyMap<string, Schema>): Rule[] {
  if (named.size === 0) return [];
  const entries = [...named];
  return [
    (value, run) =>
      everyKey(entries, run, ([name, schema]) => !Object.hasOwn(value, name) || run.child(schema, value[name], name)),
  ];
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
  const rules = [
    ...requiredRule(options.required ?? []),
    ...namedRule(named),
    ...otherRule(named, patterns, rest),
    ...namesRule(options.propertyNames),
    ...countRule(options),
  ];
  const fill = objectFill(named, patterns, rest);
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
