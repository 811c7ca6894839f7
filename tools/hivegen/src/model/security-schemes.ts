import { type JsonObject, objectOf, stringOf, textOf } from "../document/json.ts";
import type { CredentialWay, KeyPlace, SecurityScheme, Server } from "./api-model.ts";
import type { AuthExtension } from "./auth-extension.ts";
import { type Context, resolve } from "./context.ts";
import { filledUrl, isAbsolute } from "./servers.ts";

/** A scheme whose options are not yet named: each has the kind of credential for a name. */
export type ReadScheme = Omit<SecurityScheme, "ways"> & { readonly wants: readonly WantedWay[] };
export type WantedWay = Pick<CredentialWay, "kind" | "tokenUrl"> & { readonly option: string };

const PLACES = ["header", "query", "cookie"] as const;

/** `components.securitySchemes`, with a finding for each that a client can't satisfy by itself. */
export function readSchemes(
  context: Context,
  servers: readonly Server[],
  prefixes: AuthExtension["valuePrefixes"],
): ReadScheme[] {
  const declared = objectOf(objectOf(context.document.components).securitySchemes);
  return Object.entries(declared).map(([name, raw]) => {
    const scheme = resolve(context, raw);
    const place = placeOfKey(name, scheme, prefixes.get(name));
    const wants = place
      ? [{ kind: "apiKey" as const, tokenUrl: undefined, option: "apiKey" }]
      : waysOf(context, servers, name, scheme);
    const type = place ? "apiKey" : wants[0]?.kind === "basic" ? "basic" : wants.length > 0 ? "bearer" : "other";
    if (type === "other") reportUnusable(context, name, scheme);
    const description = stringOf(scheme.description)?.trim();
    return { name, description, type, place, scopes: scopesOf(scheme), wants };
  });
}

function placeOfKey(schemeName: string, scheme: JsonObject, prefix: string | undefined): KeyPlace | undefined {
  const place = PLACES.find((candidate) => candidate === scheme.in);
  const name = stringOf(scheme.name);
  if (scheme.type !== "apiKey" || !place || !name) return undefined;
  return { in: place, name, prefix: prefix ?? (isBearer(schemeName, scheme) ? "Bearer " : "") };
}

/** Swagger 2.0 had no other way to say it than in words. */
function isBearer(name: string, { in: place, name: header, description }: JsonObject): boolean {
  if (place !== "header" || String(header).toLowerCase() !== "authorization") return false;
  return /bearer/i.test(name) || /\bbearer\b/i.test(stringOf(description) ?? "");
}

function waysOf(context: Context, servers: readonly Server[], name: string, scheme: JsonObject): WantedWay[] {
  const token = { kind: "bearer", tokenUrl: undefined } as const;
  if (scheme.type === "openIdConnect") return [{ ...token, option: "accessToken" }];
  if (scheme.type === "oauth2") return oauthWays(context, servers, name, scheme);
  if (scheme.type !== "http") return [];
  const kind = stringOf(scheme.scheme)?.toLowerCase();
  if (kind === "basic") return [{ kind, tokenUrl: undefined, option: "username" }];
  if (kind !== "bearer") return [];
  return [{ ...token, option: /api[\s_-]?key/i.test(name) ? "apiKey" : "token" }];
}

/** A client can get tokens by itself only with client credentials; for other flows the program brings the token. */
function oauthWays(context: Context, servers: readonly Server[], name: string, scheme: JsonObject): WantedWay[] {
  const flows = Object.keys(objectOf(scheme.flows));
  const tokenUrl = stringOf(objectOf(objectOf(scheme.flows).clientCredentials).tokenUrl);
  const usable = tokenUrl !== undefined && isTokenUrl(tokenUrl);
  if (tokenUrl !== undefined && !usable) {
    const at = ["components", "securitySchemes", name, "flows", "clientCredentials", "tokenUrl"];
    context.report(
      "SECURITY_UNSUPPORTED",
      "warning",
      at,
      `"${tokenUrl}" is no URL that a token can be asked for at, so clients take a token instead. Correct it.`,
    );
  }
  const ways: WantedWay[] = usable
    ? [{ kind: "clientCredentials", tokenUrl: belowServer(tokenUrl, servers), option: "clientId" }]
    : [];
  const onlyThat = usable && flows.length === 1;
  return onlyThat ? ways : [...ways, { kind: "bearer", tokenUrl: undefined, option: "accessToken" }];
}

function isTokenUrl(url: string): boolean {
  return url.trim() !== "" && !/[{}<>\s]/.test(url.trim()) && URL.canParse(url.trim(), "https://example.com/");
}

/** `https://api.example.com/v1/oauth/token` is `oauth/token` of the server `https://api.example.com/v1`. */
function belowServer(url: string, servers: readonly Server[]): string {
  const trimmed = url.trim();
  const bases = servers.map((server) => `${filledUrl(server)}/`).filter(isAbsolute);
  const base = bases.find((candidate) => trimmed.startsWith(candidate));
  return base === undefined ? trimmed : trimmed.slice(base.length);
}

function scopesOf(scheme: JsonObject): Record<string, string> {
  const flows = Object.values(objectOf(scheme.flows));
  const all = flows.flatMap((flow) => Object.entries(objectOf(objectOf(flow).scopes)));
  return Object.fromEntries(all.map(([scope, description]) => [scope, stringOf(description)?.trim() ?? ""]));
}

function reportUnusable(context: Context, name: string, scheme: JsonObject): void {
  const at = ["components", "securitySchemes", name];
  const remedies: Readonly<Record<string, string>> = {
    mutualTLS: `The scheme "${name}" is a client certificate. Give the option \`fetch\` one that presents it.`,
    http: `Clients don't speak HTTP authentication "${textOf(scheme.scheme)}". Pass its header with the option \`headers\`, or make it in the option \`fetch\`.`,
  };
  const message =
    (Object.hasOwn(remedies, textOf(scheme.type)) ? remedies[textOf(scheme.type)] : undefined) ??
    `The scheme "${name}" is not a complete scheme of a type that OpenAPI knows. Correct it, or pass its credentials with the option \`headers\`.`;
  context.report("SECURITY_UNSUPPORTED", "warning", at, message);
}
