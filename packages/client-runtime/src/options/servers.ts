import { ConfigurationError } from "../errors/client-error.ts";
import type { ApiDescription, Server } from "../operation.ts";
import type { ClientOptions } from "./client-options.ts";

/** These would end the host, or begin a query. */
const HOST_SEPARATORS = /[\s/?#@\\]/;
const PATH_SEPARATORS = /[\s?#\\]/;
const WHOLE_HOST = /^[^/]*\/\/[^/]*\//;

/** The address of the chosen server, with its variables filled in. */
export function serverUrl(
  api: ApiDescription,
  servers: readonly Server[],
  { server: wanted, serverVariables: given = {} }: Pick<ClientOptions, "server" | "serverVariables">,
): string {
  const known = api.servers ?? [];
  if (wanted !== undefined && !known.some(({ name }) => name === wanted)) {
    const names = known.map(({ name }) => JSON.stringify(name)).join(", ");
    throw new ConfigurationError(
      `${api.name} has no server "${wanted}". ${names ? `It has ${names}.` : "Give baseUrl."}`,
    );
  }
  const server = servers.find(({ name }) => name === wanted) ?? servers[0];
  if (!server) throw new ConfigurationError(`${api.name} has no server variables. Give the option baseUrl.`);
  return server.url.replace(/\{([^{}]+)\}/g, (_, name: string, offset: number) => {
    const separators = WHOLE_HOST.test(server.url.slice(0, offset)) ? PATH_SEPARATORS : HOST_SEPARATORS;
    return variableValue(api, server, name, given[name], separators);
  });
}

function variableValue(
  api: ApiDescription,
  { variables = {} }: Server,
  name: string,
  given: string | undefined,
  separators: RegExp,
): string {
  const value = given ?? variables[name];
  if (value === undefined || value === null) {
    throw new ConfigurationError(
      `${api.name}: the server's address needs serverVariables.${name}. Give it, or the whole address as baseUrl.`,
    );
  }
  if (value === variables[name] || (value !== "" && !separators.test(value))) return value;
  throw new ConfigurationError(
    `${api.name}: serverVariables.${name} is empty or has characters that would change the rest of the address. Give the whole address as baseUrl.`,
  );
}
