import { MAXIMUM_DEPTH } from "./run.ts";
import { isObject, type JsonObject, type Schema } from "./schema.ts";

/** A regular expression, and the schema of the properties whose name it matches. */
export type Pattern = readonly [RegExp, Schema];

type Fill = (value: unknown, depth: number) => void;

/** Sets an own property whatever its name; plain assignment of `__proto__` would change the prototype. */
export function setOwn(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

function fillNamed(named: readonly (readonly [string, Schema])[], value: JsonObject, depth: number): void {
  for (const [name, schema] of named) {
    const initial = Object.hasOwn(value, name) ? undefined : schema.initial?.();
    if (initial !== undefined) setOwn(value, name, initial);
    if (Object.hasOwn(value, name)) schema.fill?.(value[name], depth);
  }
}

interface FilledObject {
  readonly named: ReadonlyMap<string, Schema>;
  readonly patterns: readonly Pattern[];
  readonly rest: Schema | undefined;
  /** Names of read-only properties, which a request has no say in. */
  readonly dropped: readonly string[];
}

/** What puts the defaults of an object's properties in place; `undefined` when there is nothing to do. */
export function objectFill({ named, patterns, rest, dropped }: FilledObject): Fill | undefined {
  const filled = [...named].filter(([name, schema]) => (schema.fill ?? schema.initial) && !dropped.includes(name));
  const othersFilled = patterns.some(([, schema]) => schema.fill) || rest?.fill !== undefined;
  if (filled.length === 0 && !othersFilled && dropped.length === 0) return undefined;
  const schemasOf = (name: string): readonly (Schema | undefined)[] => {
    const matching = patterns.filter(([expression]) => expression.test(name)).map(([, schema]) => schema);
    return matching.length > 0 || named.has(name) ? matching : [rest];
  };
  const fillOthers: Fill = (value, depth) => {
    for (const [name, entry] of Object.entries(value as JsonObject)) {
      for (const schema of schemasOf(name)) schema?.fill?.(entry, depth);
    }
  };
  return (value, depth) => {
    if (!isObject(value) || depth > MAXIMUM_DEPTH) return;
    for (const name of dropped) delete value[name];
    fillNamed(filled, value, depth + 1);
    if (othersFilled) fillOthers(value, depth + 1);
  };
}
