import type { Method } from "../contract/document.ts";
import { type Html, html } from "../html/html.ts";

/** The method as a coloured label. */
export function method(name: Method): Html {
  return html`<span class="method method-${name}">${name.toUpperCase()}</span>`;
}
