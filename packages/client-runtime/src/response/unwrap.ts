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

/** Takes the data out of a body that has been read as text. The text is parsed once; nothing is copied. */
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
  if (envelope?.success && parsed && valueAt(parsed.value, envelope.success) === false) {
    throw responseError(errorFacts(api, operation, response, redact(text), now), trace);
  }
  if (operation.response === "empty" || operation.method === "HEAD" || hasNoContent(response)) return NOTHING;
  const fail = (problem: string) => {
    throw new EnvelopeError(`${problem}${origin(response)}`, unreadable(api, response, redact(text)), trace);
  };
  if (!parsed) return fail(text.trim() === "" ? "the response body is empty" : "the response body is not JSON");
  return envelope ? open(envelope, parsed.value, fail) : { body: parsed.value, data: parsed.value, meta: undefined };
}

function envelopeOf(api: ApiDescription, operation: Operation): Envelope | undefined {
  return operation.envelope === false ? undefined : (operation.envelope ?? api.envelope);
}

function hasNoContent(response: Response): boolean {
  return response.status === 204 || response.status === 205;
}

function open(envelope: Envelope, body: unknown, fail: (problem: string) => never): Content {
  if (envelope.success && valueAt(body, envelope.success) !== true) {
    fail(`the response is not the declared envelope: ${pointerText(envelope.success)} is neither true nor false`);
  }
  const data = valueAt(body, envelope.data);
  if (data === undefined) fail(`the response is not the declared envelope: it has no ${pointerText(envelope.data)}`);
  return { body, data, meta: envelope.meta && valueAt(body, envelope.meta) };
}

/** A proxy's page usually says that it is HTML. */
function origin(response: Response): string {
  const type = response.headers.get("content-type");
  return ` (status ${response.status}, ${type ? `content type ${type}` : "no content type"})`;
}
