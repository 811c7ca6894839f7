import { arrayOf, isObject, type Json, type JsonObject, objectOf, stringOf, stringsOf } from "../document/json.ts";
import type { Auth, SecurityRequirement, SecurityScheme } from "./api-model.ts";
import { type Context, resolve } from "./context.ts";

export function readAuth(context: Context, servers: readonly { url: string }[]): Auth {
  const schemes: Record<string, SecurityScheme> = {};
  let apiKey: Auth["apiKey"];
  let clientCredentials: Auth["clientCredentials"];
  const declared = objectOf(objectOf(context.document.components).securitySchemes);
  for (const [name, raw] of Object.entries(declared)) {
    const scheme = resolve(context, raw);
    const read = readScheme(scheme);
    if (!read) {
      const place = ["components", "securitySchemes", name];
      context.report(
        "SECURITY_UNSUPPORTED",
        "warning",
        place,
        `Clients can't use the scheme "${name}" by themselves; pass its credentials as headers.`,
      );
      continue;
    }
    schemes[name] = read;
    apiKey ??= keyOf(scheme, read);
    const tokenUrl = stringOf(objectOf(objectOf(scheme.flows).clientCredentials).tokenUrl);
    if (tokenUrl !== undefined) clientCredentials ??= { tokenUrl: belowServer(tokenUrl, servers) };
  }
  return { schemes, apiKey, clientCredentials };
}

function readScheme(scheme: JsonObject): SecurityScheme | undefined {
  if (scheme.type === "oauth2" || scheme.type === "openIdConnect") return { type: "bearer" };
  if (scheme.type === "http") {
    const kind = stringOf(scheme.scheme)?.toLowerCase();
    return kind === "bearer" || kind === "basic" ? { type: kind } : undefined;
  }
  const place = (["header", "query", "cookie"] as const).find((candidate) => candidate === scheme.in);
  const name = stringOf(scheme.name);
  return scheme.type === "apiKey" && place && name !== undefined ? { type: "apiKey", in: place, name } : undefined;
}

function keyOf(scheme: JsonObject, read: SecurityScheme): Auth["apiKey"] {
  if (scheme.type === "http" && read.type === "bearer") return { header: "Authorization", prefix: "Bearer " };
  if (read.type === "apiKey" && read.in === "header" && read.name) return { header: read.name, prefix: "" };
  return undefined;
}

/** `https://api.example.com/v1/oauth/token` is `/oauth/token` of the server `https://api.example.com/v1`. */
function belowServer(url: string, servers: readonly { url: string }[]): string {
  const server = servers.find((candidate) => url.startsWith(`${candidate.url.replace(/\/$/, "")}/`));
  return server ? url.slice(server.url.replace(/\/$/, "").length) : url;
}

/** The alternatives of an operation; an empty requirement among them makes credentials optional, so none are needed. */
export function readSecurity(own: Json | undefined, root: Json | undefined): SecurityRequirement[] {
  const alternatives = arrayOf(own ?? root).filter(isObject);
  if (alternatives.some((alternative) => Object.keys(alternative).length === 0)) return [];
  return alternatives.map((alternative) =>
    Object.fromEntries(Object.entries(alternative).map(([scheme, scopes]) => [scheme, stringsOf(scopes)])),
  );
}
