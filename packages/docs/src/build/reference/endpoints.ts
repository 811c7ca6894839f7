import type { Tag } from "../contract/document.ts";
import { type Html, html } from "../html/html.ts";
import { slug } from "../markdown/headings.ts";
import { renderLine } from "../markdown/markdown.ts";
import type { Context } from "./context.ts";
import { method } from "./method.ts";
import { places } from "./places.ts";

/** Every operation of the contract, by tag. */
export function endpoints(context: Context): Html {
  return html`${context.contract.document.tags.map((tag) => tagEndpoints(tag, context))}`;
}

function tagEndpoints(tag: Tag, context: Context): Html {
  const rows = context.operations
    .filter((one) => one.tag === tag.name)
    .map(
      (one) => html`<li>
        <a href="${context.link(places.operation(one))}">
          ${method(one.method)} <code>${one.path}</code> <span class="endpoint-summary">${one.summary}</span>
        </a>
      </li>`,
    );
  return html`<h3 id="${slug(tag.name)}"><a class="anchor" href="${context.link(places.tag(tag.name))}">${tag.name}</a></h3>
    <p>${renderLine(tag.description)}</p>
    <ul class="endpoints">${rows}</ul>`;
}
