import { InvalidInputError } from "../errors/client-error.ts";
import { isAbsent, toWire } from "./scalar.ts";

/** How text is written where it goes to, e.g. percent-encoded. */
export type Encode = (text: string) => string;

/** One text of a value, with its name where it is a member of an object. */
export type Part = readonly [name: string | undefined, text: string];

/** How the parameters of an operation are written, by place. */
export interface ParameterWriter {
  path(name: string, value: unknown): string;
  /** `name=value` pairs. */
  query(name: string, value: unknown): string[];
  /** Empty: nothing is sent. */
  header(name: string, value: unknown): string;
  cookie(name: string, value: unknown): string[];
}

/** OpenAPI's defaults: `simple` in paths and headers, exploded `form` in queries and cookies. */
export const defaultStyle: ParameterWriter = {
  path: (_, value) =>
    typeof value === "string" ? encodeURIComponent(value) : joined(partsOf(value), ",", false, encodeURIComponent),
  query: (name, value) => pairs(encodeName(name), partsOf(value), ",", true, encodeURIComponent),
  header: (_, value) => joined(partsOf(value), ",", false, String),
  cookie: (name, value) => pairs(name, partsOf(value), ",", true, encodeURIComponent),
};

/**
 * What a value consists of, without what is absent in it: itself, the items of a list, the members of an object. What is
 * nested deeper has no standard form and is written as JSON.
 */
export function partsOf(value: unknown): Part[] {
  const wire = toWire(value);
  if (isAbsent(wire)) return [];
  if (typeof wire !== "object") return [[undefined, textOf(wire)]];
  const members = Array.isArray(wire) ? wire.map((item) => [undefined, item] as const) : Object.entries(wire);
  return members.flatMap(([name, item]): Part[] => {
    const member = toWire(item);
    return isAbsent(member) ? [] : [[name, textOf(member)]];
  });
}

function textOf(value: unknown): string {
  return typeof value === "object" || typeof value === "function" ? jsonText(value) : String(value);
}

export function jsonText(value: unknown): string {
  const text = tryJson(value);
  if (text !== undefined) return text;
  throw new InvalidInputError("a parameter has a value that can't be written as text, such as a function or a cycle.");
}

function tryJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** All of a value in one text: `a,b`, `k,v,k2,v2`, or exploded `k=v,k2=v2`. */
export function joined(parts: readonly Part[], separator: string, explode: boolean, encode: Encode): string {
  const between = explode ? "=" : separator;
  return parts.map(([name, text]) => (name === undefined ? "" : encode(name) + between) + encode(text)).join(separator);
}

/** `name=value` pairs as in a query, one for each part where the value is exploded. @param name as it is written */
export function pairs(
  name: string,
  parts: readonly Part[],
  separator: string,
  explode: boolean,
  encode: Encode,
): string[] {
  if (explode) return parts.map(([own, text]) => `${own === undefined ? name : encode(own)}=${encode(text)}`);
  return parts.length > 0 ? [`${name}=${joined(parts, separator, false, encode)}`] : [];
}

/** Names may come from callers (`RequestOptions.query`). Brackets are common in names and stay readable. */
export function encodeName(name: string): string {
  return name.replace(/[^\w\-.~[\]]/gu, encodeURIComponent);
}
