import { extension } from "../../contract/extension.ts";
import { isSecured, type Operation, parameterOf } from "../../contract/operations.ts";
import { operationRule } from "../../contract/rule.ts";

interface Expectation {
  readonly status: string;
  readonly because: string;
  readonly applies: (operation: Operation) => boolean;
}

const EXPECTED: readonly Expectation[] = [
  { status: "400", because: "any request can be invalid", applies: () => true },
  { status: "401", because: "it asks for credentials", applies: isSecured },
  { status: "403", because: "it asks for credentials", applies: isSecured },
  { status: "404", because: "its path has a parameter", applies: ({ path }) => path.includes("{") },
  { status: "409", because: "it accepts an idempotency key", applies: acceptsIdempotencyKey },
  { status: "413", because: "it has a request body", applies: hasBody },
  { status: "415", because: "it has a request body", applies: hasBody },
  { status: "429", because: "all calls are rate limited", applies: () => true },
  { status: "500", because: "the server can fail", applies: () => true },
];

function hasBody(operation: Operation): boolean {
  return operation.place.child("requestBody").exists;
}

function acceptsIdempotencyKey(operation: Operation): boolean {
  const header = extension(operation.root, "idempotency", "header").text;
  return header !== undefined && parameterOf(operation, "header", header) !== undefined;
}

/** Every error that can happen by the nature of an operation is declared. */
export const statuses = operationRule((operation, report) => {
  const declared = new Set(operation.responses.map(({ status }) => status));
  const responses = operation.place.child("responses");
  for (const { status, because, applies } of EXPECTED) {
    if (declared.has(status) || !applies(operation)) continue;
    report(
      responses.exists ? responses : operation.place,
      `response ${status} is missing, and ${because}. Add it with a \`$ref\` to the shared response.`,
      operation,
    );
  }
});
