import type { ServerOperation } from "../contract.ts";
import { RequestFault } from "./request-fault.ts";

/** One thing wrong with a request: the parameter or body field, and why. */
export interface Complaint {
  readonly field: string;
  readonly reason: string;
}

const MAXIMUM_COMPLAINTS = 20;

/** 400, or 422 where the operation says so. Details name the first field, and all of them when there are more. */
export function invalidRequest(operation: ServerOperation, complaints: readonly Complaint[]): RequestFault {
  const [first = { field: "body", reason: "is not valid" }] = complaints;
  const status = operation.errors["400"] === undefined && operation.errors["422"] !== undefined ? 422 : 400;
  const issues = complaints.slice(0, MAXIMUM_COMPLAINTS);
  const details = { ...first, ...(complaints.length > 1 && { issues }) };
  return new RequestFault(status, `${first.field} ${first.reason}.`, { details });
}
