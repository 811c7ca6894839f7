import { InvalidInputError } from "../errors/client-error.ts";
import type { ParameterStyle } from "../operation.ts";
import { isAbsent, toWire } from "./scalar.ts";

/** How text is written where it goes to, e.g. percent-encoded. */
export type Encode = (text: string) => string;

export type Scalar = string | number | bigint | boolean;

/** A value of a parameter, without what is absent in it. */
export type Plain =
  | { readonly kind: "one"; readonly value: Scalar }
  | { readonly kind: "list"; readonly items: readonly Scalar[] }
  | { readonly kind: "object"; readonly entries: readonly (readonly [string, Scalar])[] };

/**
 * Reads a value as one of the three forms that parameter styles know. What is nested deeper has no standard form and is
 * written as JSON, as is the whole value of a parameter with a media type of its own.
 * @returns nothing if nothing of it is to be sent
 */
export function plain(value: unknown, style: ParameterStyle | undefined): Plain | undefined {
  const wire = toWire(value);
  if (isAbsent(wire)) return undefined;
  if (style?.contentType !== undefined) return { kind: "one", value: contentText(wire, style.contentType) };
  if (Array.isArray(wire)) {
    const items = wire.map(toWire).filter((item) => !isAbsent(item));
    return items.length > 0 ? { kind: "list", items: items.map(scalar) } : undefined;
  }
  if (typeof wire !== "object") return { kind: "one", value: scalar(wire) };
  const entries = Object.entries(wire as object)
    .map(([key, item]) => [key, toWire(item)] as const)
    .filter(([, item]) => !isAbsent(item));
  return entries.length > 0
    ? { kind: "object", entries: entries.map(([key, item]) => [key, scalar(item)]) }
    : undefined;
}

function contentText(value: unknown, contentType: string): string {
  return typeof value === "string" && !/\bjson\b/i.test(contentType) ? value : jsonText(value);
}

function scalar(value: unknown): Scalar {
  switch (typeof value) {
    case "string":
    case "number":
    case "bigint":
    case "boolean":
      return value;
    default:
      return jsonText(value);
  }
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
export function joined(value: Plain, separator: string, explode: boolean, encode: Encode): string {
  const write = (item: Scalar) => encode(String(item));
  if (value.kind === "one") return write(value.value);
  if (value.kind === "list") return value.items.map(write).join(separator);
  const between = explode ? "=" : separator;
  return value.entries.map(([key, item]) => `${encode(key)}${between}${write(item)}`).join(separator);
}

/** `name=value` pairs as in a query, one for each item where the value is exploded. */
export function pairs(name: string, value: Plain, separator: string, explode: boolean, encode: Encode): string[] {
  if (!explode || value.kind === "one") return [`${name}=${joined(value, separator, false, encode)}`];
  if (value.kind === "list") return value.items.map((item) => `${name}=${encode(String(item))}`);
  return value.entries.map(([key, item]) => `${encode(key)}=${encode(String(item))}`);
}
