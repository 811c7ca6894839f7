import { ConfigurationError } from "../errors/client-error.ts";
import type { ApiDescription, Operation } from "../operation.ts";
import type { ClientOptions } from "./client-options.ts";
import { readEnvironment } from "./environment.ts";
import { serverUrl } from "./servers.ts";

export interface BaseUrl {
  /** What paths are appended to, without a slash at its end. */
  readonly url: string;
  /** The caller has named it, so that it stands for the whole API: a proxy, a mock, an installation of their own. */
  readonly own: boolean;
}

export function resolveBaseUrl(api: ApiDescription, options: ClientOptions): BaseUrl {
  const { baseUrl, server, serverVariables } = options;
  if (baseUrl !== undefined && server !== undefined) {
    throw new ConfigurationError(`${api.name}: both baseUrl and server are given. Give one of them.`);
  }
  if (baseUrl !== undefined) return { url: checked(api, baseUrl), own: true };
  const chosen = server !== undefined || serverVariables !== undefined;
  const fromEnvironment = chosen ? undefined : readEnvironment(api.environment.baseUrl);
  if (fromEnvironment !== undefined) return { url: checked(api, fromEnvironment), own: true };
  const url = chosen || api.servers ? serverUrl(api, api.servers ?? [], options) : api.baseUrl;
  return { url: checked(api, url, unknownServer(api)), own: false };
}

/** Where an operation is. One with an address of its own is there, unless the caller has named the base URL. */
export function operationUrl(api: ApiDescription, base: BaseUrl, options: ClientOptions, operation: Operation): string {
  if (!operation.servers) return base.url;
  const url = serverUrl(api, operation.servers, options);
  if (!/^https?:/i.test(url)) return checked(api, new URL(url, `${base.url}/`).href);
  return base.own ? base.url : checked(api, url);
}

function unknownServer(api: ApiDescription): string {
  return `${api.name}: the contract doesn't say where the API is. ${remedy(api)}`;
}

function checked(api: ApiDescription, given: string, problem?: string): string {
  const url = parse(given);
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) {
    throw new ConfigurationError(problem ?? `${api.name}: the base URL is not an absolute http(s) URL. ${remedy(api)}`);
  }
  if (url.username || url.password) {
    throw new ConfigurationError(
      `${api.name}: the base URL has a user name or password in it. Use the credential options.`,
    );
  }
  if (url.search || url.hash) {
    throw new ConfigurationError(
      `${api.name}: the base URL has a query or fragment, and paths are appended to it. ${remedy(api)}`,
    );
  }
  return url.href.replace(/\/+$/, "");
}

function remedy({ baseUrl, environment }: ApiDescription): string {
  const path = baseUrl.startsWith("/") ? baseUrl.replace(/\/+$/, "") : "";
  const example = /^https?:/i.test(baseUrl) ? baseUrl : `https://example.com${path}`;
  return `Give the option baseUrl or set ${environment.baseUrl} to an address such as ${example}.`;
}

/** In browsers, `/api/v1` is below the page's own origin. */
function parse(given: string): URL | undefined {
  const { location } = globalThis as { location?: { href?: string } };
  try {
    return new URL(given, given.startsWith("/") ? location?.href : undefined);
  } catch {
    return undefined;
  }
}
