import type { Operation } from "../contract/operations.ts";
import type { Place } from "../contract/place.ts";
import { operationRule, type Report } from "../contract/rule.ts";

/** Each operation says which credentials and scopes it needs, for API keys and for OAuth2 alike. */
export const scopes = operationRule((operation, report) => {
  const security = operation.place.child("security");
  if (!security.exists) {
    report(
      operation.place,
      "it does not say who may call it. Add `security` with the API key and the OAuth2 scopes, or `security: []`.",
      operation,
    );
    return;
  }
  const requirements = security.items();
  for (const requirement of requirements.filter((item) => item.fields().length === 0)) {
    report(requirement, "an empty requirement lets everyone in. Write `security: []` if that is meant.", operation);
  }
  const schemes = requirements.flatMap((requirement) => schemesOf(operation, requirement));
  if (schemes.length > 0) checkSchemes(operation, security, schemes, report);
});

interface Use {
  /** The list of scopes in the requirement. */
  readonly requirement: Place;
  readonly scheme: Place;
}

function checkSchemes(operation: Operation, security: Place, schemes: readonly Use[], report: Report): void {
  for (const { kind, name, matches } of ALTERNATIVES) {
    if (schemes.some(({ scheme }) => matches(scheme))) continue;
    report(security, `${name} cannot call it. Add \`- ${kind}\` to its \`security\`.`, operation);
  }
  for (const { requirement, scheme } of schemes) {
    if (!isOAuth2(scheme) || requirement.items().length > 0) continue;
    report(requirement, "its OAuth2 alternative names no scope. List the scopes that it needs.", operation);
  }
}

function schemesOf(operation: Operation, requirement: Place): Use[] {
  return requirement
    .fields()
    .map(([name, place]) => ({ requirement: place, scheme: operation.root.at("components", "securitySchemes", name) }));
}

function isOAuth2(scheme: Place): boolean {
  return scheme.child("type").text === "oauth2";
}

function isApiKey(scheme: Place): boolean {
  const type = scheme.child("type").text;
  return type === "apiKey" || (type === "http" && scheme.child("scheme").text?.toLowerCase() === "bearer");
}

const ALTERNATIVES = [
  { kind: "apiKey: []", name: "an API key", matches: isApiKey },
  { kind: "oauth2: [<scope>]", name: "an OAuth2 token", matches: isOAuth2 },
];
