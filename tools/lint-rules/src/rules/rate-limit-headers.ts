import { extension } from "../contract/extension.ts";
import { isSecured, type Operation, type Response } from "../contract/operations.ts";
import type { Place } from "../contract/place.ts";
import { contractRule, type Report } from "../contract/rule.ts";

const KINDS = ["limit", "remaining", "reset"];
const UNITS = ["epoch-seconds", "epoch-milliseconds", "seconds"];

/** Callers can see their rate limit on every response, and how long to wait on a 429. */
export const rateLimitHeaders = contractRule(({ root, operations }, report) => {
  const names = declaredNames(root, report);
  for (const operation of operations) {
    for (const response of operation.responses) {
      const wanted = [...(isSecured(operation) ? names : []), ...(response.status === "429" ? ["Retry-After"] : [])];
      checkHeaders(operation, response, wanted, report);
    }
  }
});

function declaredNames(root: Place, report: Report): string[] {
  const rateLimit = extension(root, "rateLimit");
  if (!rateLimit.exists) {
    report(
      root,
      "The contract does not name its rate limit headers. Add `x-hivegen.rateLimit` at the root, with `limit`, `remaining`, `reset` and `unit`.",
    );
    return [];
  }
  const unit = rateLimit.child("unit");
  if (!UNITS.some((known) => known === unit.text)) {
    report(
      unit.exists ? unit : rateLimit,
      `The \`unit\` of the reset header is not one of ${UNITS.join(", ")}. Set it.`,
    );
  }
  return KINDS.flatMap((kind) => {
    const name = rateLimit.child(kind).text;
    if (name === undefined) report(rateLimit, `\`x-hivegen.rateLimit\` has no \`${kind}\`. Name the header.`);
    return name ?? [];
  });
}

function checkHeaders(operation: Operation, response: Response, wanted: readonly string[], report: Report): void {
  const headers = response.place.at("headers");
  const present = new Set(headers.fields().map(([name]) => name.toLowerCase()));
  for (const name of wanted) {
    if (present.has(name.toLowerCase())) continue;
    report(
      headers.exists ? headers : response.place,
      `response ${response.status} lacks the header ${name}. Add it to its \`headers\`.`,
      operation,
    );
  }
}
