import type { Response } from "../contract/document.ts";
import { type Html, html } from "../html/html.ts";
import type { Context } from "./context.ts";
import { field } from "./field.ts";

/** The headers of a response, folded away: most responses have the same ones. */
export function headers(response: Response, context: Context): Html | undefined {
  const entries = Object.entries(response.headers ?? {});
  if (entries.length === 0) return undefined;
  const rows = entries.map(([name, header]) => {
    const { required: _, ...rest } = context.contract.resolve(header);
    return field({ name, ...rest }, context);
  });
  return html`<details class="headers">
    <summary>${entries.length} response headers</summary>
    <dl class="fields">${rows}</dl>
  </details>`;
}
