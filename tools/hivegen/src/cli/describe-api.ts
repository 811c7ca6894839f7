import type { ApiModel, Credentials, Operation, SecurityScheme, Server } from "../model/api-model.ts";
import { typeText } from "../print/typescript-type.ts";

/** Where the API is, how callers authenticate, and what it sends by itself. */
export function describeApi(model: ApiModel): string {
  const sections = [
    section("servers", serverLines(model)),
    section("auth", authLines(model)),
    section("webhooks", webhookLines(model)),
  ];
  return sections.join("");
}

/** How an operation differs from the usual: in its credentials, and in where it is. */
export function describeAccess({ auth }: ApiModel, { credentials, servers }: Operation): string | undefined {
  const [server] = servers;
  const usual = JSON.stringify(credentials) === JSON.stringify(auth.credentials);
  const needs =
    credentials.length === 0 ? "without credentials" : usual ? undefined : `with ${alternatives(credentials)}`;
  const facts = [needs, server && `at ${server.url}`].filter((fact) => fact !== undefined);
  return facts.length > 0 ? facts.join("; ") : undefined;
}

function section(name: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `${[name, ...lines.map((line) => `  ${line}`)].join("\n")}\n`;
}

function serverLines({ servers, environment }: ApiModel): string[] {
  const known = servers.filter(({ url }) => /^https?:/i.test(url));
  const unknown = known.length === 0 ? [`not said: callers give baseUrl or set ${environment.baseUrl}`] : [];
  return [...servers.map((server, index) => `${describeServer(server)}${index === 0 ? " (default)" : ""}`), ...unknown];
}

function describeServer({ name, url, variables }: Server): string {
  const values = variables.map((variable) => `${variable.name}=${variable.default ?? "?"}`);
  return `${name}: ${url === "" ? "/" : url}${values.length > 0 ? ` with ${values.join(", ")}` : ""}`;
}

function authLines({ auth, environment }: ApiModel): string[] {
  const schemes = auth.schemes.map((scheme) => `${scheme.name}: ${carrier(scheme)}, ${source(scheme, environment)}`);
  return auth.credentials.length === 0 ? schemes : [...schemes, `usually needed: ${alternatives(auth.credentials)}`];
}

function carrier({ type, place }: SecurityScheme): string {
  if (place) return `${place.in} ${place.name}${place.prefix ? ` after "${place.prefix}"` : ""}`;
  return type === "other" ? "unknown to clients" : `Authorization: ${type === "basic" ? "Basic" : "Bearer"}`;
}

function source({ type, ways }: SecurityScheme, environment: ApiModel["environment"]): string {
  if (type === "other") return "left to the caller";
  if (ways.length === 0) return "needed by no operation";
  const texts = ways.map(({ options }) => options.map((name) => `${name} (${environment[name]})`).join(" and "));
  return `from ${texts.join(", or ")}`;
}

function alternatives(credentials: Credentials): string {
  return credentials.map((schemes) => (schemes.length === 0 ? "nothing" : schemes.join(" and "))).join(", or ");
}

function webhookLines({ webhooks }: ApiModel): string[] {
  return webhooks.map(({ event, hasPayload, payload, askedBy }) => {
    const fallback = hasPayload ? "unknown" : "nothing";
    const type = payload?.kind === "ref" ? typeText(payload, (name) => name) : (payload?.kind ?? fallback);
    return `${event} → ${type}${askedBy.length > 0 ? ` (asked for by ${askedBy.join(", ")})` : ""}`;
  });
}
