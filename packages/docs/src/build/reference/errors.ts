import type { Contract } from "../contract/contract.ts";
import type { Response } from "../contract/document.ts";
import { examplesOf } from "../contract/example.ts";
import type { Operation } from "../contract/operation.ts";
import { type Html, html, joined } from "../html/html.ts";
import { codeBlock } from "../markdown/highlight.ts";
import { renderLine } from "../markdown/markdown.ts";
import type { Context } from "./context.ts";
import { codeAnchor, places } from "./places.ts";

interface CodeUse {
  readonly statuses: Set<string>;
  readonly operations: Operation[];
}

/** Every error code: the statuses it comes with, and the operations that answer it. */
export function errorCodes(context: Context): Html {
  const rows = byStatus(usesOf(context.operations)).map(
    ([code, use]) => html`<tr id="${codeAnchor(code)}">
      <td><code>${code}</code></td>
      <td>${[...use.statuses].join(", ")}</td>
      <td>${answeredBy(use.operations, context)}</td>
    </tr>`,
  );
  return html`<h2 id="codes">Error codes</h2>
    <div class="table" tabindex="0"><table>
      <thead><tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">Answered by</th></tr></thead>
      <tbody>${rows}</tbody>
    </table></div>`;
}

/** The error responses that operations share, with their examples. */
export function sharedErrors({ contract }: Context): Html {
  const all = Object.entries(contract.document.components.responses ?? {});
  return html`<h2 id="responses">Error responses</h2>${all.map(([name, response]) => sharedError(name, response, contract))}`;
}

function sharedError(name: string, response: Response, contract: Contract): Html {
  const [example] = Object.values(response.content ?? {}).flatMap((media) => examplesOf(contract, media));
  return html`<section class="schema" aria-labelledby="${name}">
    <h3 id="${name}">${words(name)}</h3>
    <p>${renderLine(response.description)}</p>
    ${example && codeBlock(JSON.stringify(example.value, undefined, 2), "json")}
  </section>`;
}

function usesOf(operations: readonly Operation[]): Map<string, CodeUse> {
  const uses = new Map<string, CodeUse>();
  for (const operation of operations) {
    for (const { status, codes } of operation.responses) {
      for (const code of codes) {
        const use = uses.get(code) ?? { statuses: new Set(), operations: [] };
        uses.set(code, use);
        use.statuses.add(status);
        if (!use.operations.includes(operation)) use.operations.push(operation);
      }
    }
  }
  return uses;
}

function byStatus(uses: ReadonlyMap<string, CodeUse>): [code: string, use: CodeUse][] {
  const status = (use: CodeUse) => [...use.statuses].sort()[0] ?? "";
  return [...uses].sort(([, a], [, b]) => status(a).localeCompare(status(b)));
}

/** Naming more than a handful of operations tells a reader no more than their number. */
function answeredBy(operations: readonly Operation[], context: Context): Html {
  if (operations.length > 6) return html`${operations.length} of ${context.operations.length} operations`;
  const links = operations.map((one) => html`<a href="${context.link(places.operation(one))}">${one.summary}</a>`);
  return joined(links, ", ");
}

/** `TooManyRequests` is `Too many requests`. */
function words(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}
