import type { SecurityRequirement } from "../../model/api-model.ts";
import { down } from "../step.ts";
import type { OperationScope } from "./operation-scope.ts";

/** Credentials that were enough must still be; requirements are alternatives, and none at all means no credentials. */
export function compareSecurity(scope: OperationScope): void {
  const old = alternatives(scope.old.security);
  const now = alternatives(scope.new.security);
  const at = down(scope.at, "security");
  for (const one of old) {
    if (!now.some((other) => suffices(one, other))) {
      const message = `It needs ${now.map(nameOf).join(", or ")} now; before, ${nameOf(one) || "nothing"} was enough.`;
      scope.report("SECURITY_TIGHTENED", "breaking", message, at);
    }
  }
  for (const other of now) {
    if (!old.some((one) => suffices(other, one))) {
      scope.report("SECURITY_LOOSENED", "non-breaking", `It can be called ${withCredentials(other)} now.`, at);
    }
  }
}

/** What one alternative asks for: schemes, with the scopes of each. */
type Alternative = readonly (readonly [scheme: string, scopes: readonly string[]])[];

function alternatives(security: readonly SecurityRequirement[]): Alternative[] {
  return security.length === 0 ? [[]] : security.map((requirement) => Object.entries(requirement));
}

/** Whether who has the credentials of one alternative has all that another asks for. */
function suffices(has: Alternative, asked: Alternative): boolean {
  const owned = new Map(has);
  return asked.every(([scheme, scopes]) => {
    const granted = owned.get(scheme);
    return granted !== undefined && scopes.every((scope) => granted.includes(scope));
  });
}

function withCredentials(alternative: Alternative): string {
  return alternative.length === 0 ? "without credentials" : `with ${nameOf(alternative)}`;
}

/** `key and oauth (read, write)`. */
function nameOf(alternative: Alternative): string {
  const names = alternative.map(([scheme, scopes]) =>
    scopes.length > 0 ? `${scheme} (${scopes.join(", ")})` : scheme,
  );
  return names.join(" and ");
}
