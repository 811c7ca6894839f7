import { InvalidInputError } from "../errors/client-error.ts";
import type { ApiDescription, Operation, OperationInput, Styles } from "../operation.ts";
import type { ClientOptions, HeaderValues, RequestOptions } from "../options/client-options.ts";
import { isBrowser, runtimeProduct } from "../options/environment.ts";
import { isAbsent, toWire } from "./scalar.ts";
import { joined, pairs, plain } from "./styles.ts";

/** Headers by their names in lower case. */
export type HeaderRecord = Readonly<Record<string, string>>;

/** Headers to add; `null` removes one. */
export type ChangedHeaders = Readonly<Record<string, string | null>>;

/** What every request of a client carries. */
export function clientHeaders(api: ApiDescription, options: ClientOptions): HeaderRecord {
  const products = [api.userAgent, runtimeProduct(), options.userAgent].filter(Boolean).join(" ");
  return withHeaders(isBrowser() ? {} : { "user-agent": products }, lowerCased(options.headers));
}

/** Headers with changes. */
export function withHeaders(headers: HeaderRecord, changes: ChangedHeaders): HeaderRecord {
  const changed: Record<string, string> = { ...headers };
  for (const name in changes) {
    const value = changes[name];
    if (typeof value === "string") changed[name] = value;
    else delete changed[name];
  }
  return changed;
}

/** What one call adds. The caller's own headers come last and win. */
export function callHeaders(
  client: ClientOptions,
  operation: Operation,
  input: OperationInput,
  options: RequestOptions,
  contentType: string | undefined,
): ChangedHeaders {
  const headers: Record<string, string | null> = { accept: operation.accept ?? defaultAccept(operation) };
  if (contentType !== undefined) headers["content-type"] = contentType;
  Object.assign(
    headers,
    parameterHeaders(operation.styles, input),
    idempotencyHeader(operation, input, options),
    traceHeader(client),
    lowerCased(options.headers),
  );
  const cookies = [cookieText(operation.styles?.cookie, input.cookie), headers.cookie].filter(Boolean);
  if (cookies.length > 0) headers.cookie = cookies.join("; ");
  return headers;
}

/** The trace that a call belongs to. Asked for once a call, so that all attempts belong to the same. */
export function traceHeader({ traceparent }: ClientOptions): Record<string, string> {
  const value = typeof traceparent === "function" ? traceparent() : traceparent;
  return value === undefined ? {} : { traceparent: checkedValue("traceparent", value) };
}

/** Header parameters in style `simple`, the only one that headers have. */
export function parameterHeaders(
  styles: Styles | undefined,
  { header = {} }: Pick<OperationInput, "header">,
): Record<string, string | null> {
  const written = Object.entries(header).map(([name, value]) => {
    const style = styles?.header?.[name];
    const content = plain(value, style);
    return [name, content && joined(content, ",", style?.explode ?? false, String)] as const;
  });
  return lowerCased(Object.fromEntries(written));
}

/** Cookie parameters as a `Cookie` header. Browsers don't let programs set it, and send the cookies that they have. */
export function cookieText(styles: Styles["cookie"], cookies: OperationInput["cookie"] = {}): string {
  return Object.entries(cookies)
    .flatMap(([name, value]) => {
      const content = plain(value, styles?.[name]);
      return content ? pairs(name, content, ",", styles?.[name]?.explode ?? true, encodeURIComponent) : [];
    })
    .join("; ");
}

function defaultAccept(operation: Operation): string {
  return operation.response === "binary" ? "*/*" : "application/json";
}

/** Made once a call, so that all attempts carry the same key. */
export function idempotencyHeader(
  operation: Operation,
  input: OperationInput,
  options: RequestOptions,
): Record<string, string> {
  const header = operation.idempotencyKey?.toLowerCase();
  if (header === undefined) {
    if (options.idempotencyKey === undefined) return {};
    throw new InvalidInputError(`${operation.method} ${operation.path} does not take an idempotency key.`);
  }
  const given = options.idempotencyKey ?? lowerCased(input.header)[header] ?? lowerCased(options.headers)[header];
  return { [header]: given ?? randomKey() };
}

/** A version 4 UUID. `crypto.randomUUID` is missing in pages that were not loaded over https. */
function randomKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => {
    const fixed = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return fixed.toString(16).padStart(2, "0");
  }).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Header names in one spelling, so that one can replace another; `null` stays, as it removes a header. */
function lowerCased(values: HeaderValues | OperationInput["header"]): Record<string, string | null> {
  const headers: Record<string, string | null> = {};
  for (const [name, value] of Object.entries(values ?? {})) {
    if (value !== undefined) headers[name.toLowerCase()] = isAbsent(value) ? null : checkedValue(name, value);
  }
  return headers;
}

/** The platform's own error would show the value, which may be a credential. */
function checkedValue(name: string, value: unknown): string {
  const text = String(toWire(value));
  if (/^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(text)) return text;
  throw new InvalidInputError(`the header ${JSON.stringify(name)} has a name or a value that HTTP can't carry.`);
}
