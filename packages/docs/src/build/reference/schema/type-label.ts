import { componentName } from "../../contract/contract.ts";
import type { Schema } from "../../contract/document.ts";
import { type Html, html, joined } from "../../html/html.ts";
import type { Context } from "../context.ts";
import { places } from "../places.ts";

/** The type in a few words: `string (date-time) or null`, `array of Scan`, with links to named schemas. */
export function typeLabel(schema: Schema, context: Context): Html {
  if (schema.$ref !== undefined) {
    const name = componentName(schema.$ref);
    return html`<a href="${context.link(places.schema(name))}">${name}</a>`;
  }
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants !== undefined) return joinedLabels(variants, " or ", context);
  if (schema.allOf !== undefined) return joinedLabels(schema.allOf, " and ", context);
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? ["any"]);
  return joined(
    types.map((type) => simpleLabel(type, schema, context)),
    " or ",
  );
}

function simpleLabel(type: string, schema: Schema, context: Context): Html {
  if (type === "array" && schema.items) return html`array of ${typeLabel(schema.items, context)}`;
  if (type === "object" && typeof schema.additionalProperties === "object") {
    return html`map of ${typeLabel(schema.additionalProperties, context)}`;
  }
  return type === "null" || schema.format === undefined ? html`${type}` : html`${type} (${schema.format})`;
}

function joinedLabels(schemas: readonly Schema[], word: string, context: Context): Html {
  return joined(
    schemas.map((schema) => typeLabel(schema, context)),
    word,
  );
}
