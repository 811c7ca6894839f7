import type { NumberSchema, StringSchema } from "../model/schema.ts";
import { patternSample } from "./pattern-sample.ts";

/** A text of each format, the same every time. Addresses are of the ranges that are kept for documentation. */
const FORMATS: Readonly<Record<string, string>> = {
  "date-time": "2024-01-01T12:00:00Z",
  date: "2024-01-01",
  time: "12:00:00Z",
  duration: "PT1H",
  email: "user@example.com",
  "idn-email": "user@example.com",
  hostname: "example.com",
  "idn-hostname": "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com",
  url: "https://example.com",
  iri: "https://example.com",
  "uri-reference": "/example",
  "iri-reference": "/example",
  "json-pointer": "/example",
  uuid: "00000000-0000-4000-8000-000000000000",
  byte: "aGVsbG8=",
};

/** @param text what a text begins with that nothing is said about */
export function stringSample({ format, pattern, minLength = 0, maxLength }: StringSchema, text = "string"): string {
  const fitting = pattern === undefined ? FORMATS[format ?? ""] : patternSample(pattern, { minLength, maxLength });
  if (fitting !== undefined) return fitting.padEnd(minLength, "a");
  return text.padEnd(minLength, "a").slice(0, maxLength);
}

export function numberSample(schema: NumberSchema): number {
  const {
    minimum,
    maximum,
    exclusiveMinimum,
    exclusiveMaximum,
    multipleOf = schema.kind === "integer" ? 1 : 0,
  } = schema;
  const step = multipleOf > 0 ? multipleOf : 0.5;
  const low = exclusiveMinimum === undefined ? minimum : Math.max(exclusiveMinimum + step, minimum ?? -Infinity);
  const high = exclusiveMaximum === undefined ? maximum : Math.min(exclusiveMaximum - step, maximum ?? Infinity);
  const wanted = Math.max(low ?? -Infinity, Math.min(high ?? Infinity, 1));
  if (multipleOf <= 0) return wanted;
  const rounded = Math.ceil(wanted / multipleOf) * multipleOf;
  return high === undefined || rounded <= high ? rounded : Math.floor(wanted / multipleOf) * multipleOf;
}
