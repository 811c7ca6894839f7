import type { ParameterStyle, Styles } from "../operation.ts";
import { deepPairs } from "./deep-object.ts";
import { isAbsent, toWire } from "./scalar.ts";
import {
  defaultStyle,
  type Encode,
  encodeName,
  joined,
  jsonText,
  type ParameterWriter,
  type Part,
  pairs,
  partsOf,
} from "./styles.ts";

const SEPARATORS: Readonly<Record<string, string>> = { spaceDelimited: "%20", pipeDelimited: "|" };

/** For operations with parameters that are not in the default style of their place. */
export function styled({ path = {}, query = {}, header = {}, cookie = {} }: Styles): ParameterWriter {
  return {
    path: (name, value) => inPath(name, value, path[name]),
    query: (name, value) => inQuery(name, value, query[name]),
    header: (name, value) => joined(written(value, header[name]), ",", header[name]?.explode ?? false, String),
    cookie: (name, value) =>
      pairs(name, written(value, cookie[name]), ",", cookie[name]?.explode ?? true, encodeURIComponent),
  };
}

function inPath(name: string, value: unknown, given: ParameterStyle | undefined): string {
  const encode = given?.allowReserved ? encodePathReserved : encodeURIComponent;
  const explode = given?.explode ?? false;
  const parts = written(value, given);
  switch (given?.style) {
    case "label":
      return `.${joined(parts, explode ? "." : ",", explode, encode)}`;
    case "matrix":
      return pairs(encode(name), parts, ",", explode, encode)
        .map((pair) => `;${pair.replace(/=$/, "")}`)
        .join("");
    default:
      return joined(parts, ",", explode, encode);
  }
}

/** OpenAPI's defaults: style `form`, and `explode` for it alone. */
function inQuery(name: string, value: unknown, given: ParameterStyle | undefined): string[] {
  if (!given) return defaultStyle.query(name, value);
  const encode = given.allowReserved ? encodeUnlessReserved : encodeURIComponent;
  const { style = "form", explode = style === "form" } = given;
  if (style === "deepObject" && typeof value === "object" && !(value instanceof Date)) {
    return deepPairs(encodeName(name), value, encode);
  }
  return pairs(encodeName(name), written(value, given), SEPARATORS[style] ?? ",", explode, encode);
}

/** The whole value of a parameter with a media type of its own is one text. */
export function written(value: unknown, given: Pick<ParameterStyle, "contentType"> | undefined): Part[] {
  const wire = toWire(value);
  if (given?.contentType === undefined) return partsOf(wire);
  if (isAbsent(wire)) return [];
  return [[undefined, typeof wire === "string" && !/\bjson\b/i.test(given.contentType) ? wire : jsonText(wire)]];
}

/** Slashes stay, what would end the path doesn't. */
const encodePathReserved: Encode = (text) => encodeURI(text).replace(/[?#]/g, encodeURIComponent);

/** What would end the value or the query is encoded all the same. */
const encodeUnlessReserved: Encode = (text) => encodeURI(text).replace(/[&#+]/g, encodeURIComponent);
