import { isObject, type Json, type JsonObject, numberOf, objectOf, stringOf } from "../document/json.ts";
import type { Envelope, Operation, Pagination, RequestBody, Response, Result, Retry, Server } from "./api-model.ts";
import { readRequestBody, readResponse } from "./contents.ts";
import { type Context, resolve } from "./context.ts";
import type { Decision } from "./decision.ts";
import type { EnvelopeDecision } from "./detect/decide-envelopes.ts";
import type { ErrorDecision } from "./detect/decide-errors.ts";
import { unwrap } from "./envelope.ts";
import { codesOf, declaredCodes, errorShape } from "./errors.ts";
import { extensionOf, nearest } from "./extension.ts";
import { isJson } from "./media-types.ts";
import { methodWords } from "./method-names.ts";
import { nameOf } from "./names.ts";
import { paginationOf } from "./pagination.ts";
import { readParameters } from "./parameters.ts";
import { findAt, itemsOf } from "./properties.ts";
import type { RawOperation } from "./raw-operations.ts";
import { readSchema } from "./read-schema.ts";
import { routeOf } from "./routes.ts";
import type { Access } from "./security.ts";
import { waitersOf } from "./waiters.ts";

/** What was decided about an operation by looking at all of them. */
export interface DecidedFacts {
  readonly envelope: EnvelopeDecision;
  readonly errors: ErrorDecision;
  readonly reachable: boolean;
  readonly access: Access;
  readonly servers: readonly Server[];
}

/** Decides everything there is to know about an operation. */
export function readOperation(context: Context, raw: RawOperation, root: JsonObject, decided: DecidedFacts): Operation {
  const own = extensionOf(context, raw.operation, raw.pointer, "operation");
  const ofPath = extensionOf(context, raw.pathItem, raw.pointer.slice(0, -1), "path");
  const extension = nearest(own, ofPath, root);
  const { envelope } = decided.envelope;
  const parameters = readParameters(context, raw);
  const responses = Object.entries(objectOf(raw.operation.responses));
  const success = successOf(responses);
  const wire = success && jsonSchema(context, success[1]);
  const pagination = paginationOf(context, extension, {
    method: raw.method,
    parameters,
    body: wire,
    pointer: raw.pointer,
  });
  const shape = errorShape(own);
  const read = responses.map(([status, response]) =>
    readResponse(context, status, response, [...raw.pointer, "responses", status]),
  );
  const idempotency = objectOf(extension.idempotency);
  const keyHeader = stringOf(idempotency.header) ?? stringOf(objectOf(root.idempotency).header);
  // A header that is declared for this very operation need not be among its parameters.
  const idempotencyKey =
    stringOf(objectOf(own.idempotency).header) ??
    parameters.find(({ name, in: place }) => place === "header" && name === keyHeader)?.name;
  return {
    id: raw.id,
    name: nameOf(raw.id),
    methodName: nameOf(stringOf(own.method) ?? methodWords({ ...raw, ...routeFacts(context, raw, wire) })),
    method: raw.method,
    path: raw.path,
    route: routeOf(raw.path),
    reachable: decided.reachable,
    summary: stringOf(raw.operation.summary),
    description: stringOf(raw.operation.description)?.trim(),
    deprecated: raw.operation.deprecated === true,
    parameters: parameters.filter(({ name }) => name !== idempotencyKey),
    body: sendableBody(context, raw),
    responses: read,
    result: resultOf(context, raw.pointer, success?.[0], read, wire, envelope, pagination),
    envelope,
    decisions: { envelope: decisionOf(decided.envelope), errors: decisionOf(decided.errors) },
    errors: decided.errors.errors,
    errorCodes: codesOf(errorStatuses(responses), declaredCodes(own), shape ? {} : declaredCodes(root)),
    ...decided.access,
    servers: decided.servers,
    idempotencyKey,
    idempotent: objectOf(own.idempotency).idempotent === true,
    retry: readRetry(own),
    pagination,
    waiters: waitersOf(context, own, raw.pointer),
  };
}

