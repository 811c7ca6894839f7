import type { Contract } from "../../contract/contract.ts";
import type { Schema } from "../../contract/document.ts";
import { type Html, html } from "../../html/html.ts";
import type { Context } from "../context.ts";
import { field } from "../field.ts";

export interface Field {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
}

/** The fields of an object, those of `allOf` parts included; where parts name the same field, the last one counts. */
export function fieldsOf(schema: Schema, contract: Contract): Field[] {
  const whole = contract.resolveSchema(schema);
  const own = Object.entries(whole.properties ?? {}).map(([name, property]) => ({
    name,
    schema: property,
    required: whole.required?.includes(name) ?? false,
  }));
  const all = [...(whole.allOf ?? []).flatMap((part) => fieldsOf(part, contract)), ...own];
  return [...new Map(all.map((one) => [one.name, one])).values()];
}

/** The fields as a list; objects without a name of their own are spelled out below their field. */
export function fieldList(schema: Schema, context: Context): Html {
  const fields = fieldsOf(schema, context.contract);
  if (fields.length === 0) return html``;
  return html`<dl class="fields">
    ${fields.map((one) => field({ ...one, nested: nestedFields(one.schema, context) }, context))}
  </dl>`;
}

function nestedFields(schema: Schema, context: Context): Html | undefined {
  const inner = schema.items ?? schema;
  return inner.$ref === undefined && inner.properties !== undefined ? fieldList(inner, context) : undefined;
}
