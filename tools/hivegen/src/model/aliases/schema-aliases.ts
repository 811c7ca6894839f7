import { type JsonObject, objectOf, stringOf } from "../../document/json.ts";

/** What is said about a schema besides JSON Schema. */
export interface SchemaExtension {
  /** Name of the type, in place of the component's. */
  readonly name: string | undefined;
  /** Servers may send values that the enum doesn't list. */
  readonly open: boolean;
}

/** Reads `x-hivegen` of a schema, and what other generators' extensions say of the same. */
export function schemaExtension(raw: JsonObject): SchemaExtension {
  const own = objectOf(raw["x-hivegen"]);
  const name = own.name ?? raw["x-speakeasy-name-override"] ?? raw["x-fern-type-name"] ?? raw["x-ms-client-name"];
  const open = own.open ?? (raw["x-speakeasy-unknown-values"] === "allow" || isModelledAsString(raw));
  return { name: stringOf(name), open: open === true };
}

function isModelledAsString(raw: JsonObject): boolean {
  return objectOf(raw["x-ms-enum"]).modelAsString === true;
}
