import { createQuerySerializer, type QuerySerializerOptions } from "openapi-fetch";
import { InvalidInputError } from "../errors/client-error.ts";
import type { Operation, ParameterStyle } from "../operation.ts";
import { isAbsent, toWire } from "./scalar.ts";

/** Writes a query, each parameter in its declared style; what is `undefined` or `null` is left out. */
export function querySerializer(styles: Operation["styles"]): (query: object) => string {
  return (query) =>
    Object.entries(query)
      .map(([name, value]) => parameter(name, value, styles?.[name]))
      .filter((part) => part !== "")
      .join("&");
}

function parameter(name: string, value: unknown, style: ParameterStyle | undefined): string {
  const write = style?.allowReserved ? encodeUnlessReserved : toWire;
  const plain = withoutAbsent(write(value), write);
  if (isAbsent(plain)) return "";
  try {
    return createQuerySerializer<Record<string, unknown>>(serializerOptions(style))({ [encodeName(name)]: plain });
  } catch (cause) {
    throw new InvalidInputError(
      `the query parameter ${name} can't be written into a URL: only text, numbers, booleans, and flat lists or objects of them.`,
      { cause },
    );
  }
}

/** OpenAPI's defaults: style `form`, and `explode` for it alone. */
function serializerOptions(given: ParameterStyle | undefined): QuerySerializerOptions {
  const style = given?.style ?? "form";
  const explode = given?.explode ?? style === "form";
  return {
    array: { style: style === "spaceDelimited" || style === "pipeDelimited" ? style : "form", explode },
    object: style === "deepObject" ? { style, explode: true } : { style: "form", explode },
    allowReserved: given?.allowReserved ?? false,
  };
}

function withoutAbsent(value: unknown, write: (item: unknown) => unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(write).filter((item) => !isAbsent(item));
    return items.length > 0 ? items : undefined;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, item]) => [encodeName(key), write(item)] as const)
    .filter(([, item]) => !isAbsent(item));
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** `allowReserved` makes openapi-fetch write text as it is; what would end the value or the query is encoded all the same. */
function encodeUnlessReserved(value: unknown): unknown {
  const wire = toWire(value);
  return typeof wire === "string" ? encodeURI(wire).replace(/[&#+]/g, encodeURIComponent) : wire;
}

/** Names may come from callers (`RequestOptions.query`, keys of objects). Brackets are common in names and stay readable. */
function encodeName(name: string): string {
  return name.replace(/[^\w\-.~[\]]/gu, encodeURIComponent);
}
