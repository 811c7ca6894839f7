import { waysOf } from "../auth/way.ts";
import type { ApiDescription } from "../operation.ts";
import type { ClientOptions } from "./client-options.ts";

const SERVER = ["baseUrl", "server", "serverVariables"];

/**
 * Options on top of others. Headers and credentials by scheme add up; another way to authenticate replaces the one that
 * it is an alternative to, another server the address that was given.
 */
export function mergeOptions(api: ApiDescription, base: ClientOptions, changes: Partial<ClientOptions>): ClientOptions {
  const defined = definedOf(changes);
  const dropped = new Set(replacedOptions(api, Object.keys(defined)));
  if (changes.baseUrl !== undefined) for (const name of SERVER) dropped.add(name);
  else if (SERVER.some((name) => name in defined)) dropped.add("baseUrl");
  const kept = Object.fromEntries(Object.entries(base).filter(([name]) => !dropped.has(name)));
  const headers = { ...base.headers, ...changes.headers };
  const merged: ClientOptions = { ...kept, ...defined, headers };
  if (!changes.credentials || dropped.has("credentials")) return merged;
  return { ...merged, credentials: { ...base.credentials, ...changes.credentials } };
}

/** Whether tokens, budgets and rate limits of a client can't be shared with one that has these options changed. */
export function changesServerOrCredentials(api: ApiDescription, changes: Partial<ClientOptions>): boolean {
  const names = new Set([
    ...SERVER,
    "scopes",
    "credentials",
    ...schemesOf(api).flatMap((scheme) => optionsOf(api, scheme)),
  ]);
  return Object.keys(definedOf(changes)).some((name) => names.has(name));
}

/** Options that the changed ones take the place of: of the same schemes, or of all where one scheme is enough. */
function replacedOptions(api: ApiDescription, changed: readonly string[]): string[] {
  const schemes = schemesOf(api);
  const touched = schemes.filter((scheme) => optionsOf(api, scheme).some((option) => changed.includes(option)));
  if (touched.length === 0 && !changed.includes("credentials")) return [];
  if (api.auth.exclusive) return ["credentials", ...schemes.flatMap((scheme) => optionsOf(api, scheme))];
  return touched.flatMap((scheme) => {
    const ways = waysOf(api, scheme).filter(({ options }) => !options.some((option) => changed.includes(option)));
    return ways.flatMap(({ options }) => options);
  });
}

function schemesOf(api: ApiDescription): string[] {
  return Object.keys(api.auth.schemes ?? {});
}

function optionsOf(api: ApiDescription, scheme: string): readonly string[] {
  return waysOf(api, scheme).flatMap(({ options }) => options);
}

function definedOf(changes: Partial<ClientOptions>): Partial<ClientOptions> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