/** `fetch`, and many servers, know no body of GET and HEAD. */
function sendableBody(context: Context, { method, operation, pointer }: RawOperation): RequestBody | undefined {
  const at = [...pointer, "requestBody"];
  const body = readRequestBody(context, operation.requestBody, at);
  if (!body || (method !== "GET" && method !== "HEAD" && method !== "TRACE")) return body;
  const message = `A ${method} request can't carry a body, so this one is left out. Use query parameters, or another method.`;
  context.report("BODY_UNSENDABLE", "warning", at, message);
  return undefined;
}

/** What else than its words decides how an operation is called. */
function routeFacts(context: Context, raw: RawOperation, wire: Json | undefined) {
  return {
    spoken: raw.spokenId,
    hasPatch: isObject(raw.pathItem.patch),
    lists: wire === undefined ? undefined : isList(context, wire),
  };
}

/** Whether it is a list; `undefined`: it has one. */
function isList(context: Context, schema: Json): boolean | undefined {
  const object = resolve(context, schema);
  if (object.type === "array") return true;
  const members = Object.values(objectOf(object.properties));
  return members.some((member) => resolve(context, member).type === "array") ? undefined : false;
}

function decisionOf({ saw, decided, because }: Decision): Decision {
  return { saw, decided, because };
}

function successOf(responses: readonly [string, Json | undefined][]): [string, Json | undefined] | undefined {
  const successes = responses.filter(([status]) => /^2(\d\d|XX)$/i.test(status)).sort(([a], [b]) => (a < b ? -1 : 1));
  return successes[0] ?? responses.find(([status]) => status === "default");
}

function errorStatuses(responses: readonly [string, Json | undefined][]): string[] {
  return responses.map(([status]) => status).filter((status) => /^[45]/.test(status));
}

/** Schema of the JSON body of a response, if it has one. */
function jsonSchema(context: Context, response: Json | undefined): Json | undefined {
  const content = objectOf(resolve(context, response).content);
  const [, media] = Object.entries(content).find(([mediaType]) => isJson(mediaType)) ?? [];
  return objectOf(media).schema;
}

function resultOf(
  context: Context,
  at: readonly string[],
  status: string | undefined,
  responses: readonly Response[],
  wire: Json | undefined,
  envelope: Envelope | undefined,
  pagination: Pagination | undefined,
): Result {
  const response = responses.find((candidate) => candidate.status === status);
  const facts = {
    status: Number(status) || 200,
    mediaTypes: response?.contents.map(({ mediaType }) => mediaType) ?? [],
    description: response?.description,
  };
  const none = { schema: undefined, optional: false, item: undefined, meta: undefined };
  if (response?.kind !== "json") return { ...facts, ...none, kind: response?.kind ?? "empty" };
  const parts = envelope && unwrap(context, wire, envelope);
  if (parts && parts.data === undefined) return { ...facts, ...none, kind: "empty" };
  const schema = readSchema(context, parts ? parts.data : wire, at);
  const meta = parts?.meta === undefined ? undefined : readSchema(context, parts.meta, at);
  const optional = parts?.required === false;
  const items = pagination && itemsOf(context, findAt(context, wire, pagination.items)?.schema);
  if (items === undefined) return { ...facts, kind: "data", schema, optional, item: undefined, meta };
  return { ...facts, kind: "page", schema, optional, item: readSchema(context, items, at), meta };
}

const RETRY_NUMBERS = ["maxRetries", "baseDelay", "throttleDelay", "maxDelay", "maxRetryAfter"] as const;

export function readRetry(extension: JsonObject): Retry | undefined {
  const declared = objectOf(extension.retry);
  const retry: Record<string, number | number[]> = {};
  for (const key of RETRY_NUMBERS) {
    const value = numberOf(declared[key]);
    if (value !== undefined) retry[key] = value;
  }
  if (Array.isArray(declared.statuses)) retry.statuses = declared.statuses.filter((item) => typeof item === "number");
  return Object.keys(retry).length > 0 ? retry : undefined;
}
