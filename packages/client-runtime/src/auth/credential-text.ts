import { ConfigurationError } from "../errors/client-error.ts";
import type { CredentialSource } from "./way.ts";

/** The current value of a credential. */
export async function currentValue(source: CredentialSource): Promise<string> {
  return typeof source === "string" ? source : await source();
}

/** A key with a line break or an umlaut makes `Headers` throw an error that shows the key, so it is refused here. */
export function headerText(option: string, value: string): string {
  return checked(option, value, /^[ -~]+$/, "an HTTP header");
}

export function cookieText(option: string, value: string): string {
  return checked(option, value, /^[!#-+\--:<-[\]-~]+$/, "a cookie");
}

export function anyText(option: string, value: string): string {
  return checked(option, value, /./, "a query");
}

function checked(option: string, value: unknown, allowed: RegExp, carrier: string): string {
  const trimmed = typeof value === "string" ? value.trim() : "";
  if (allowed.test(trimmed)) return trimmed;
  throw new ConfigurationError(`${option} is empty or has characters that ${carrier} can't carry.`);
}
