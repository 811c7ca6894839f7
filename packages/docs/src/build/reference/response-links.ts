import type { Response } from "../contract/document.ts";
import { type Html, html } from "../html/html.ts";
import { renderLine } from "../markdown/markdown.ts";
import type { Context } from "./context.ts";
import { places } from "./places.ts";

/** The operations that a response leads to. */
export function responseLinks(response: Response, context: Context): Html | undefined {
  const links = Object.values(response.links ?? {}).map((link) => context.contract.resolve(link));
  if (links.length === 0) return undefined;
  const rows = links.map(({ operationId, description }) => {
    const target = context.operations.find(({ id }) => id === operationId);
    return (
      target &&
      html`<li><a href="${context.link(places.operation(target))}">${target.summary}</a> ${renderLine(description)}</li>`
    );
  });
  return html`<details class="links">
    <summary>What to do next with it</summary>
    <ul>${rows}</ul>
  </details>`;
}
