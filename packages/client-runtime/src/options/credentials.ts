import { type AuthWay, type CredentialSource, type CredentialValues, waysOf } from "../auth/way.ts";
import { ConfigurationError } from "../errors/client-error.ts";
import type { ApiDescription } from "../operation.ts";
import type { ClientOptions } from "./client-options.ts";
import { optionOrVariable, waysToAuthenticate } from "./credentials-text.ts";
import { isBlank, readEnvironment } from "./environment.ts";

/** A scheme whose credentials are there. */
export interface Configured {
  readonly way: AuthWay;
  readonly values: CredentialValues;
  /** Not from the environment alone. */
  readonly fromOptions: boolean;
}

/**
 * The schemes whose credentials options or environment give, by name. Options come before the environment. Throws a
 * `ConfigurationError` if they contradict each other, or if no operation can be called with what there is.
 */
export function resolveCredentials(api: ApiDescription, options: ClientOptions): Map<string, Configured> {
  rejectUnusable(api, options);
  const halves: string[] = [];
  const configured = new Map<string, Configured>();
  for (const scheme of Object.keys(api.auth.schemes ?? {})) {
    const found = configuredWay(api, options, scheme, halves);
    if (found) configured.set(scheme, found);
  }
  rejectContradictions(api, configured);
  if (!api.auth.required || configured.size > 0 || hasOwnHeader(api, options)) return configured;
  const [missing] = halves;
  if (missing !== undefined) throw missingHalf(api, missing);
  const blank = Object.values(api.environment).filter(isBlank);
  const note = blank.length > 0 ? ` ${blank.join(", ")} is set, and empty.` : "";
  throw new ConfigurationError(`${api.name}: no credentials. ${waysToAuthenticate(api)}${note}`);
}

function configuredWay(
  api: ApiDescription,
  options: ClientOptions,
  scheme: string,
  halves: string[],
): Configured | undefined {
  const ways = waysOf(api, scheme);
  const own = options.credentials?.[scheme];
  if (own !== undefined) return ownWay(api, ways, scheme, own);
  const given = ways.flatMap((way) => fromOptions(api, way, options) ?? []);
  if (given.length > 1) throw contradiction(api, given);
  return given[0] ?? ways.map((way) => fromEnvironment(api, way, halves)).find((found) => found !== undefined);
}

/** What `credentials` says about a scheme: a single value, or one for each of a way's options. */
function ownWay(api: ApiDescription, ways: readonly AuthWay[], scheme: string, own: unknown): Configured {
  for (const way of ways) {
    const [first = "", ...more] = way.options;
    const values = isSource(own) && more.length === 0 ? { [first]: own } : valuesOf(way, own);
    if (way.options.every((option) => values[option] !== undefined)) return { way, values, fromOptions: true };
  }
  const forms = ways.map(({ options: names }) =>
    names.length > 1 ? `{ ${names.join(", ")} }` : "a string or function",
  );
  throw new ConfigurationError(`${api.name}: credentials.${scheme} must be ${forms.join(" or ")}.`);
}

/** One half may come from the options and the other from the environment. */
function fromOptions(api: ApiDescription, way: AuthWay, options: ClientOptions): Configured | undefined {
  const given = valuesOf(way, options);
  if (Object.keys(given).length === 0) return undefined;
  const values = { ...environmentOf(api, way), ...given };
  const missing = way.options.find((option) => values[option] === undefined);
  if (missing !== undefined) throw missingHalf(api, missing);
  return { way, values, fromOptions: true };
}

function fromEnvironment(api: ApiDescription, way: AuthWay, halves: string[]): Configured | undefined {
  const values = environmentOf(api, way);
  const missing = way.options.filter((option) => values[option] === undefined);
  if (missing.length === 0) return { way, values, fromOptions: false };
  if (missing.length < way.options.length) halves.push(...missing);
  return undefined;
}

function environmentOf(api: ApiDescription, way: AuthWay): CredentialValues {
  return valuesOf(way, Object.fromEntries(way.options.map((name) => [name, readEnvironment(api.environment[name])])));
}

function valuesOf(way: AuthWay, source: unknown): CredentialValues {
  const values: Record<string, CredentialSource> = {};
  for (const option of way.options) {
    const value = memberOf(source, option);
    if (isSource(value)) values[option] = value;
    else if (value !== undefined && value !== null) {
      throw new ConfigurationError(`${option} must be a string, or a function that returns one.`);
    }
  }
  return values;
}

function memberOf(source: unknown, name: string): unknown {
  return typeof source === "object" && source !== null && Object.hasOwn(source, name)
    ? Reflect.get(source, name)
    : undefined;
}

function isSource(value: unknown): value is CredentialSource {
  return typeof value === "string" || typeof value === "function";
}

/** Options that some APIs have; to give them to one that has not is a mistake. */
const KINDS: Readonly<Record<string, string>> = {
  apiKey: "API keys",
  token: "bearer tokens",
  accessToken: "OAuth2 access tokens",
  username: "user names",
  password: "passwords",
  clientId: "OAuth2 client credentials",
  clientSecret: "OAuth2 client credentials",
};

function rejectUnusable(api: ApiDescription, options: ClientOptions): void {
  const schemes = Object.keys(api.auth.schemes ?? {});
  const taken = new Set(schemes.flatMap((scheme) => waysOf(api, scheme)).flatMap((way) => way.options));
  for (const [name, kind] of Object.entries(KINDS)) {
    const unusable = !taken.has(name) && (memberOf(options, name) ?? undefined) !== undefined;
    if (unusable) throw new ConfigurationError(`${api.name} has no ${kind}. ${waysToAuthenticate(api)}`);
  }
  for (const scheme of Object.keys(options.credentials ?? {})) {
    if (schemes.includes(scheme)) continue;
    throw new ConfigurationError(`${api.name} has no security scheme "${scheme}". It has: ${schemes.join(", ")}.`);
  }
}

/** Where any one credential is enough for every operation, a second one would silently do nothing. */
function rejectContradictions(api: ApiDescription, configured: ReadonlyMap<string, Configured>): void {
  const given = [...configured.values()].filter(({ fromOptions: explicit }) => explicit);
  const [first, ...others] = given;
  const name = first && optionNames(first);
  if (api.auth.exclusive && others.some((other) => optionNames(other) !== name)) throw contradiction(api, given);
}

function contradiction(api: ApiDescription, given: readonly Configured[]): ConfigurationError {
  return new ConfigurationError(
    `${api.name}: both ${given.map(optionNames).join(" and ")} are given. Give one of them.`,
  );
}

function optionNames({ way }: Configured): string {
  return way.options.join("/");
}

function missingHalf(api: ApiDescription, missing: string): ConfigurationError {
  return new ConfigurationError(`${api.name}: ${missing} is missing. Give ${optionOrVariable(api, [missing])}.`);
}

function hasOwnHeader(api: ApiDescription, options: ClientOptions): boolean {
  const ways = Object.keys(api.auth.schemes ?? {}).flatMap((scheme) => waysOf(api, scheme));
  const wanted = new Set(ways.map(({ place }) => (place.in === "cookie" ? "cookie" : place.name.toLowerCase())));
  return Object.entries(options.headers ?? {}).some(([name, value]) => value && wanted.has(name.toLowerCase()));
}
