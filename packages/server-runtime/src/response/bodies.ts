import { STATUS_CODES } from "node:http";
import type { Envelope, ErrorShape, Pointer, ServerContract, ServerOperation } from "../contract.ts";
import type { ApiError } from "../errors/api-error.ts";
import { byStatus } from "../errors/codes.ts";
import { place, valueAt } from "./place.ts";

function below(pointer: Pointer, parent: Pointer): boolean {
  return parent.every((name, index) => pointer[index] === name);
}

function envelopeOf(contract: ServerContract, { envelope }: ServerOperation): Envelope | undefined {
  return envelope === true ? contract.envelope : envelope || undefined;
}

/** A copy of what the contract has for a status anyway. */
function baseOf(operation: ServerOperation | undefined, status: number): object {
  return structuredClone((operation && byStatus(operation.responses, status)?.base) ?? {});
}

/** The body of a success, as it goes on the wire: in the envelope, with the request id in its meta. */
export function successBody(
  contract: ServerContract,
  operation: ServerOperation,
  content: {
    readonly status: number;
    readonly data: unknown;
    readonly meta?: Readonly<Record<string, unknown>> | undefined;
  },
  requestId: string,
): unknown {
  const envelope = envelopeOf(contract, operation);
  if (envelope === undefined) return content.data;
  const body = baseOf(operation, content.status);
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

/** Where the parts of an error stand: as its status has them, else its operation, else the contract. */
export function errorShapeOf(
  contract: ServerContract,
  operation: ServerOperation | undefined,
  status: number,
): ErrorShape {
  const own = operation && byStatus(operation.responses, status)?.error;
  return own ?? operation?.errorShape ?? contract.errors;
}

/** Errors of an operation without envelope are in the contract's, unless they have a shape of their own. */
function envelopeOfError(
  contract: ServerContract,
  operation: ServerOperation | undefined,
  shape: ErrorShape,
): Envelope | undefined {
  if (operation === undefined || (operation.envelope === false && shape === contract.errors)) return contract.envelope;
  return envelopeOf(contract, operation);
}

/** The body of an error, in the operation's own shape or the contract's. */
export function errorBody(
  contract: ServerContract,
  operation: ServerOperation | undefined,
  error: AnsweredError,
  requestId: string,
): unknown {
  const shape = errorShapeOf(contract, operation, error.status);
  const envelope = envelopeOfError(contract, operation, shape);
  const body = baseOf(operation, error.status);
  if (envelope?.success) place(body, envelope.success, failureValue(envelope));
  const { details } = shape;
  // Some APIs have code and message in the first of a list of details, which then must be a list.
  const isList = details !== undefined && below(shape.code ?? shape.status ?? [], details);
  if (isList && Array.isArray(error.details)) place(body, details, error.details);
  placeTexts(body, shape, error, listed(operation, error));
  if (details && !isList && error.details !== undefined) place(body, details, error.details);
  if (shape.requestId) place(body, shape.requestId, requestId);
  return body;
}

type AnsweredError = Pick<ApiError, "status" | "code" | "message" | "details">;

/** Code, message and what else tells the error, where the contract leaves room for them. */
function placeTexts(
  body: object,
  shape: ErrorShape,
  { status, code, message }: AnsweredError,
  isListed: boolean,
): void {
  if (shape.status) place(body, shape.status, status);
  if (shape.title && isFree(body, shape.title)) place(body, shape.title, STATUS_CODES[status] ?? "Error");
  if (shape.code && (isListed || isFree(body, shape.code))) place(body, shape.code, code);
  if (shape.message && isFree(body, shape.message)) place(body, shape.message, message);
}

/** Whether any text may stand there: the base has none of its own, or an empty one. */
function isFree(body: object, pointer: Pointer): boolean {
  const there = valueAt(body, pointer);
  return there === undefined || there === "";
}

function listed(operation: ServerOperation | undefined, { status, code }: AnsweredError): boolean {
  return (operation && byStatus(operation.errors, status))?.includes(code) ?? false;
}

/** What the flag of a failure is: `false`, or a value that does not mean success. */
function failureValue({ successValues: [value] = [true] }: Envelope): unknown {
  if (typeof value === "string") return "error";
  return typeof value === "number" ? value + 1 : !value;
}
