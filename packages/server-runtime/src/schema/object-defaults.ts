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

/** What puts the defaults of an object's properties in place; `undefined` when there are none. */
export function objectFill(
  named: ReadonlyMap<string, Schema>,
  patterns: readonly Pattern[],
  rest: Schema | undefined,
): Fill | undefined {
  const filled = [...named].filter(([, schema]) => schema.fill ?? schema.initial);
  const othersFilled = patterns.some(([, schema]) => schema.fill) || rest?.fill !== undefined;
  if (filled.length === 0 && !othersFilled) return undefined;
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
    fillNamed(filled, value, depth + 1);
    if (othersFilled) fillOthers(value, depth + 1);
  };
}
