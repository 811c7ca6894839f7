import { ConfigurationError } from "../errors/client-error.ts";
import type { ApiDescription } from "../operation.ts";
import type { CredentialSource } from "./way.ts";

/** The current value of a credential. */
export async function currentValue(source: CredentialSource): Promise<string> {
  return typeof source === "string" ? source : await source();
}

/** An option with the variable that it may have come from, for messages. */
export function credentialName({ environment }: ApiDescription, option: string): string {
  const variable = environment[option];
  return variable === undefined ? option : `${option} (or ${variable})`;
}

/** A key with a line break or an umlaut makes `Headers` throw an error that shows the key, so it is refused here. */
export function headerText(name: string, value: string): string {
  return checked(name, value, /^[ -~]+$/, "an HTTP header");
}

export function cookieText(name: string, value: string): string {
  return checked(name, value, /^[!#-+\--:<-[\]-~]+$/, "a cookie");
}

export function anyText(name: string, value: string): string {
  return checked(name, value, /./, "a query");
}

export function malformed(name: string, problem: string): ConfigurationError {
  return new ConfigurationError(`${name} ${problem}.`);
}

/** White space around it, such as the line end of a file, is no part of it. */
function checked(name: string, value: unknown, allowed: RegExp, carrier: string): string {
  const trimmed = typeof value === "string" ? value.trim() : "";
  if (allowed.test(trimmed)) return trimmed;
  const problem = allowed.test(trimmed.replace(/\s/g, ""))
    ? "has a space or a line break in it"
    : `has characters that ${carrier} can't carry`;
  throw malformed(name, trimmed === "" ? "is empty" : problem);
}
