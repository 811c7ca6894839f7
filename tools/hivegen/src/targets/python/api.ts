import type { CredentialWay, KeyPlace, Pagination, Retry, Server } from "../../model/api-model.ts";
import type { OutputFile } from "../target.ts";
import { PythonFile } from "./python-file.ts";
import { snakeIdentifier } from "./python-identifier.ts";
import type { PythonNames } from "./python-names.ts";
import { Code, Construct, LINE_WIDTH, literal } from "./python-text.ts";

const OPERATION = "_runtime.operation";

/** `_api.py`: what every call needs to know about the API. */
export function apiFile(names: PythonNames): OutputFile {
  const { model, options } = names;
  const about = `${model.title} ${model.version}, as far as every call needs to know it.`;
  const file = new PythonFile("_api.py", model.input, about);
  const { requestIdHeader, rateLimit } = { ...model.errors, rateLimit: model.rateLimit };
  const name = file.value(`.${OPERATION}`, "ApiDescription");
  const version = file.value("._version", "__version__");
  const description = new Construct(name, {
    name: model.name.pascal,
    package: new Code('__name__.partition(".")[0]'),
    user_agent: new Code(`f"${productToken(options.packageName)}/{${version}}"`),
    base_url: model.baseUrl,
    environment: Object.fromEntries(
      Object.entries(model.environment).map(([option, variable]) => [snakeIdentifier(option), variable]),
    ),
    errors: errorShape(file, ".", model.errors),
    auth: authData(names, file),
    servers: names.choosesServer ? serverData(file, ".", model.servers) : undefined,
    envelope: envelopeData(file, ".", model.envelope),
    retry: retryData(file, ".", model.retry),
    rate_limit:
      rateLimit &&
      new Construct(file.value(`.${OPERATION}`, "RateLimitHeaders"), {
        limit: rateLimit.limit,
        remaining: rateLimit.remaining,
        reset: rateLimit.reset,
        reset_unit: rateLimit.unit,
      }),
    request_id_header: requestIdHeader,
  });
  file.add(`API = ${literal(description, LINE_WIDTH, 6)}`);
  return file.finish();
}

/** `@hivepro/sdk-python` and `@hivepro/sdk` are `hivepro-sdk-python` in a User-Agent header. */
function productToken(packageName: string): string {
  const token = packageName.replace(/^@/, "").replaceAll("/", "-");
  return token.endsWith("-python") ? token : `${token}-python`;
}

/** @param above the package, as the file sees it */
export function errorShape(file: PythonFile, above: string, shape: PythonNames["model"]["errors"]): Construct {
  return new Construct(file.value(`${above}${OPERATION}`, "ErrorShape"), {
    code: shape.code,
    message: shape.message,
    title: shape.title,
    details: shape.details,
    request_id: shape.requestId,
  });
}

export function envelopeData(
  file: PythonFile,
  above: string,
  envelope: PythonNames["model"]["envelope"],
): Construct | undefined {
  if (!envelope) return undefined;
  return new Construct(file.value(`${above}${OPERATION}`, "Envelope"), {
    data: envelope.data,
    success: envelope.success,
    success_values: envelope.successValues,
    flag_optional: envelope.flagOptional,
    meta: envelope.meta,
    meta_parts: envelope.metaParts,
    error: envelope.error,
  });
}

export function retryData(file: PythonFile, above: string, retry: Retry | undefined): Construct | undefined {
  if (!retry) return undefined;
  return new Construct(file.value(`${above}${OPERATION}`, "RetryPolicy"), {
    max_retries: retry.maxRetries,
    statuses: retry.statuses,
    base_delay: retry.baseDelay,
    throttle_delay: retry.throttleDelay,
    max_delay: retry.maxDelay,
    max_retry_after: retry.maxRetryAfter,
  });
}

/** Servers as the runtime chooses from them. */
export function serverData(file: PythonFile, above: string, servers: readonly Server[]): Construct[] {
  const server = file.value(`${above}${OPERATION}`, "Server");
  return servers.map(
    ({ name, url, variables }) =>
      new Construct(server, {
        name,
        url: url === "" ? "/" : url,
        variables:
          variables.length === 0
            ? undefined
            : Object.fromEntries(variables.map((variable) => [variable.name, variable.default ?? null])),
      }),
  );
}

const PAGINATION = { cursor: "Cursor", page: "Page", offset: "Offset", url: "Url", link: "Link" } as const;

/** How lists go on, in the terms of the runtime. */
export function paginationData(file: PythonFile, above: string, pagination: Pagination | undefined) {
  if (!pagination) return undefined;
  const forms = `${above}_runtime.pagination.forms`;
  const { style, ...members } = pagination;
  const values = Object.entries(members).map(([name, value]) => {
    if (name !== "size" || !value || typeof value !== "object" || !("parameter" in value))
      return [snakeIdentifier(name), value];
    return [name, new Construct(file.value(forms, "PageSize"), { parameter: value.parameter, maximum: value.maximum })];
  });
  return new Construct(file.value(forms, `${PAGINATION[style]}Pagination`), Object.fromEntries(values));
}

function authData({ model: { auth } }: PythonNames, file: PythonFile): Construct | undefined {
  const schemes = auth.schemes.filter(({ ways }) => ways.length > 0);
  if (schemes.length === 0) return undefined;
  return new Construct(file.value(`.${OPERATION}`, "Auth"), {
    schemes: Object.fromEntries(
      schemes.map(({ name, ways, place }) => [name, ways.map((way) => wayCode(file, way, place))]),
    ),
    security: auth.credentials,
    exclusive: auth.exclusive || undefined,
    required: auth.required || undefined,
  });
}

function wayCode(file: PythonFile, { kind, options, tokenUrl = "" }: CredentialWay, place: KeyPlace | undefined): Code {
  const option = literal(snakeIdentifier(options[0] ?? ""));
  switch (kind) {
    case "basic":
      return new Code(`${file.value("._runtime.auth.basic", "Basic")}()`);
    case "clientCredentials":
      return new Code(`${file.value("._runtime.auth.client_credentials", "ClientCredentials")}(${literal(tokenUrl)})`);
    case "bearer":
      return new Code(`${file.value("._runtime.auth.api_key", "Bearer")}(${option})`);
    default: {
      const where = file.value("._runtime.auth.place", "Place");
      const prefix = place?.prefix ? `, prefix=${literal(place.prefix)}` : "";
      const stands = `${where}(${literal(place?.in)}, ${literal(place?.name)})`;
      return new Code(`${file.value("._runtime.auth.api_key", "ApiKey")}(${stands}, ${option}${prefix})`);
    }
  }
}
