import type { ParameterStyle, Styles } from "../operation.ts";
import { deepPairs } from "./deep-object.ts";
import { type Encode, pairs, plain } from "./styles.ts";

const SEPARATORS: Readonly<Record<string, string>> = { spaceDelimited: "%20", pipeDelimited: "|" };

/** Writes a query, each parameter in its declared style; what is `undefined` or `null` is left out. */
export function queryText(styles: Styles["query"], query: object): string {
  return Object.entries(query)
    .flatMap(([name, value]) => queryPairs(name, value, styles?.[name]))
    .join("&");
}

/** OpenAPI's defaults: style `form`, and `explode` for it alone. */
function queryPairs(name: string, value: unknown, given: ParameterStyle | undefined): string[] {
  const encode = given?.allowReserved ? encodeUnlessReserved : encodeURIComponent;
  const style = given?.style ?? "form";
  if (style === "deepObject" && typeof value === "object" && !(value instanceof Date)) {
    return deepPairs(encodeName(name), value, encode);
  }
  const content = plain(value, given);
  if (!content) return [];
  return pairs(encodeName(name), content, SEPARATORS[style] ?? ",", given?.explode ?? style === "form", encode);
}

/** What would end the value or the query is encoded all the same. */
const encodeUnlessReserved: Encode = (text) => encodeURI(text).replace(/[&#+]/g, encodeURIComponent);

/** Names may come from callers (`RequestOptions.query`). Brackets are common in names and stay readable. */
function encodeName(name: string): string {
  return name.replace(/[^\w\-.~[\]]/gu, encodeURIComponent);
}
