import { arrayOf, isObject, type Json, objectOf, stringOf } from "../document/json.ts";
import { parsePointer, valueAt } from "../document/pointer.ts";

/**
 * A place while two models are walked: a chain, so that going down costs nothing. Its keys are those of a JSON pointer,
 * and, where the model doesn't say which part of a schema it read, `PART` or `VARIANT`.
 */
export interface Step {
  readonly up: Step | undefined;
  readonly keys: readonly string[];
}

/** Some member of `allOf`, or the schema itself. */
export const PART = "\u0000part";
/** The member of `oneOf` or `anyOf` whose number follows. */
export const VARIANT = "\u0000variant";
/** The parameter whose place and name follow. */
export const PARAMETER = "\u0000parameter";

/** Two places that are compared. */
export interface At {
  readonly old: Step;
  readonly new: Step;
}

export function startAt(...keys: readonly string[]): At {
  const step: Step = { up: undefined, keys };
  return { old: step, new: step };
}

export function down(at: At, ...keys: readonly string[]): At {
  return { old: { up: at.old, keys }, new: { up: at.new, keys } };
}

export function componentStep(name: string): Step {
  return { up: undefined, keys: ["components", "schemas", name] };
}

/** The pointer of a step in its document; of a place that isn't there, the closest one above it. */
export function pointerOf(step: Step, document: Json): string[] {
  const keys = keysOf(step);
  let pointer: string[] = [];
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? "";
    const argument = keys[index + 1] ?? "";
    if (key === PART) pointer = partOf(document, pointer, keys.slice(index + 1));
    else if (key === VARIANT) pointer = variantOf(document, pointer, Number(argument));
    else if (key === PARAMETER) pointer = parameterOf(document, pointer, argument);
    else {
      const next = childOf(document, pointer, key);
      if (!next) return pointer;
      pointer = next;
    }
    if (key === VARIANT || key === PARAMETER) index++;
  }
  return pointer;
}

/** The keys at which the chain begins. */
export function rootOf(step: Step): readonly string[] {
  let current = step;
  while (current.up) current = current.up;
  return current.keys;
}

function keysOf(step: Step): string[] {
  const chain: (readonly string[])[] = [];
  for (let current: Step | undefined = step; current; current = current.up) chain.push(current.keys);
  return chain.reverse().flat();
}

/** Where a member is, here or behind the `$ref` that stands here. */
function childOf(document: Json, pointer: readonly string[], key: string): string[] | undefined {
  let place = pointer;
  for (let hops = 0; hops < 10; hops++) {
    const value = valueAt(document, place);
    if (valueAt(value, [key]) !== undefined) return [...place, key];
    const reference = isObject(value) ? stringOf(value.$ref) : undefined;
    if (reference === undefined) return undefined;
    place = parsePointer(reference);
  }
  return undefined;
}

function partOf(document: Json, pointer: readonly string[], next: readonly string[]): string[] {
  const parts = arrayOf(objectOf(valueAt(document, pointer)).allOf);
  const candidates = [pointer, ...parts.map((_, index) => [...pointer, "allOf", String(index)])];
  const [first = "", second = ""] = next;
  const found = candidates.find((candidate) => valueAt(document, [...candidate, first, second]) !== undefined);
  return [...(found ?? pointer)];
}

/** The model leaves `null` out of the variants that it counts. */
function variantOf(document: Json, pointer: readonly string[], number: number): string[] {
  const schema = objectOf(valueAt(document, pointer));
  for (const keyword of ["oneOf", "anyOf"]) {
    const counted = arrayOf(schema[keyword])
      .map((variant, index) => ({ variant, index }))
      .filter(({ variant }) => objectOf(variant).type !== "null");
    const found = counted[number];
    if (found) return [...pointer, keyword, String(found.index)];
  }
  return [...pointer];
}

/** Declared on the operation, or on its path. */
function parameterOf(document: Json, operation: readonly string[], wanted: string): string[] {
  for (const owner of [operation, operation.slice(0, -1)]) {
    const list = arrayOf(valueAt(document, [...owner, "parameters"]));
    const index = list.findIndex((raw) => {
      const reference = stringOf(objectOf(raw).$ref);
      const { in: place, name } = objectOf(reference === undefined ? raw : valueAt(document, parsePointer(reference)));
      return `${String(place)} ${String(name)}` === wanted;
    });
    if (index >= 0) return [...owner, "parameters", String(index)];
  }
  return [...operation];
}
