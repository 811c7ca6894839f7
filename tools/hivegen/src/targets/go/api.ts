import type {
  ApiModel,
  CredentialWay,
  Envelope,
  ErrorShape,
  KeyPlace,
  RateLimitHeaders,
  Retry,
  Server,
} from "../../model/api-model.ts";
import type { GoFile } from "./go-file.ts";
import type { GoNames } from "./go-names.ts";
import { composite, type Entry, listOf, quote } from "./go-text.ts";

/** `api.go`: what every call needs to know about the API. */
export function addApi(file: GoFile, names: GoNames, product: string): void {
  const { model } = names;
  const entries: Entry[] = [
    ["name", quote(model.name.pascal)],
    ["userAgent", quote(`${product}/${names.version}`)],
    ["baseURL", quote(model.baseUrl)],
    ...given("servers", choosesServer(model) ? serverList(model.servers) : undefined),
    [
      "environment",
      composite(
        "map[string]string",
        Object.entries(model.environment).map(([option, name]) => [quote(option), quote(name)]),
      ),
    ],
    ...given("auth", authData(model)),
    ...given("envelope", model.envelope && `&${envelope(file, model.envelope)}`),
    ["errors", errorShape(file, model.errors)],
    ...given("retry", model.retry && retry(file, model.retry)),
    ...given("rateLimit", model.rateLimit && rateLimit(file, model.rateLimit)),
    ...given("requestIDHeader", model.errors.requestIdHeader && quote(model.errors.requestIdHeader)),
  ];
  file.add(
    `// api is ${model.title.replace(/\s+/g, " ")} ${model.version}, as far as every call needs to know it.`,
    `var api = ${composite("apiDescription", entries)}`,
  );
}

/** An entry, if there is anything to say. */
export function given(key: string, value: string | undefined): Entry[] {
  return value ? [[key, value]] : [];
}

/** Callers have something to choose: one of several servers, or values for what is open in an address. */
export function choosesServer({ servers }: ApiModel): boolean {
  return servers.length > 1 || servers.some(({ variables }) => variables.length > 0);
}

export function serverList(servers: readonly Server[]): string {
  const items = servers.map(({ name, url, variables }) => {
    const open = variables.map((variable) => {
      const value = variable.default === undefined ? "required: true" : `value: ${quote(variable.default)}`;
      return `{name: ${quote(variable.name)}, ${value}}`;
    });
    const list = open.length > 0 ? `, variables: []serverVariable{${open.join(", ")}}` : "";
    return `{name: ${quote(name)}, url: ${quote(url === "" ? "/" : url)}${list}}`;
  });
  return ["[]server{", ...items.map((item) => `\t${item},`), "}"].join("\n");
}

function authData({ auth }: ApiModel): string | undefined {
  const schemes = auth.schemes.filter(({ ways }) => ways.length > 0);
  if (schemes.length === 0) return undefined;
  const items = schemes.map(({ name, ways, place }) => {
    const list = ways.map((way) => wayText(way, place)).join(", ");
    return `\t{name: ${quote(name)}, ways: []authWay{${list}}},`;
  });
  return composite("authDescription", [
    ["schemes", ["[]scheme{", ...items, "}"].join("\n")],
    ["security", requirement(auth.credentials)],
    ...given("exclusive", auth.exclusive ? "true" : undefined),
    ...given("required", auth.required ? "true" : undefined),
  ]);
}

function wayText({ kind, options, tokenUrl = "" }: CredentialWay, place: KeyPlace | undefined): string {
  const [option = ""] = options;
  const names = `options: []string{${options.map(quote).join(", ")}}`;
  switch (kind) {
    case "bearer":
      return `bearerAuth(${quote(option)})`;
    case "basic":
      return `{kind: basicAuth, ${names}, place: authorizationHeader}`;
    case "clientCredentials":
      return `{kind: clientCredentialsAuth, ${names}, place: authorizationHeader, tokenURL: ${quote(tokenUrl)}}`;
    case "apiKey": {
      const where = `credentialPlace{${quote(place?.in ?? "header")}, ${quote(place?.name ?? "Authorization")}}`;
      const prefix = place?.prefix ? `, prefix: ${quote(place.prefix)}` : "";
      return `{kind: keyAuth, ${names}, place: ${where}${prefix}}`;
    }
  }
}

export function requirement(alternatives: readonly (readonly string[])[]): string {
  return `requirement{${alternatives.map((schemes) => `{${schemes.map(quote).join(", ")}}`).join(", ")}}`;
}

export function pointer(file: GoFile, place: readonly string[] | undefined): string | undefined {
  return place && `${file.internal("document", "Pointer")}{${place.map(quote).join(", ")}}`;
}

export function envelope(file: GoFile, form: Envelope): string {
  const values = form.successValues?.map((value) => (typeof value === "string" ? quote(value) : String(value)));
  const parts = form.metaParts?.map((place) => `{${place.map(quote).join(", ")}}`);
  return composite("envelope", [
    ...given("data", pointer(file, form.data)),
    ...given("success", pointer(file, form.success)),
    ...given("successValues", values && listOf("[]any", values)),
    ...given("flagOptional", form.flagOptional ? "true" : undefined),
    ...given("meta", pointer(file, form.meta)),
    ...given("metaParts", parts && listOf(`[]${file.internal("document", "Pointer")}`, parts)),
    ...given("failure", pointer(file, form.error)),
  ]);
}

export function errorShape(file: GoFile, shape: ErrorShape): string {
  return composite("errorShape", [
    ...given("code", pointer(file, shape.code)),
    ...given("message", pointer(file, shape.message)),
    ...given("title", pointer(file, shape.title)),
    ...given("details", pointer(file, shape.details)),
    ...given("requestID", pointer(file, shape.requestId)),
  ]);
}

export function retry(file: GoFile, policy: Retry): string {
  const time = (value: number | undefined) => (value === undefined ? undefined : duration(file, value));
  return composite(file.internal("retry", "Override"), [
    ...given(
      "MaxRetries",
      policy.maxRetries === undefined ? undefined : `${file.internal("retry", "Times")}(${policy.maxRetries})`,
    ),
    ...given("Statuses", policy.statuses && `[]int{${policy.statuses.join(", ")}}`),
    ...given("BaseDelay", time(policy.baseDelay)),
    ...given("ThrottleDelay", time(policy.throttleDelay)),
    ...given("MaxDelay", time(policy.maxDelay)),
    ...given("MaxRetryAfter", time(policy.maxRetryAfter)),
  ]);
}

/** `90 * time.Second`, or `500 * time.Millisecond`. */
export function duration(file: GoFile, seconds: number): string {
  const unit = Number.isInteger(seconds) ? "Second" : "Millisecond";
  const count = unit === "Second" ? seconds : Math.round(seconds * 1000);
  const name = file.standard("time", unit);
  return count === 1 ? name : `${count} * ${name}`;
}

const UNITS = {
  "epoch-seconds": "EpochSeconds",
  "epoch-milliseconds": "EpochMilliseconds",
  seconds: "Seconds",
} as const;

function rateLimit(file: GoFile, { limit, remaining, reset, unit }: RateLimitHeaders): string {
  return `&${composite(file.internal("retry", "RateLimit"), [
    ["Limit", quote(limit)],
    ["Remaining", quote(remaining)],
    ["Reset", quote(reset)],
    ["ResetUnit", file.internal("retry", UNITS[unit])],
  ])}`;
}
