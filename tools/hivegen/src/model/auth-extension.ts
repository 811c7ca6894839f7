import { type Json, type JsonObject, objectOf, stringOf } from "../document/json.ts";

/** `x-hivegen.auth` of the root. */
export interface AuthExtension {
  /** `ACME` for `ACME_API_KEY`. */
  readonly environmentPrefix: string | undefined;
  /** Whether a client without credentials is refused. */
  readonly required: boolean | undefined;
  /** Names of options, by security scheme. */
  readonly options: ReadonlyMap<string, string>;
  /** Names of environment variables, by option. */
  readonly variables: ReadonlyMap<string, string>;
  /** What stands before a key, by security scheme: `Token`. */
  readonly valuePrefixes: ReadonlyMap<string, string>;
}

/** @param root the root's extension, which has been checked */
export function readAuthExtension(root: JsonObject): AuthExtension {
  const { environmentPrefix, required, options, variables, valuePrefixes } = objectOf(root.auth);
  return {
    environmentPrefix: stringOf(environmentPrefix),
    required: typeof required === "boolean" ? required : undefined,
    options: texts(options),
    variables: texts(variables),
    valuePrefixes: texts(valuePrefixes),
  };
}

function texts(declared: Json | undefined): Map<string, string> {
  return new Map(
    Object.entries(objectOf(declared)).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}
