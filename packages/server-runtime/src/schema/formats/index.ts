import { isDate, isDateTime, isDuration, isTime } from "./dates.ts";
import { isEmail, isHostname, isIpv4Address, isIpv6Address } from "./hosts.ts";
import { isUri, isUriReference } from "./uris.ts";

interface Format {
  /** Follows "must be". */
  readonly expects: string;
  readonly test: (text: string) => boolean;
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const BASE64 = /^(?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?$/;

const isBase64 = (text: string): boolean => !text.includes("_") && BASE64.test(text);

export const stringFormats: ReadonlyMap<string, Format> = new Map([
  ["date-time", { expects: "a date and time like 2024-11-04T10:30:00Z", test: isDateTime }],
  ["date", { expects: "a date like 2024-11-04", test: isDate }],
  ["time", { expects: "a time like 10:30:00Z", test: isTime }],
  ["duration", { expects: "a duration like PT1H30M", test: isDuration }],
  ["email", { expects: "an email address", test: isEmail }],
  ["hostname", { expects: "a host name", test: isHostname }],
  ["ipv4", { expects: "an IPv4 address", test: isIpv4Address }],
  ["ipv6", { expects: "an IPv6 address", test: isIpv6Address }],
  ["uri", { expects: "a full URL like https://example.com/path", test: isUri }],
  ["uri-reference", { expects: "a URL or a relative reference", test: isUriReference }],
  ["uuid", { expects: "a UUID", test: (text: string) => UUID.test(text) }],
  ["byte", { expects: "base64 text", test: isBase64 }],
]);
