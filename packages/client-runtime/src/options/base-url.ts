import { ConfigurationError } from "../errors/client-error.ts";
import type { ApiDescription } from "../operation.ts";
import { readEnvironment } from "./environment.ts";

/** The URL that paths are appended to, without a slash at its end. */
export function resolveBaseUrl(api: ApiDescription, option: string | undefined): string {
  const given = option ?? readEnvironment(api.environment.baseUrl) ?? api.baseUrl;
  const remedy = `Give the option baseUrl or set ${api.environment.baseUrl} to an address such as ${api.baseUrl}.`;
  const url = parse(given);
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) {
    throw new ConfigurationError(`${api.name}: the base URL is not an absolute http(s) URL. ${remedy}`);
  }
  if (url.username || url.password) {
    throw new ConfigurationError(
      `${api.name}: the base URL has a user name or password in it. Use the credential options.`,
    );
  }
  if (url.search || url.hash) {
    throw new ConfigurationError(
      `${api.name}: the base URL has a query or fragment, and paths are appended to it. ${remedy}`,
    );
  }
  return url.href.replace(/\/+$/, "");
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
