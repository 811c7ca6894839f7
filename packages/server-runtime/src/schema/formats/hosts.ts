import { isIPv4, isIPv6 } from "node:net";

const LABEL = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;
const LOCAL_PART = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;

/** RFC 1123: labels of letters, digits and inner hyphens, 253 characters at most; a final dot is allowed. */
export function isHostname(text: string): boolean {
  const name = text.endsWith(".") ? text.slice(0, -1) : text;
  return name.length <= 253 && name.split(".").every((label) => LABEL.test(label));
}

/** The addresses of RFC 5321 in common use: no quoted local part, no address literal. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf("@");
  if (at < 1 || at > 64 || text.length > 254) return false;
  const domain = text.slice(at + 1);
  return LOCAL_PART.test(text.slice(0, at)) && isHostname(domain) && !domain.endsWith(".");
}

export function isIpv4Address(text: string): boolean {
  return isIPv4(text);
}

/** Without a zone, which has no place in an address that others read. */
export function isIpv6Address(text: string): boolean {
  return isIPv6(text) && !text.includes("%");
}
