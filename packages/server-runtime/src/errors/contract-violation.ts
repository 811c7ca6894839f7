import type { ServerOperation } from "../contract.ts";
import type { Issue } from "../schema/index.ts";

/** A handler answered what its contract doesn't allow. The caller sees a plain 500, `onError` sees this. */
export class ContractViolation extends Error {
  override readonly name = "ContractViolation";
  readonly operation: ServerOperation;
  readonly status: number;
  readonly issues: readonly Issue[];

  constructor(operation: ServerOperation, status: number, issues: readonly Issue[]) {
    const faults = issues.map(({ field, message }) => `${field} ${message}`.trim()).join("; ");
    super(`${operation.id} answered ${status} against its contract: ${faults}.`);
    this.operation = operation;
    this.status = status;
    this.issues = issues;
  }
}
