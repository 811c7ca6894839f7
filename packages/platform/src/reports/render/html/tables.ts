import type { Fact } from "../content/facts.ts";
import { type RiskRating, SEVERITY_LABELS } from "../content/severity.ts";
import type { ReportFinding } from "../document.ts";
import { type Content, html, type Markup } from "./markup.ts";

/** A severity as a badge that names it. */
export function badge(rating: RiskRating): Markup {
  return html`<span class="badge ${rating}">${SEVERITY_LABELS[rating]}</span>`;
}

/** Where a finding is, in small print below its title. */
export function where({ method, url, parameter }: ReportFinding["location"]): Markup {
  return html`<span class="where">${method} ${url}${parameter === undefined ? "" : ` (${parameter})`}</span>`;
}

/** Labels and values; the labels are row headings. */
export function factTable(caption: string, facts: readonly Fact[]): Markup {
  const rows = facts.map(([label, value]) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>`);
  return html`<table class="facts"><caption>${caption}</caption><tbody>${rows}</tbody></table>`;
}

export interface Heading {
  title: string;
  /** Right-aligned, for numbers. */
  number?: boolean;
}

/** A table whose `rowHead` column names the rows. Wide ones scroll on their own. */
export function dataTable(
  caption: string,
  headings: readonly Heading[],
  rows: readonly (readonly Content[])[],
  rowHead: number,
): Markup {
  const head = headings.map(({ title, number }) => html`<th scope="col"${numberClass(number)}>${title}</th>`);
  const cells = (row: readonly Content[]) =>
    row.map((content, column) =>
      column === rowHead
        ? html`<th scope="row">${content}</th>`
        : html`<td${numberClass(headings[column]?.number)}>${content}</td>`,
    );
  const body = rows.map((row) => html`<tr>${cells(row)}</tr>\n`);
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>
${body}</tbody></table></div>`;
}

function numberClass(number: boolean | undefined): Markup {
  return number === true ? html` class="number"` : html``;
}
