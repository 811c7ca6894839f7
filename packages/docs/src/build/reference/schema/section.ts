import type { Schema } from "../../contract/document.ts";
import { type Html, html, joined } from "../../html/html.ts";
import { renderText } from "../../markdown/markdown.ts";
import type { Context } from "../context.ts";
import { constraints } from "./constraints.ts";
import { fieldList, fieldsOf } from "./fields.ts";
import { typeLabel } from "./type-label.ts";

/** A named schema, with its name as the anchor. */
export function schemaSection(name: string, schema: Schema, context: Context): Html {
  return html`<section class="schema" aria-labelledby="${name}">
    <h2 id="${name}"><a class="anchor" href="#${name}"><code>${name}</code></a></h2>
    ${renderText(schema.description)} ${composition(schema, context)} ${shape(schema, context)}
  </section>`;
}

/** The named schemas that it is put together from. */
function composition(schema: Schema, context: Context): Html | undefined {
  const parts = schema.allOf?.filter(({ $ref }) => $ref !== undefined) ?? [];
  if (parts.length === 0) return undefined;
  const labels = parts.map((part) => typeLabel(part, context));
  return html`<p class="composition">Has all of ${joined(labels, " and ")}.</p>`;
}

function shape(schema: Schema, context: Context): Html {
  const openness =
    schema.additionalProperties === false && html`<p class="field-constraints">No other fields are accepted.</p>`;
  if (fieldsOf(schema, context.contract).length > 0) return html`${fieldList(schema, context)}${openness}`;
  const phrases = [html`<span class="field-type">${typeLabel(schema, context)}</span>`, ...constraints(schema)];
  return html`<p class="field-constraints">${joined(phrases, html`<span aria-hidden="true"> · </span>`)}</p>`;
}
