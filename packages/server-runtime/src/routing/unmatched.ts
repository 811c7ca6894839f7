import type { ServerContract } from "../contract.ts";
import { RequestFault } from "../errors/request-fault.ts";
import { pathExpression } from "./path-template.ts";

/** Tells a path that the API doesn't have from a method that the path doesn't have. */
export function unmatchedFaults(contract: ServerContract): (method: string, path: string) => RequestFault {
  const methods = new Map<string, Set<string>>();
  for (const { path, method } of contract.operations) {
    const known = methods.get(path) ?? new Set();
    methods.set(path, known.add(method));
    if (method === "GET") known.add("HEAD");
  }
  const routes = [...methods].map(([template, known]) => ({ expression: pathExpression(template), known }));
  return (method, path) => {
    const matching = routes.filter(({ expression }) => expression.test(path));
    const allowed = [...new Set(matching.flatMap(({ known }) => [...known]))].sort().join(", ");
    if (matching.some(({ known }) => known.has(method))) {
      return new RequestFault(
        404,
        `Nothing is at ${path.slice(0, 200)} with this query. Check the path and its query.`,
      );
    }
    if (allowed === "") return new RequestFault(404, `Nothing is at ${path.slice(0, 200)}. Check the path.`);
    return new RequestFault(405, `${method} is not possible here; possible: ${allowed}.`, {
      headers: { allow: allowed },
    });
  };
}
