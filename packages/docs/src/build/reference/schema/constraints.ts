import type { Schema } from "../../contract/document.ts";
import { type Html, html, joined } from "../../html/html.ts";

/** What a value must satisfy beyond its type, one short phrase each. */
export function constraints(schema: Schema): Html[] {
  return [
    ...choices(schema),
    ...range(schema.minimum, schema.maximum, ""),
    ...bound("more than", schema.exclusiveMinimum),
    ...bound("less than", schema.exclusiveMaximum),
    ...range(schema.minLength, schema.maxLength, "character"),
    ...range(schema.minItems, schema.maxItems, "item"),
    ...range(schema.minProperties, undefined, "field"),
    ...(schema.uniqueItems ? [html`no duplicates`] : []),
    ...(schema.pattern === undefined ? [] : [html`matches <code>${schema.pattern}</code>`]),
    ...(schema.default === undefined ? [] : [html`default <code>${JSON.stringify(schema.default)}</code>`]),
    ...(schema.items === undefined ? [] : constraints(schema.items).map((phrase) => html`each ${phrase}`)),
  ];
}

/** The values of an enumeration, as code. */
export function choices(schema: Schema): Html[] {
  const values = schema.enum?.filter((value) => value !== null).map((value) => html`<code>${String(value)}</code>`);
  return values === undefined ? [] : [html`one of ${joined(values, ", ")}`];
}

function range(from: number | undefined, to: number | undefined, unit: string): Html[] {
  if (from === undefined) return to === undefined ? [] : [html`at most ${amount(to, unit)}`];
  return [to === undefined ? html`at least ${amount(from, unit)}` : html`${decimal(from)} to ${amount(to, unit)}`];
}

function amount(value: number, unit: string): string {
  return `${decimal(value)} ${unit}${unit === "" || value === 1 ? "" : "s"}`.trim();
}

function decimal(value: number): string {
  return value.toLocaleString("en");
}

function bound(word: string, value: number | undefined): Html[] {
  return value === undefined ? [] : [html`${word} ${value}`];
}
