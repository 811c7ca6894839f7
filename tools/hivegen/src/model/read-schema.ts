import type { Json } from "../document/json.ts";
import type { Context } from "./context.ts";
import type { Schema } from "./schema.ts";
import { SchemaReader } from "./schemas/reader.ts";

/**
 * Reads a JSON Schema of OpenAPI 3.0 or 3.1 into the model's form. What types can't express is widened.
 *
 * @param at where the schema is in the document, for findings
 */
export function readSchema(context: Context, raw: Json | undefined, at: readonly string[]): Schema {
  return new SchemaReader(context, at).read(raw);
}
