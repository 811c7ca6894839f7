import type { ServerContract } from "../contract.ts";
import type { Sources } from "../request/sources.ts";
import { decodeText } from "../request/url-encoding.ts";

/** What a caller presents for one security scheme of the contract. */
export type Credential =
  | { readonly scheme: string; readonly kind: "bearer" | "apiKey"; readonly value: string }
  /** The kit doesn't know where it is: the app looks at the request itself. */
  | { readonly scheme: string; readonly kind: "other"; readonly value: "" }
  | {
      readonly scheme: string;
      readonly kind: "basic";
      /** `username:password`, decoded. */
      readonly value: string;
      readonly username: string;
      readonly password: string;
    };

export type SecurityScheme = ServerContract["securitySchemes"][string];

const MAXIMUM_LENGTH = 8192;
const AUTHORIZATION = /^([a-z]+) +([\w\-.~+/:=]+) *$/i;

function authorization(header: string | string[] | undefined, scheme: string): string | undefined {
  if (typeof header !== "string" || header.length > MAXIMUM_LENGTH) return undefined;
  const [, name, token] = AUTHORIZATION.exec(header) ?? [];
  return name?.toLowerCase() === scheme ? token : undefined;
}

/** User name and password of an `Authorization: Basic` header (RFC 7617); `undefined` when it isn't one. */
export function parseBasic(header: string | string[] | undefined): { username: string; password: string } | undefined {
  const token = authorization(header, "basic");
  if (token === undefined || !/^[\w+/-]+=*$/.test(token)) return undefined;
  const text = Buffer.from(token, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 0 ? undefined : { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

function apiKey(scheme: SecurityScheme, sources: Omit<Sources, "path">): string | undefined {
  const { name = "" } = scheme;
  if (scheme.in === "cookie") return sources.cookies.get(name);
  if (scheme.in === "query") {
    const raw = sources.query.find((pair) => pair.name === name)?.raw;
    return raw === undefined ? undefined : decodeText(raw);
  }
  const header = sources.headers[name.toLowerCase()];
  return typeof header === "string" ? withoutPrefix(header, scheme.prefix) : undefined;
}

/** The key after its prefix, whose capitals don't matter; nothing where there is none. */
function withoutPrefix(text: string, prefix = ""): string | undefined {
  if (text.slice(0, prefix.length).toLowerCase() !== prefix.toLowerCase()) return undefined;
  return text.slice(prefix.length).trim();
}

/** The credential for one scheme; `undefined` when there is none in the request, or it can't be read. */
export function readCredential(
  name: string,
  scheme: SecurityScheme,
  sources: Omit<Sources, "path">,
): Credential | undefined {
  if (scheme.type === "basic") {
    const basic = parseBasic(sources.headers.authorization);
    return basic && { scheme: name, kind: "basic", value: `${basic.username}:${basic.password}`, ...basic };
  }
  if (scheme.type === "other") return { scheme: name, kind: "other", value: "" };
  const value =
    scheme.type === "bearer" ? authorization(sources.headers.authorization, "bearer") : apiKey(scheme, sources);
  if (value === undefined || value === "" || value.length > MAXIMUM_LENGTH) return undefined;
  return { scheme: name, kind: scheme.type, value };
}
