import { hasForeignErrors } from "../../contract/envelope.ts";
import { extension } from "../../contract/extension.ts";
import type { Operation } from "../../contract/operations.ts";
import type { Place } from "../../contract/place.ts";
import { contractRule, type Report } from "../../contract/rule.ts";

const SCREAMING_SNAKE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;
const ERROR_STATUS = /^[45]\d\d$/;

/** Every error status has its codes: those of the operation, and those that the root gives every operation. */
export const codes = contractRule(({ root, operations }, report) => {
  checkSpelling(root, report);
  for (const operation of operations) {
    checkCovered(operation, report);
    checkDeclared(operation, report);
    if (hasForeignErrors(operation)) continue;
    for (const owner of [operation.pathItem, operation.place]) {
      checkSpelling(owner, report, operation);
    }
  }
});

interface StatusCodes {
  readonly status: string;
  readonly place: Place;
  readonly codes: readonly Place[];
}

function codesBy(owner: Place): StatusCodes[] {
  return extension(owner, "errors", "codes")
    .fields()
    .map(([status, place]) => ({ status, place, codes: place.items() }));
}

function checkSpelling(owner: Place, report: Report, operation?: Operation): void {
  for (const code of codesBy(owner).flatMap(({ codes }) => codes)) {
    if (code.text !== undefined && SCREAMING_SNAKE.test(code.text)) continue;
    report(code, `the error code ${JSON.stringify(code.node)} is not in SCREAMING_SNAKE_CASE. Rename it.`, operation);
  }
}

function checkCovered(operation: Operation, report: Report): void {
  const shared = hasForeignErrors(operation) ? [] : [operation.root, operation.pathItem];
  const covered = new Set(
    [...shared, operation.place]
      .flatMap(codesBy)
      .filter(({ codes }) => codes.length > 0)
      .map(({ status }) => status),
  );
  for (const { status, entry } of operation.responses) {
    if (!ERROR_STATUS.test(status) || covered.has(status)) continue;
    report(entry, `response ${status} has no error code. Name one in \`x-hivegen.errors.codes.${status}\`.`, operation);
  }
}

function checkDeclared(operation: Operation, report: Report): void {
  const declared = new Set(operation.responses.map(({ status }) => status));
  for (const { status, place } of codesBy(operation.place)) {
    if (declared.has(status)) continue;
    report(
      place,
      `it has codes for ${status} but no such response. Declare response ${status}, or remove the codes.`,
      operation,
    );
  }
}
