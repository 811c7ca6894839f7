import type { Contract } from "../contract/contract.ts";
import type { Tag } from "../contract/document.ts";
import { type Operation, operationsOf, webhooksOf } from "../contract/operation.ts";
import { html } from "../html/html.ts";
import { renderLine, renderText } from "../markdown/markdown.ts";
import { linksFrom } from "../page/links.ts";
import type { OutlineEntry, Page } from "../page/page.ts";
import type { Context } from "./context.ts";
import { errorCodes, sharedErrors } from "./errors.ts";
import { operation } from "./operation.ts";
import { places } from "./places.ts";
import { schemaSection } from "./schema/section.ts";
import { webhook } from "./webhook.ts";

/** The generated pages of the reference: one for each tag, webhooks, errors and schemas. */
export function referencePages(contract: Contract): Page[] {
  const operations = operationsOf(contract);
  const at = (path: string): Context => ({ contract, operations, link: linksFrom(path) });
  return [
    ...contract.document.tags.map((tag) => tagPage(tag, at(places.tag(tag.name)))),
    webhooksPage(at(places.webhooks)),
    errorsPage(at(places.errors)),
    schemasPage(at(places.schemas)),
  ];
}

function tagPage(tag: Tag, context: Context): Page {
  const operations = context.operations.filter((one) => one.tag === tag.name);
  return {
    path: places.tag(tag.name),
    section: "reference",
    layout: "reference",
    title: tag.name,
    description: `${tag.description ?? tag.name} Parameters, bodies, responses, error codes and examples of each operation.`,
    outline: operations.map(entryOf),
    content: html`<h1>${tag.name}</h1>
      <p class="lead">${renderLine(tag.description)}</p>
      ${operations.map((one) => operation(one, context))}`,
  };
}

function webhooksPage(context: Context): Page {
  const webhooks = webhooksOf(context.contract);
  const lead = "Events that HivePro sends to your endpoint, signed as Standard Webhooks defines.";
  return {
    path: places.webhooks,
    section: "reference",
    layout: "reference",
    title: "Webhooks",
    description: lead,
    outline: webhooks.map(({ id, summary }) => ({ id, text: summary })),
    content: html`<h1>Webhooks</h1>
      <p class="lead">${lead}</p>
      ${webhooks.map((one) => webhook(one, context))}`,
  };
}

function errorsPage(context: Context): Page {
  return {
    path: places.errors,
    section: "reference",
    layout: "reference",
    title: "Errors",
    description: "Every error code of the HivePro API, with its HTTP status and the operations that answer it.",
    outline: [
      { id: "codes", text: "Error codes" },
      { id: "responses", text: "Error responses" },
    ],
    content: html`<h1>Errors</h1>
      ${renderText("A failed request answers with `success: false` and an `error` whose `code` is stable: switch on it. `message` is for people, `details` says which field is wrong. Quote `meta.request_id` to support.")}
      ${errorCodes(context)} ${sharedErrors(context)}`,
  };
}

function schemasPage(context: Context): Page {
  const schemas = Object.entries(context.contract.document.components.schemas).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    path: places.schemas,
    section: "reference",
    layout: "reference",
    title: "Schemas",
    description: "Every object of the HivePro API, with its fields, their types and what is allowed in them.",
    outline: schemas.map(([name]) => ({ id: name, text: name })),
    content: html`<h1>Schemas</h1>
      <p class="lead">Every object that requests and responses are made of.</p>
      ${schemas.map(([name, schema]) => schemaSection(name, schema, context))}`,
  };
}

function entryOf(one: Operation): OutlineEntry {
  return { id: one.id, text: one.summary, method: one.method.toUpperCase() };
}
