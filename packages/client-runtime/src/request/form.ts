import { InvalidInputError } from "../errors/client-error.ts";
import type { PartEncoding } from "../operation.ts";
import { deepPairs } from "./deep-object.ts";
import { type BodyEncoder, encodeJson, fixedBody } from "./json-body.ts";
import { isAbsent, toWire } from "./scalar.ts";
import { written } from "./styled.ts";
import { pairs } from "./styles.ts";

/** How properties of forms are written, by media type and property, where that is not the default. */
export type Encodings = Readonly<Record<string, Readonly<Record<string, PartEncoding>>>>;

/** For operations that take a form, or text. */
export function formBody(encodings: Encodings = {}): BodyEncoder {
  return (body, type) => {
    if (body instanceof URLSearchParams) return fixedBody(body.toString(), "application/x-www-form-urlencoded");
    if (/^[\w.-]+\/([\w.-]+\+)?json\b/i.test(type)) return encodeJson(body, type);
    if (typeof body === "string") return fixedBody(body, type);
    const isForm = /^application\/x-www-form-urlencoded\b/i.test(type);
    return isForm ? fixedBody(formEncode(body, encodings[type]), type) : encodeJson(body, type);
  };
}

/**
 * An object as `application/x-www-form-urlencoded`. By default a list is sent item by item, and objects as JSON; a property
 * with a declared style is written as a query parameter would be.
 */
function formEncode(body: unknown, encodings: Readonly<Record<string, PartEncoding>> = {}): string {
  return fields(body)
    .flatMap(([name, value]) => fieldPairs(name, value, encodings[name]))
    .join("&");
}

function fieldPairs(name: string, value: unknown, encoding: PartEncoding = {}): string[] {
  const { style, explode, contentType } = encoding;
  if (style === "deepObject") return deepPairs(encode(name), value, encode);
  const isObject = typeof toWire(value) === "object" && !Array.isArray(value);
  const declared = style !== undefined || explode !== undefined || !isObject;
  const content = written(value, declared ? undefined : { contentType: contentType ?? "application/json" });
  const separator = style === "spaceDelimited" ? "+" : style === "pipeDelimited" ? "%7C" : ",";
  return pairs(encode(name), content, separator, explode ?? (style ?? "form") === "form", encode);
}

/** As HTML forms are written, which is what servers that read this media type expect. */
function encode(text: string): string {
  return new URLSearchParams([["", text]]).toString().slice(1);
}

/** The properties of a body that is sent as a form. */
export function fields(body: unknown): [string, unknown][] {
  if (typeof body !== "object" || body === null) {
    throw new InvalidInputError("the request body must be an object, as it is sent as a form.");
  }
  return Object.entries(body).filter(([, value]) => !isAbsent(value));
}
