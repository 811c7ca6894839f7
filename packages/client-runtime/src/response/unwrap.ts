import { EnvelopeError } from "../errors/call-error.ts";
import type { ApiDescription, Envelope, Operation } from "../operation.ts";
import type { Delivery } from "../sending/send.ts";
import { errorFacts, responseError, unreadable } from "./failure.ts";
import { parseJson } from "./parse-json.ts";
import { pointerText, valueAt } from "./pointer.ts";

/** What a response carries. */
export interface Content {
  /** The parsed body, envelope included. */
  readonly body: unknown;
  readonly data: unknown;
  readonly meta: unknown;
}

const NOTHING: Content = { body: undefined, data: undefined, meta: undefined };

/** Takes the data out of a body that has been read as text. The text is parsed once. */
export function unwrap(
  api: ApiDescription,
  operation: Operation,
  delivery: Delivery,
  redact: (text: string) => string,
  now: number,
): Content {
  const { response, trace } = delivery;
  const text = delivery.text ?? "";
  const envelope = envelopeOf(api, operation);
  const parsed = parseJson(text);
  if (envelope && parsed && saysFailure(envelope, parsed.value)) {
    throw responseError(errorFacts(api, operation, response, redact(text), now), trace);
  }
  if (carriesNothing(operation, response, text)) {
    return envelope && parsed ? { ...NOTHING, meta: metaOf(envelope, parsed.value) } : NOTHING;
  }
  if (operation.response === "text") return { body: text, data: text, meta: undefined };
  const fail = (problem: string) => {
    throw new EnvelopeError(`${problem}${origin(response)}`, unreadable(api, response, redact(text)), trace);
  };
  if (!parsed) return fail(text.trim() === "" ? "the response body is empty" : "the response body is not JSON");
  if (!envelope) return { body: parsed.value, data: parsed.value, meta: undefined };
  return open(envelope, operation, parsed.value, fail);
}

function envelopeOf(api: ApiDescription, operation: Operation): Envelope | undefined {
  return operation.envelope === false ? undefined : (operation.envelope ?? api.envelope);
}

function carriesNothing(
  { response: kind, method, optionalData }: Operation,
  { status }: Response,
  text: string,
): boolean {
  if (kind === "empty" || method === "HEAD" || status === 204 || status === 205) return true;
  return kind === "json" && optionalData === true && text === "";
}

/** By its flag; an API without one says so by an error in the place of the data. */
function saysFailure(envelope: Envelope, body: unknown): boolean {
  const { success, successValues, data, error } = envelope;
  if (success) {
    const flag = valueAt(body, success);
    return successValues ? flag !== undefined && !successValues.some((value) => value === flag) : flag === false;
  }
  return data.length > 0 && error !== undefined && isAbsent(valueAt(body, data)) && !isAbsent(valueAt(body, error));
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function open(envelope: Envelope, operation: Operation, body: unknown, fail: (problem: string) => never): Content {
  const { data: place } = envelope;
  const problem = flagProblem(envelope, body);
  if (problem !== undefined) fail(`the response is not the declared envelope: ${problem}`);
  const data = place.length === 0 ? besideFlag(envelope, body) : valueAt(body, place);
  if (data === undefined && !(operation.optionalData && isObject(body))) {
    const lack = place.length === 0 ? "is no object" : `has no ${pointerText(place)}`;
    fail(`the response is not the declared envelope: it ${lack}`);
  }
  return { body, data, meta: metaOf(envelope, body) };
}

/** What is wrong with the flag of a body that doesn't say failure. */
function flagProblem({ success, successValues, flagOptional }: Envelope, body: unknown): string | undefined {
  const flag = success && valueAt(body, success);
  if (!success || (flag === undefined && flagOptional)) return undefined;
  if (successValues) return flag === undefined ? `it has no ${pointerText(success)}` : undefined;
  return flag === true ? undefined : `${pointerText(success)} is neither true nor false`;
}

/** The body without the envelope's own members. */
function besideFlag({ success, error, meta, metaParts = [] }: Envelope, body: unknown): unknown {
  if (!isObject(body)) return undefined;
  const rest = { ...body };
  for (const place of [success, error, meta, ...metaParts]) {
    const [name] = place ?? [];
    if (name !== undefined && place?.length === 1) delete rest[name];
  }
  return rest;
}

function metaOf({ meta, metaParts }: Envelope, body: unknown): unknown {
  if (meta) return valueAt(body, meta);
  if (!metaParts) return undefined;
  const parts = metaParts.map((place) => [place.at(-1) ?? "", valueAt(body, place)] as const);
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A proxy's page usually says that it is HTML. */
function origin(response: Response): string {
  const type = response.headers.get("content-type");
  return ` (status ${response.status}, ${type ? `content type ${type}` : "no content type"})`;
}
