import { isObject, type Json, type JsonObject, objectOf } from "../document/json.ts";
import { valueAt } from "../document/pointer.ts";
import type { Content, Envelope, Operation, Response } from "../model/api-model.ts";
import { ownMembers } from "../model/envelope.ts";
import { isJson, isStream } from "../model/media-types.ts";
import type { Sampler } from "./sampler.ts";
import { streamText } from "./stream-text.ts";

/** A body as the contract would have it, before anything that was stored is put in. */
export interface Answer {
  readonly status: number;
  readonly mediaType: string | undefined;
  readonly body: Json | undefined;
}

/** Answers by status and media type: an example of the contract, or one made from its schema. */
export class Answers {
  readonly #sampler: Sampler;

  constructor(sampler: Sampler) {
    this.#sampler = sampler;
  }

  /** The usual success. */
  success(operation: Operation, accept: string, example?: string): Answer {
    const { status } = operation.result;
    const isUsual = (body: Json) => hasItems(operation, body);
    const response = responseFor(operation, status);
    return this.#streamed(operation, response, this.#answer(response, status, accept, example, isUsual));
  }

  /** The answer of a status; `undefined` where the operation declares none. */
  ofStatus(operation: Operation, status: number, accept: string, example?: string): Answer | undefined {
    const response = responseFor(operation, status);
    return response && this.#answer(response, status, accept, example);
  }

  /** A stream, unless an example has its text. */
  #streamed({ result: { messages } }: Operation, response: Response | undefined, answer: Answer): Answer {
    const { mediaType = "", body } = answer;
    if (!messages || !isStream(mediaType)) return answer;
    const examples = response?.contents.find((content) => content.mediaType === mediaType)?.examples ?? [];
    if (typeof body === "string" && examples.includes(body)) return answer;
    return { ...answer, body: streamText(messages, (schema) => this.#sampler.sample(schema)) };
  }

  #answer(
    response: Response | undefined,
    status: number,
    accept: string,
    example: string | undefined,
    isUsual: (body: Json) => boolean = () => true,
  ): Answer {
    const content = response && acceptable(response.contents, accept);
    if (!content) return { status, mediaType: undefined, body: undefined };
    return { status, mediaType: content.mediaType, body: this.#body(content, example, isUsual) };
  }

  #body(
    { namedExamples, examples, schema }: Content,
    example: string | undefined,
    isUsual: (body: Json) => boolean,
  ): Json {
    const first = examples.find(isUsual);
    const chosen = example !== undefined && Object.hasOwn(namedExamples, example) ? namedExamples[example] : first;
    if (chosen !== undefined) return structuredClone(chosen);
    return schema ? this.#sampler.sample(schema) : {};
  }
}

/** Some examples of lists show one item. */
function hasItems({ pagination }: Operation, body: Json): boolean {
  return !pagination || Array.isArray(valueAt(body, pagination.items));
}

/** What is declared for a status: itself, its range, or `default`. */
function responseFor({ responses }: Operation, status: number): Response | undefined {
  const names = [String(status), `${Math.floor(status / 100)}XX`, "DEFAULT"];
  for (const name of names) {
    const found = responses.find((response) => response.status.toUpperCase() === name);
    if (found) return found;
  }
  return undefined;
}

/** The content that the caller asks for by its exact type, else JSON, else the first. */
function acceptable(contents: readonly Content[], accept: string): Content | undefined {
  const asked = accept.split(",").map((range) => range.split(";", 1)[0]?.trim().toLowerCase());
  return (
    contents.find(({ mediaType }) => asked.includes(mediaType.split(";", 1)[0]?.toLowerCase())) ??
    contents.find(({ mediaType }) => isJson(mediaType)) ??
    contents[0]
  );
}

/** Data and meta of a wrapped body; a bare one is all data. */
export function contentsOf(
  { envelope }: Operation,
  body: Json | undefined,
): { data: Json | undefined; meta: JsonObject | undefined } {
  if (!envelope) return { data: body, meta: undefined };
  return { data: dataOf(envelope, body), meta: metaOf(envelope, body) };
}

function dataOf(envelope: Envelope, body: Json | undefined): Json | undefined {
  if (envelope.data.length > 0) return valueAt(body, envelope.data);
  const own = ownMembers(envelope);
  return Object.fromEntries(Object.entries(objectOf(body)).filter(([name]) => !own.has(name)));
}

function metaOf({ meta, metaParts }: Envelope, body: Json | undefined): JsonObject | undefined {
  const parts = metaParts?.map((place) => [place.at(-1) ?? "", valueAt(body, place)] as const);
  const value = parts
    ? Object.fromEntries(parts.filter(([, part]) => part !== undefined))
    : meta && valueAt(body, meta);
  return isObject(value) ? value : undefined;
}
