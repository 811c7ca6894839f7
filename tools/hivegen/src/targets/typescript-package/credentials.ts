import { literal } from "../../print/text.ts";
import type { SdkNames } from "../typescript-sdk/sdk-names.ts";

/** An option of the client that can stand in the environment, as a row of a table. */
export interface OptionRow {
  readonly option: string;
  readonly variable: string;
  readonly says: string;
}

export function clientOptions(names: SdkNames): OptionRow[] {
  const { auth, servers } = names.model;
  const prefix = names.environmentPrefix;
  const rows: OptionRow[] = [];
  if (auth.apiKey)
    rows.push({ option: "`apiKey`", variable: `\`${prefix}_API_KEY\``, says: "a key, or a function that returns it" });
  if (auth.clientCredentials)
    rows.push({
      option: "`clientId`, `clientSecret`",
      variable: `\`${prefix}_CLIENT_ID\`, \`${prefix}_CLIENT_SECRET\``,
      says: "OAuth2 client credentials; the token is fetched, kept and renewed",
    });
  const server = servers[0]?.url;
  const says = server === undefined ? "where the API is" : `another server; \`${server}\` unless given`;
  return [...rows, { option: "`baseUrl`", variable: `\`${prefix}_BASE_URL\``, says }];
}

/** Options for an example, e.g. `{ apiKey: "your_api_key" }`, or nothing where none are needed. */
export function exampleOptions(names: SdkNames): string {
  const { auth, servers } = names.model;
  const given = {
    apiKey: auth.apiKey && "your_api_key",
    clientId: auth.apiKey ? undefined : auth.clientCredentials && "your_client_id",
    clientSecret: auth.apiKey ? undefined : auth.clientCredentials && "your_client_secret",
    baseUrl: servers.length > 0 ? undefined : "https://api.example.com",
  };
  return Object.values(given).some((value) => value !== undefined) ? literal(given) : "";
}

/** Options for a test: the server is a mock, and any credentials will do. */
export function testOptions({ model: { auth } }: SdkNames): string {
  const credentials = auth.apiKey ? 'apiKey: "test"' : 'headers: { Authorization: "Bearer test" }';
  return `{ baseUrl: server.url, ${credentials}, maxRetries: 0 }`;
}
