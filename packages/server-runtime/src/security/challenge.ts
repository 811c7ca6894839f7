import type { ServerContract, ServerOperation } from "../contract.ts";
import type { SecurityScheme } from "./credentials.ts";

function schemesOf(contract: ServerContract, operation: ServerOperation): SecurityScheme[] {
  const names = new Set(operation.security.flatMap((requirement) => Object.keys(requirement)));
  return [...names].flatMap((name) => contract.securitySchemes[name] ?? []);
}

/** The WWW-Authenticate value of a refusal; RFC 9110 has no scheme for API keys in their own header. */
export function challenge(
  contract: ServerContract,
  operation: ServerOperation | undefined,
  bearerParameters = "",
): string | undefined {
  const kinds = new Set(operation ? schemesOf(contract, operation).map(({ type }) => type) : []);
  const realm = contract.title.replaceAll(/[^\w .-]/g, "");
  const challenges = [
    ...(kinds.has("bearer") ? [`Bearer${bearerParameters && ` ${bearerParameters}`}`] : []),
    ...(kinds.has("basic") ? [`Basic realm="${realm}", charset="UTF-8"`] : []),
  ];
  return challenges.length === 0 ? undefined : challenges.join(", ");
}

/** Where the operation's credentials are put, as it follows "Send credentials as". */
export function credentialPlaces(contract: ServerContract, operation: ServerOperation): string {
  const places = schemesOf(contract, operation).map((scheme) => {
    if (scheme.type === "bearer") return "Authorization: Bearer";
    if (scheme.type === "basic") return "Authorization: Basic";
    if (scheme.type === "other") return "the API's documentation says";
    return `${scheme.in ?? "header"} ${scheme.name ?? ""}`;
  });
  return [...new Set(places)].join(" or ");
}
