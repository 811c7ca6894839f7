import type { ParameterWriter } from "./styles.ts";

/** A query, without its question mark; what is `undefined` or `null` is left out. */
export function queryText(writer: ParameterWriter, query: object): string {
  return Object.entries(query)
    .flatMap(([name, value]) => writer.query(name, value))
    .join("&");
}
