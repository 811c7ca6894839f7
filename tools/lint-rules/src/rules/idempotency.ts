import { extension } from "../contract/extension.ts";
import { parameterOf } from "../contract/operations.ts";
import { operationRule } from "../contract/rule.ts";

/** A POST that creates something can be sent twice without creating it twice. */
export const idempotency = operationRule((operation, report) => {
  if (operation.method !== "post" || !operation.responses.some(({ status }) => status === "201")) return;
  const header = extension(operation.root, "idempotency", "header").text;
  if (header === undefined) {
    report(
      operation.root,
      "The contract does not name its idempotency header. Add `x-hivegen.idempotency.header` at the root.",
    );
    return;
  }
  const parameter = parameterOf(operation, "header", header);
  if (!parameter) {
    report(
      operation.place,
      `it answers 201 but does not accept ${header}. Add the shared header parameter, so that a retry is safe.`,
      operation,
    );
  } else if (parameter.child("required").node === true) {
    report(
      parameter.child("required"),
      `${header} is required. Make it optional: clients that do not retry need none.`,
      operation,
    );
  }
});
