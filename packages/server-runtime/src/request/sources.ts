import type { ServerOperation } from "../contract.ts";
import type { Complaint } from "../errors/invalid-request.ts";
import { isMember } from "./query-values.ts";
import { queryOf, type RawPair, splitPairs } from "./url-encoding.ts";

/** Where parameters are read from; the texts of each place by parameter name. */
export interface Sources {
  readonly query: readonly RawPair[];
  /** Decoded texts. */
  readonly path: ReadonlyMap<string, string>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly cookies: ReadonlyMap<string, string>;
}

function decodeCookie(raw: string): string {
  const plain = raw.startsWith('"') && raw.endsWith('"') && raw.length > 1 ? raw.slice(1, -1) : raw;
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

/** The first value of each cookie, as RFC 6265 orders them. */
export function readCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of header?.split(";") ?? []) {
    const equals = part.indexOf("=");
    const name = part.slice(0, equals).trim();
    if (equals > 0 && !cookies.has(name)) cookies.set(name, decodeCookie(part.slice(equals + 1).trim()));
  }
  return cookies;
}

export interface RawQuery {
  readonly pairs: readonly RawPair[];
  readonly complaints: readonly Complaint[];
}

export function readQuery(url: string): RawQuery {
  const { pairs, fault } = splitPairs(queryOf(url));
  return { pairs, complaints: fault === undefined ? [] : [{ field: "query", reason: fault }] };
}

/** Names the query's parameters that the operation doesn't have: a typo would silently drop a filter. */
export function unknownQuery(
  operation: ServerOperation,
  pairs: readonly RawPair[],
  credentialNames: ReadonlySet<string>,
): Complaint[] {
  const parameters = operation.parameters.filter((parameter) => parameter.in === "query");
  const known = (name: string): boolean =>
    credentialNames.has(name) ||
    Object.hasOwn(operation.fixed ?? {}, name) ||
    parameters.some((parameter) =>
      parameter.deepObject
        ? name.startsWith(`${parameter.name}[`)
        : name === parameter.name || isMember(operation, parameter, name),
    );
  const strange = new Set(pairs.map(({ name }) => name).filter((name) => !known(name)));
  const names = parameters.map(({ name }) => name);
  const reason =
    names.length === 0
      ? "is not a query parameter; this operation takes none"
      : `is not a query parameter of this operation; known parameters: ${names.join(", ")}`;
  return [...strange].map((name) => ({ field: name, reason }));
}
