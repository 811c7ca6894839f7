import type { Envelope, Pointer, ServerContract, ServerOperation } from "../contract.ts";
import type { ApiError } from "../errors/api-error.ts";
import { place } from "./place.ts";

function below(pointer: Pointer, parent: Pointer): boolean {
  return parent.every((name, index) => pointer[index] === name);
}

function envelopeOf(contract: ServerContract, { envelope }: ServerOperation): Envelope | undefined {
  return envelope === true ? contract.envelope : envelope || undefined;
}

/** The body of a success, as it goes on the wire: in the envelope, with the request id in its meta. */
export function successBody(
  contract: ServerContract,
  operation: ServerOperation,
  content: { readonly data: unknown; readonly meta?: Readonly<Record<string, unknown>> | undefined },
  requestId: string,
): unknown {
  const envelope = envelopeOf(contract, operation);
  if (envelope === undefined) return content.data;
  const body: Record<string, unknown> = {};
  if (envelope.success) place(body, envelope.success, envelope.successValues?.[0] ?? true);
  if (envelope.data.length === 0) Object.assign(body, content.data);
  else if (content.data !== undefined) place(body, envelope.data, content.data);
  placeMeta(body, envelope, content.meta);
  const { requestId: pointer } = contract.errors;
  if (pointer && envelope.meta && below(pointer, envelope.meta)) place(body, pointer, requestId);
  return body;
}

function placeMeta(body: object, envelope: Envelope, meta: Readonly<Record<string, unknown>> = {}): void {
  if (envelope.meta) place(body, envelope.meta, { ...meta });
  for (const part of envelope.metaParts ?? []) {
    const value = meta[part.at(-1) ?? ""];
    if (value !== undefined) place(body, part, value);
  }
}

/** The body of an error, in the operation's own shape or the contract's. */
export function errorBody(
  contract: ServerContract,
  operation: ServerOperation | undefined,
  error: Pick<ApiError, "code" | "message" | "details">,
  requestId: string,
): unknown {
  const shape = operation?.errorShape ?? contract.errors;
  const envelope = operation ? envelopeOf(contract, operation) : contract.envelope;
  const body = {};
  if (envelope?.success) place(body, envelope.success, failureValue(envelope));
  // The first of a list of details is where some APIs have code and message.
  const { details } = shape;
  const first = details !== undefined && below(shape.code, details);
  if (first && error.details !== undefined) place(body, details, error.details);
  place(body, shape.code, error.code);
  place(body, shape.message, error.message);
  if (details && !first && error.details !== undefined) place(body, details, error.details);
  if (shape.requestId) place(body, shape.requestId, requestId);
  return body;
}

/** What the flag of a failure is: `false`, or a value that does not mean success. */
function failureValue({ successValues: [value] = [true] }: Envelope): unknown {
  if (typeof value === "string") return "error";
  return typeof value === "number" ? value + 1 : !value;
}
