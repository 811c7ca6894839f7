import type { Pointer, ServerContract, ServerOperation } from "../contract.ts";
import type { ApiError } from "../errors/api-error.ts";
import { place } from "./place.ts";

function below(pointer: Pointer, parent: Pointer): boolean {
  return parent.every((name, index) => pointer[index] === name);
}

/** The body of a success, as it goes on the wire: in the envelope, with the request id in its meta. */
export function successBody(
  contract: ServerContract,
  operation: ServerOperation,
  content: { readonly data: unknown; readonly meta?: Readonly<Record<string, unknown>> | undefined },
  requestId: string,
): unknown {
  const { envelope } = contract;
  if (!operation.envelope || envelope === undefined || envelope.data.length === 0) return content.data;
  const body = {};
  if (envelope.success) place(body, envelope.success, true);
  if (content.data !== undefined) place(body, envelope.data, content.data);
  if (envelope.meta) {
    place(body, envelope.meta, { ...content.meta });
    const { requestId: pointer } = contract.errors;
    if (pointer && below(pointer, envelope.meta)) place(body, pointer, requestId);
  }
  return body;
}

/** The body of an error, in the operation's own shape or the contract's. */
export function errorBody(
  contract: ServerContract,
  operation: ServerOperation | undefined,
  error: Pick<ApiError, "code" | "message" | "details">,
  requestId: string,
): unknown {
  const own = operation?.errorShape;
  const shape = own ?? contract.errors;
  const body = {};
  if (own === undefined && contract.envelope?.success) place(body, contract.envelope.success, false);
  place(body, shape.code, error.code);
  place(body, shape.message, error.message);
  if (shape.details && error.details !== undefined) place(body, shape.details, error.details);
  if (shape.requestId) place(body, shape.requestId, requestId);
  return body;
}
