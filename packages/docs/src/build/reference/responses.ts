import type { Contract } from "../contract/contract.ts";
import type { MediaType } from "../contract/document.ts";
import type { Operation, StatusResponse } from "../contract/operation.ts";
import { type Html, html, joined } from "../html/html.ts";
import { renderLine } from "../markdown/markdown.ts";
import type { Context } from "./context.ts";
import { headers } from "./headers.ts";
import { places } from "./places.ts";
import { responseLinks } from "./response-links.ts";
import { type Field, fieldsOf } from "./schema/fields.ts";
import { typeLabel } from "./schema/type-label.ts";

/** What an operation answers: successes in full, errors as a table of statuses and codes. */
export function responses(operation: Operation, context: Context): Html {
  const successes = operation.responses.filter(({ status }) => status.startsWith("2"));
  const errors = operation.responses.filter((response) => !successes.includes(response));
  return html`<h3>Responses</h3>
    ${successes.map((response) => success(response, context))}
    ${errors.length > 0 && errorTable(errors, context)}`;
}

function success({ status, response }: StatusResponse, context: Context): Html {
  return html`<div class="response">
    <p><span class="status status-success">${status}</span> ${renderLine(response.description)}</p>
    ${bodies(Object.entries(response.content ?? {}), context)}
    ${headers(response, context)} ${responseLinks(response, context)}
  </div>`;
}

function bodies(content: readonly (readonly [string, MediaType])[], context: Context): Html | undefined {
  if (content.length === 0) return undefined;
  return html`<ul class="bodies">${content.map(([type, media]) => body(type, media, context))}</ul>`;
}

function body(type: string, { schema }: MediaType, context: Context): Html {
  if (schema === undefined) return html`<li><code>${type}</code></li>`;
  const payload = payloadOf(schema, context.contract);
  return html`<li>
    <code>${type}</code> ${typeLabel(schema, context)}${
      payload && html`, with <code>${payload.name}</code>: ${typeLabel(payload.schema, context)}`
    }
  </li>`;
}

/** The field of an envelope that has the payload, where the contract says that there is one. */
function payloadOf(schema: NonNullable<MediaType["schema"]>, contract: Contract): Field | undefined {
  const envelope = contract.document["x-hivegen"]?.envelope;
  const pointer = envelope ? envelope.data : undefined;
  return fieldsOf(schema, contract).find(({ name }) => `/${name}` === pointer);
}

function errorTable(errors: readonly StatusResponse[], context: Context): Html {
  return html`<div class="table" tabindex="0"><table>
    <thead><tr><th scope="col">Status</th><th scope="col">When</th><th scope="col">Codes</th></tr></thead>
    <tbody>${errors.map((error) => errorRow(error, context))}</tbody>
  </table></div>`;
}

function errorRow({ status, response, codes }: StatusResponse, context: Context): Html {
  const links = codes.map(
    (code) => html`<a class="code-link" href="${context.link(places.code(code))}"><code>${code}</code></a>`,
  );
  return html`<tr>
    <td><span class="status status-error">${status}</span></td>
    <td>${renderLine(response.description)}</td>
    <td>${joined(links, " ")}</td>
  </tr>`;
}
