import type { SdkNames } from "../typescript-sdk/sdk-names.ts";

/** An option of the client that can stand in the environment, as a row of a table. */
export interface OptionRow {
  readonly option: string;
  readonly variable: string;
  readonly says: string;
}

export function clientOptions({ model }: SdkNames): OptionRow[] {
  const rows = model.auth.options.map(({ name, variable, description }) => ({
    option: `\`${name}\``,
    variable: `\`${variable}\``,
    says: description.replaceAll("|", "\\|"),
  }));
  const known = /^https?:/i.test(model.baseUrl);
  const says = known ? `Another server; \`${model.baseUrl}\` unless given.` : "Where the API is; it must be given.";
  return [
    ...rows,
    { option: "`baseUrl`", variable: `\`${model.environment.baseUrl}\``, says },
    {
      option: "`logLevel`",
      variable: `\`${model.environment.logLevel}\``,
      says: "How much is logged: `off` (unless given), `error`, `warn`, `info` or `debug`. Logs hold no credentials and no bodies.",
    },
  ];
}

/** Options for a test: the server is a mock, any credentials will do, and nobody gives out tokens. */
export function testOptions({ model: { auth } }: SdkNames): string {
  const usable = auth.schemes.filter(({ ways }) => ways.length > 0).slice(0, auth.exclusive ? 1 : undefined);
  const ways = usable.flatMap(({ ways: own }) => own.find(({ kind }) => kind !== "clientCredentials") ?? []);
  const names = new Set(ways.flatMap(({ options }) => options));
  const given = [...names].map((name) => `${name}: "test"`);
  if (ways.length < usable.length || usable.length === 0) given.push('headers: { Authorization: "Bearer test" }');
  return `{ baseUrl: server.url, ${given.join(", ")}, maxRetries: 0 }`;
}
