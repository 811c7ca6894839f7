import { type Html, html } from "../html/html.ts";
import { renderLine } from "../markdown/markdown.ts";
import type { Context } from "./context.ts";

/** Every scope of the contract, and what it allows. */
export function scopes({ contract }: Context): Html {
  const schemes = Object.values(contract.document.components.securitySchemes ?? {});
  const all = schemes.flatMap(({ flows }) => Object.values(flows ?? {}).flatMap((flow) => Object.entries(flow.scopes)));
  const rows = [...new Map(all)].map(
    ([name, meaning]) => html`<tr><td><code>${name}</code></td><td>${renderLine(meaning)}</td></tr>`,
  );
  return html`<h2 id="scopes">Scopes</h2>
    <div class="table" tabindex="0"><table>
      <thead><tr><th scope="col">Scope</th><th scope="col">Allows to</th></tr></thead>
      <tbody>${rows}</tbody>
    </table></div>`;
}
