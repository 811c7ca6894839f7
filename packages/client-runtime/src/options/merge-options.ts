import type { ClientOptions } from "./client-options.ts";

const IDENTITY = ["apiKey", "clientId", "clientSecret"] as const satisfies (keyof ClientOptions)[];

/** Options on top of others. Headers add up; credentials of one kind replace those of the other. */
export function mergeOptions(base: ClientOptions, changes: Partial<ClientOptions>): ClientOptions {
  const defined = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const headers = { ...base.headers, ...changes.headers };
  return { ...(changesIdentity(changes) ? withoutIdentity(base) : base), ...defined, headers };
}

/** Whether tokens, budgets and rate limits of a client can't be shared with one that has these options changed. */
export function changesServerOrCredentials(changes: Partial<ClientOptions>): boolean {
  return changes.baseUrl !== undefined || changes.scopes !== undefined || changesIdentity(changes);
}

function changesIdentity(changes: Partial<ClientOptions>): boolean {
  return IDENTITY.some((name) => changes[name] !== undefined);
}

function withoutIdentity({ apiKey, clientId, clientSecret, ...rest }: ClientOptions): ClientOptions {
  return rest;
}
