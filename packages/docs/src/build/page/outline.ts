import { type Html, html } from "../html/html.ts";
import type { OutlineEntry, Page } from "./page.ts";

/** The headings of an article, beside it. */
export function outline(page: Page): Html | undefined {
  if (page.outline.length < 2) return undefined;
  return html`<nav class="outline" aria-labelledby="outline-title">
    <h2 id="outline-title">On this page</h2>
    <ul>${page.outline.map(outlineEntry)}</ul>
  </nav>`;
}

/** A link to a place on the same page. */
export function outlineEntry(entry: OutlineEntry): Html {
  const method =
    entry.method !== undefined &&
    html`<span class="method method-${entry.method.toLowerCase()}">${entry.method}</span>`;
  return html`<li><a href="#${entry.id}"><span>${entry.text}</span>${method}</a></li>`;
}
