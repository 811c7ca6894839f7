import { isObject, type Json, type JsonObject, numberOf, objectOf, stringOf } from "../document/json.ts";
import { Kept } from "../incremental/kept.ts";
import { same } from "../incremental/same.ts";
import type { Decisions, Operation, RequestBody, Retry, Server } from "./api-model.ts";
import { readRequestBody, readResponse } from "./contents.ts";
import { type Context, resolve } from "./context.ts";
import type { EnvelopeDecision } from "./detect/decide-envelopes.ts";
import type { ErrorDecision } from "./detect/decide-errors.ts";
import { decidePagination, type PaginationDecision } from "./detect/decide-pagination.ts";
import { codesOf, declaredCodes, errorShape } from "./errors.ts";
import { extensionOf, nearest } from "./extension.ts";
import { methodWords } from "./method-names.ts";
import { nameOf } from "./names.ts";
import { readParameters } from "./parameters.ts";
import type { RawOperation } from "./raw-operations.ts";
import { ReadOnce } from "./read-once.ts";
import { resultOf, wireSchema } from "./result.ts";
import { routeOf } from "./routes.ts";
import type { Access } from "./security.ts";
import { mainSuccess, successesOf } from "./successes.ts";
import { waitersOf } from "./waiters.ts";

/** What was decided about an operation by looking at all of them. */
export interface DecidedFacts {
  readonly envelope: EnvelopeDecision;
  readonly errors: ErrorDecision;
  readonly reachable: boolean;
  readonly access: Access;
  readonly servers: readonly Server[];
}

type ReadOperation = Omit<Operation, "identity">;

const readings = new ReadOnce<ReadOperation>("to the letter");
const identities = new Kept<{ readonly of: ReadOperation; readonly identity: object }>("but for words");

/** Decides everything there is to know about an operation. */
export function readOperation(context: Context, raw: RawOperation, root: JsonObject, decided: DecidedFacts): Operation {
  const signature = () => JSON.stringify([{ ...raw, pathItem: undefined, operation: undefined }, decided]);
  const operation = readings.read(context, raw.operation, signature, (own) => read(own, raw, root, decided));
  const begin = () => ({ of: operation, identity: {} });
  const { identity } = identities.of(context.run, raw.operation, begin, (kept) => saysTheSame(kept.of, operation));
  return { ...operation, identity };
}

/** Decisions are explained when somebody asks, and nothing but the explanation shows them. */
function saysTheSame(a: ReadOperation, b: ReadOperation): boolean {
  return a === b || same({ ...a, decisions: undefined }, { ...b, decisions: undefined });
}

function read(context: Context, raw: RawOperation, root: JsonObject, decided: DecidedFacts): ReadOperation {
  const own = extensionOf(context, raw.operation, raw.pointer, "operation");
  const ofPath = extensionOf(context, raw.pathItem, raw.pointer.slice(0, -1), "path");
  const extension = nearest(own, ofPath, root);
  const { envelope } = decided.envelope;
  const parameters = readParameters(context, raw);
  const responses = Object.entries(objectOf(raw.operation.responses));
  const readResponses = responses.map(([status, response]) =>
    readResponse(context, status, response, [...raw.pointer, "responses", status]),
  );
  const successes = successesOf(readResponses);
  const wire = wireSchema(context, raw, mainSuccess(successes));
  const paging = decidePagination(context, raw, { extension, root }, wire, envelope);
  const { pagination } = paging;
  const shape = errorShape(own);
  const idempotency = objectOf(extension.idempotency);
  const keyHeader = stringOf(idempotency.header) ?? stringOf(objectOf(root.idempotency).header);
  // A header that is declared for this very operation need not be among its parameters.
  const idempotencyKey =
    stringOf(objectOf(own.idempotency).header) ??
    parameters.find(({ name, in: place }) => place === "header" && name === keyHeader)?.name;
  const name = nameOf(raw.id);
  const result = resultOf(context, raw, successes, envelope, pagination);
  return {
    id: raw.id,
    name,
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
    responses: readResponses,
    result,
    envelope,
    detected: { envelope: decided.envelope.isDetected, pagination: paging.isDetected },
    decisions: decisionsOf(decided, paging),
    errors: decided.errors.errors,
    errorCodes: codesOf(errorStatuses(responses), declaredCodes(own), shape ? {} : declaredCodes(root)),
    ...decided.access,
    servers: decided.servers,
    idempotencyKey,
    idempotent: objectOf(own.idempotency).idempotent === true,
    retry: readRetry(own),
    pagination,
    waiters: waitersOf(context, own, raw.pointer, { name, result }),
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

/** Told only when somebody asks, as most runs don't. */
function decisionsOf({ envelope, errors }: DecidedFacts, pagination: PaginationDecision): Decisions {
  return {
    get envelope() {
      return envelope.explain();
    },
    get errors() {
      return errors.explain();
    },
    get pagination() {
      return pagination.explain();
    },
  };
}

function errorStatuses(responses: readonly [string, Json | undefined][]): string[] {
  return responses.map(([status]) => status).filter((status) => /^[45]/.test(status));
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
