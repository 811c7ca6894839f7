import type { Schema } from "../contract/document.ts";
import { type Html, html, joined } from "../html/html.ts";
import { renderLine } from "../markdown/markdown.ts";
import type { Context } from "./context.ts";
import { constraints } from "./schema/constraints.ts";
import { typeLabel } from "./schema/type-label.ts";

export interface FieldRow {
  readonly name: string;
  readonly schema: Schema;
  readonly required?: boolean;
  readonly deprecated?: boolean;
  /** Wins over the description of the schema. */
  readonly description?: string | undefined;
  readonly example?: unknown;
  readonly nested?: Html | undefined;
}

/** One row of a list of fields, parameters or headers. */
export function field(row: FieldRow, context: Context): Html {
  const whole = context.contract.resolveSchema(row.schema);
  const phrases = [...constraints(row.schema.$ref === undefined ? whole : { ...row.schema, ...choicesOf(whole) })];
  const example = row.example ?? row.schema.examples?.[0];
  if (example !== undefined) phrases.push(html`e.g. <code>${inline(example)}</code>`);
  return html`<div class="field">
    <dt>
      <code class="field-name">${row.name}</code> <span class="field-type">${typeLabel(row.schema, context)}</span>
      ${row.required && html`<span class="badge badge-required">required</span>`}
      ${(row.deprecated ?? whole.deprecated) && html`<span class="badge">deprecated</span>`}
    </dt>
    <dd>
      ${renderLine(row.description ?? whole.description)}
      ${phrases.length > 0 && html`<p class="field-constraints">${joined(phrases, html`<span aria-hidden="true"> · </span>`)}</p>`}
      ${row.nested}
    </dd>
  </div>`;
}

/** What a reader wants to see of a named schema without following the link: the values it allows. */
function choicesOf(schema: Schema): Pick<Schema, "enum"> {
  return schema.enum !== undefined && schema.enum.length <= 8 ? { enum: schema.enum } : {};
}

function inline(example: unknown): string {
  return typeof example === "string" ? example : JSON.stringify(example);
}
