import { isObject } from "../cases/expand.ts";

/** Labels of `$same`, with the values that they were seen with. */
export type Labels = Map<string, unknown>;

/** Waits and other numbers that come from arithmetic on durations are the same within this. Seconds. */
const TOLERANCE = 0.002;

type Matcher = (wanted: unknown, actual: unknown, labels: Labels) => string | undefined;

/** What `{ $name: … }` means where a value is expected. Each tells what is wrong, or nothing. */
const MATCHERS: Readonly<Record<string, Matcher>> = {
  /** Anything at all. */
  $any: (_, actual) => (actual === undefined ? "is missing" : undefined),
  $absent: (_, actual) =>
    actual === undefined || actual === null ? undefined : `is ${show(actual)}, and should not be there`,
  $pattern: (pattern, actual) =>
    typeof actual === "string" && new RegExp(String(pattern)).test(actual)
      ? undefined
      : `is ${show(actual)}, and should match /${pattern}/`,
  $contains: (part, actual) =>
    typeof actual === "string" && actual.includes(String(part))
      ? undefined
      : `is ${show(actual)}, and should contain ${show(part)}`,
  $lacks: (part, actual) =>
    typeof actual === "string" && actual.includes(String(part)) ? `contains ${show(part)}: ${show(actual)}` : undefined,
  $between: (bounds, actual) => {
    const [low, high] = Array.isArray(bounds) ? bounds : [];
    return typeof actual === "number" && actual >= low - TOLERANCE && actual <= high + TOLERANCE
      ? undefined
      : `is ${show(actual)}, and should be from ${low} to ${high}`;
  },
  /** The same wherever the label is used in a case. */
  $same: (label, actual, labels) => {
    const name = String(label);
    if (actual === undefined) return "is missing";
    if (!labels.has(name)) labels.set(name, actual);
    return labels.get(name) === actual ? undefined : `is ${show(actual)}, and was ${show(labels.get(name))} before`;
  },
  /** Different from what the label is used with. */
  $not_same: (label, actual, labels) =>
    labels.has(String(label)) && labels.get(String(label)) === actual ? `is ${show(actual)} again` : undefined,
  /** An object that has these members, and perhaps others. */
  $includes: (members, actual, labels) =>
    isObject(members) ? firstDifference(members, actual, labels) : "has no members to include",
  /** A list of so many items. */
  $length: (length, actual) =>
    Array.isArray(actual) && actual.length === length
      ? undefined
      : `is ${show(actual)}, and should have ${length} items`,
  /** A list whose items all look like this. */
  $every: (item, actual, labels) =>
    Array.isArray(actual)
      ? actual.map((each) => mismatch(item, each, labels)).find((problem) => problem !== undefined)
      : `is ${show(actual)}, and should be a list`,
};

/** Tells where a value is not what was expected; `undefined` if it is. */
export function mismatch(expected: unknown, actual: unknown, labels: Labels = new Map()): string | undefined {
  if (isObject(expected)) {
    const names = Object.keys(expected);
    const matchers = names.filter((name) => name.startsWith("$"));
    if (matchers.length > 0) {
      return matchers
        .map((name) => applied(name, expected[name], actual, labels))
        .find((problem) => problem !== undefined);
    }
    if (!isObject(actual)) return `is ${show(actual)}, and should be ${show(expected)}`;
    const extra = Object.keys(actual).find((name) => !Object.hasOwn(expected, name));
    if (extra !== undefined) return `${extra} is ${show(actual[extra])}, and should not be there`;
    return firstDifference(expected, actual, labels);
  }
  if (Array.isArray(expected)) return listMismatch(expected, actual, labels);
  if (typeof expected === "number" && typeof actual === "number" && !Number.isInteger(expected)) {
    return Math.abs(expected - actual) <= TOLERANCE ? undefined : `is ${actual}, and should be ${expected}`;
  }
  return Object.is(expected, actual) ? undefined : `is ${show(actual)}, and should be ${show(expected)}`;
}

function applied(name: string, wanted: unknown, actual: unknown, labels: Labels): string | undefined {
  const matcher = MATCHERS[name];
  if (!matcher) throw new Error(`There is no matcher ${name}; there are ${Object.keys(MATCHERS).join(", ")}.`);
  return matcher(wanted, actual, labels);
}

function firstDifference(
  expected: Readonly<Record<string, unknown>>,
  actual: unknown,
  labels: Labels,
): string | undefined {
  if (!isObject(actual)) return `is ${show(actual)}, and should be an object`;
  for (const [name, member] of Object.entries(expected)) {
    const problem = mismatch(member, Object.hasOwn(actual, name) ? actual[name] : undefined, labels);
    if (problem !== undefined) return `${name} ${problem}`;
  }
  return undefined;
}

function listMismatch(expected: readonly unknown[], actual: unknown, labels: Labels): string | undefined {
  if (!Array.isArray(actual)) return `is ${show(actual)}, and should be a list`;
  if (actual.length !== expected.length) {
    return `has ${actual.length} items, and should have ${expected.length}: ${show(actual)}`;
  }
  for (const [index, item] of expected.entries()) {
    const problem = mismatch(item, actual[index], labels);
    if (problem !== undefined) return `[${index}] ${problem}`;
  }
  return undefined;
}

const LONGEST = 300;

export function show(value: unknown): string {
  const text = value === undefined ? "missing" : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
