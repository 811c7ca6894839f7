import type { Parameter } from "../contract/document.ts";
import type { Operation } from "../contract/operation.ts";
import { type Html, html } from "../html/html.ts";
import type { Context } from "./context.ts";
import { field } from "./field.ts";

const titles = { path: "Path parameters", query: "Query parameters", header: "Headers", cookie: "Cookies" } as const;

/** The parameters of an operation, grouped by where they stand. */
export function parameters(operation: Operation, context: Context): Html {
  const kinds = Object.keys(titles) as (keyof typeof titles)[];
  return html`${kinds.map((kind) => group(kind, operation.parameters, context))}`;
}

function group(kind: keyof typeof titles, all: readonly Parameter[], context: Context): Html | undefined {
  const rows = all.filter((parameter) => parameter.in === kind);
  if (rows.length === 0) return undefined;
  return html`<h3>${titles[kind]}</h3>
    <dl class="fields">${rows.map((row) => field(row, context))}</dl>`;
}
