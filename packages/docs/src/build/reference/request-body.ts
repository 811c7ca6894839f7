import { componentName } from "../contract/contract.ts";
import type { RequestBody, Schema } from "../contract/document.ts";
import { type Html, html } from "../html/html.ts";
import { renderText } from "../markdown/markdown.ts";
import type { Context } from "./context.ts";
import { places } from "./places.ts";
import { fieldList } from "./schema/fields.ts";

/** The body that an operation takes, with its fields spelled out. */
export function requestBody(body: RequestBody | undefined, context: Context): Html | undefined {
  if (body === undefined) return undefined;
  return html`<h3>Request body</h3>
    ${renderText(body.description)}
    ${Object.entries(body.content).map(([type, media]) => mediaType(type, media.schema, context))}`;
}

function mediaType(type: string, schema: Schema | undefined, context: Context): Html {
  const name = schema?.$ref === undefined ? undefined : componentName(schema.$ref);
  return html`<p class="media-type">
      <code>${type}</code>
      ${name !== undefined && html`<a href="${context.link(places.schema(name))}">${name}</a>`}
    </p>
    ${schema && fieldList(schema, context)}`;
}
