import type { Operation } from "../contract/operation.ts";
import { type Html, html, joined } from "../html/html.ts";
import { renderText } from "../markdown/markdown.ts";
import type { Context } from "./context.ts";
import { method } from "./method.ts";
import { parameters } from "./parameters.ts";
import { places } from "./places.ts";
import { requestBody } from "./request-body.ts";
import { responses } from "./responses.ts";
import { samples } from "./samples.ts";

/** An operation with all that a caller needs: text on one side, samples on the other. */
export function operation(one: Operation, context: Context): Html {
  return html`<section class="operation" id="${one.id}" aria-labelledby="${one.id}-title">
    <div class="operation-text">
      <h2 id="${one.id}-title">
        <a class="anchor" href="#${one.id}">${one.summary}</a> ${one.deprecated && html`<span class="badge">deprecated</span>`}
      </h2>
      <p class="endpoint">${method(one.method)} <code>${one.path}</code></p>
      ${renderText(one.description)} ${access(one, context)} ${parameters(one, context)}
      ${requestBody(one.requestBody, context)} ${responses(one, context)}
    </div>
    ${samples(one, context)}
  </section>`;
}

function access(one: Operation, context: Context): Html {
  if (one.open) return html`<p class="access">No credentials needed.</p>`;
  const scopes = one.scopes.map((scope) => html`<code>${scope}</code>`);
  return html`<p class="access">
    Needs the <a href="${context.link(`${places.endpoints}#scopes`)}">scope</a> ${joined(scopes, ", ")}.
  </p>`;
}
