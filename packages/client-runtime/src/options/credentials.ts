import { ConfigurationError } from "../errors/client-error.ts";
import type { ApiDescription } from "../operation.ts";
import type { ClientOptions } from "./client-options.ts";
import { readEnvironment } from "./environment.ts";

export type Credentials =
  | { readonly kind: "api-key"; readonly apiKey: NonNullable<ClientOptions["apiKey"]> }
  | { readonly kind: "client-credentials"; readonly clientId: string; readonly clientSecret: string };

/**
 * Options come before the environment, and an API key before client credentials. `undefined` when the API needs none, or
 * when the caller authenticates by a header of their own.
 */
export function resolveCredentials(api: ApiDescription, options: ClientOptions): Credentials | undefined {
  rejectUnusable(api, options);
  const credentials = fromOptions(api, options) ?? fromEnvironment(api);
  if (credentials || !needsCredentials(api) || hasOwnHeader(api, options)) return credentials;
  throw new ConfigurationError(`${api.name}: no credentials. ${waysToAuthenticate(api)}`);
}

function rejectUnusable(api: ApiDescription, options: ClientOptions): void {
  if (options.apiKey !== undefined && (options.clientId !== undefined || options.clientSecret !== undefined)) {
    throw new ConfigurationError(`${api.name}: both apiKey and clientId/clientSecret are given. Give one of them.`);
  }
  if (options.apiKey !== undefined && !api.auth.apiKey) {
    throw new ConfigurationError(`${api.name} has no API keys. ${waysToAuthenticate(api)}`);
  }
  if ((options.clientId !== undefined || options.clientSecret !== undefined) && !api.auth.clientCredentials) {
    throw new ConfigurationError(`${api.name} has no OAuth2 client credentials. ${waysToAuthenticate(api)}`);
  }
}

function fromOptions(api: ApiDescription, options: ClientOptions): Credentials | undefined {
  if (options.apiKey !== undefined) return { kind: "api-key", apiKey: options.apiKey };
  if (options.clientId === undefined && options.clientSecret === undefined) return undefined;
  return clientCredentials(api, options.clientId, options.clientSecret);
}

function fromEnvironment(api: ApiDescription): Credentials | undefined {
  const apiKey = api.auth.apiKey ? readEnvironment(api.environment.apiKey) : undefined;
  if (apiKey !== undefined) return { kind: "api-key", apiKey };
  const names = api.environment;
  const given = readEnvironment(names.clientId) ?? readEnvironment(names.clientSecret);
  return given !== undefined && api.auth.clientCredentials ? clientCredentials(api, undefined, undefined) : undefined;
}

/** One half may come from the options and the other from the environment. */
function clientCredentials(api: ApiDescription, id: string | undefined, secret: string | undefined): Credentials {
  const clientId = id ?? readEnvironment(api.environment.clientId);
  const clientSecret = secret ?? readEnvironment(api.environment.clientSecret);
  if (clientId && clientSecret) return { kind: "client-credentials", clientId, clientSecret };
  const missing = clientId ? "clientSecret" : "clientId";
  throw new ConfigurationError(
    `${api.name}: ${missing} is missing. Give ${optionOrVariable(missing, api.environment[missing])}.`,
  );
}

function needsCredentials(api: ApiDescription): boolean {
  return api.auth.apiKey !== undefined || api.auth.clientCredentials !== undefined;
}

function hasOwnHeader(api: ApiDescription, options: ClientOptions): boolean {
  const wanted = (api.auth.apiKey?.header ?? "Authorization").toLowerCase();
  return Object.entries(options.headers ?? {}).some(([name, value]) => value && name.toLowerCase() === wanted);
}

function waysToAuthenticate(api: ApiDescription): string {
  const ways: string[] = [];
  if (api.auth.apiKey) ways.push(optionOrVariable("apiKey", api.environment.apiKey));
  if (api.auth.clientCredentials) {
    const { clientId, clientSecret } = api.environment;
    ways.push(
      optionOrVariable("clientId and clientSecret", clientId && clientSecret && `${clientId} and ${clientSecret}`),
    );
  }
  return ways.length === 0 ? "It is called without credentials." : `Give ${ways.join("; or give ")}.`;
}

function optionOrVariable(option: string, variable: string | undefined): string {
  return variable ? `the option ${option} or set ${variable}` : `the option ${option}`;
}
