import type { Operation } from "../contract/operation.ts";
import { type Html, html } from "../html/html.ts";
import { renderText } from "../markdown/markdown.ts";
import type { Context } from "./context.ts";
import { parameters } from "./parameters.ts";
import { requestBody } from "./request-body.ts";
import { responses } from "./responses.ts";
import { eventSamples } from "./samples.ts";

/** A webhook, told from the side of who receives it. */
export function webhook(one: Operation, context: Context): Html {
  return html`<section class="operation" id="${one.id}" aria-labelledby="${one.id}-title">
    <div class="operation-text">
      <h2 id="${one.id}-title"><a class="anchor" href="#${one.id}">${one.summary}</a></h2>
      <p class="endpoint"><span class="method method-post">Event</span> <code>${one.path}</code></p>
      ${renderText(one.description)} ${parameters(one, context)}
      ${requestBody(one.requestBody, context)} ${responses(one, context)}
    </div>
    ${eventSamples(one, context)}
  </section>`;
}
