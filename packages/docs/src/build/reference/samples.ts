import type { Example, MediaType } from "../contract/document.ts";
import { examplesOf } from "../contract/example.ts";
import type { Operation } from "../contract/operation.ts";
import { type Html, html } from "../html/html.ts";
import { codeBlock } from "../markdown/highlight.ts";
import type { Context } from "./context.ts";
import { curl } from "./curl.ts";

interface Sample {
  readonly title: string;
  readonly code: Html;
}

/** Requests to copy and the answers they get, from the examples of the contract. */
export function samples(operation: Operation, context: Context): Html {
  return html`<div class="samples">
    ${group("Request", requests(operation, context))}
    ${operation.responses
      .filter(({ status }) => status.startsWith("2"))
      .map(({ status, response }) => group(`Response ${status}`, answers(response.content, context)))}
  </div>`;
}

/** What the receiver of a webhook gets. */
export function eventSamples(operation: Operation, context: Context): Html {
  return html`<div class="samples">${group("Event", answers(operation.requestBody?.content, context))}</div>`;
}

function requests(operation: Operation, context: Context): Sample[] {
  const examples = allExamples(operation.requestBody?.content, context);
  if (examples.length === 0)
    return [{ title: "", code: codeBlock(curl(operation, context.contract, undefined), "bash") }];
  return examples.map(({ summary, value }) => ({
    title: summary ?? "",
    code: codeBlock(curl(operation, context.contract, value), "bash"),
  }));
}

function answers(content: Readonly<Record<string, MediaType>> | undefined, context: Context): Sample[] {
  return allExamples(content, context).map(({ summary, value }) => ({
    title: summary ?? "",
    code: codeBlock(JSON.stringify(value, undefined, 2), "json"),
  }));
}

function allExamples(content: Readonly<Record<string, MediaType>> | undefined, context: Context): Example[] {
  return Object.values(content ?? {}).flatMap((media) => examplesOf(context.contract, media));
}

/** The first sample in sight, the others folded away. */
function group(title: string, [first, ...others]: readonly Sample[]): Html | undefined {
  if (first === undefined) return undefined;
  return html`<figure class="sample">
    <figcaption><span class="sample-kind">${title}</span> ${first.title}</figcaption>
    ${first.code}
    ${others.map((other) => html`<details><summary>${other.title}</summary>${other.code}</details>`)}
  </figure>`;
}
