import { isIpv6Address } from "./hosts.ts";

/** The five parts of RFC 3986, appendix B. Every text matches; the parts' characters are checked one by one. */
const PARTS = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;
const SCHEME = /^[a-z][a-z\d+.-]*$/i;
const AUTHORITY = /^(?:([^@]*)@)?(\[[^\]]*\]|[^:[\]]*)(?::\d*)?$/;
const USER = /^(?:[\w\-.~!$&'()*+,;=:]|%[\da-f]{2})*$/i;
const HOST = /^(?:[\w\-.~!$&'()*+,;=]|%[\da-f]{2})*$/i;
const FUTURE_ADDRESS = /^v[\da-f]+\.[\w\-.~!$&'()*+,;=:]+$/i;
const PATH = /^(?:[\w\-.~!$&'()*+,;=:@/]|%[\da-f]{2})*$/i;
const QUERY = /^(?:[\w\-.~!$&'()*+,;=:@/?]|%[\da-f]{2})*$/i;

function isAuthority(text: string): boolean {
  const match = AUTHORITY.exec(text);
  if (match === null) return false;
  const [, user = "", host = ""] = match;
  if (!USER.test(user)) return false;
  if (!host.startsWith("[")) return HOST.test(host);
  const address = host.slice(1, -1);
  return isIpv6Address(address) || FUTURE_ADDRESS.test(address);
}

export function isUriReference(text: string): boolean {
  const [, scheme, authority, path = "", query = "", fragment = ""] = PARTS.exec(text) ?? [];
  if (scheme !== undefined && !SCHEME.test(scheme)) return false;
  if (authority !== undefined && !isAuthority(authority)) return false;
  if (scheme === undefined && authority === undefined && path.startsWith(":")) return false;
  return PATH.test(path) && QUERY.test(query) && QUERY.test(fragment);
}

/** Absolute: with a scheme. */
export function isUri(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:/i.test(text) && isUriReference(text);
}
