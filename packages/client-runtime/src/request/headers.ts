import { InvalidInputError } from "../errors/client-error.ts";
import type { ApiDescription, Operation, OperationInput } from "../operation.ts";
import type { ClientOptions, RequestOptions } from "../options/client-options.ts";
import { isBrowser, runtimeProduct } from "../options/environment.ts";
import { isAbsent, toWire } from "./scalar.ts";
import { defaultStyle } from "./styles.ts";

/** Headers by their names in lower case, so that one can replace another. */
export type HeaderRecord = Readonly<Record<string, string>>;

/** What every request of a client carries. */
export function clientHeaders(api: ApiDescription, options: ClientOptions): HeaderRecord {
  const headers: Record<string, string> = {};
  if (!isBrowser()) {
    headers["user-agent"] = [api.userAgent, runtimeProduct(), options.userAgent].filter(Boolean).join(" ");
  }
  putHeaders(headers, options.headers);
  return headers;
}

/** What a call carries besides. The caller's own headers come last and win. */
export function callHeaders(
  shared: HeaderRecord,
  client: ClientOptions,
  operation: Operation,
  input: OperationInput,
  options: RequestOptions,
  contentType: string | undefined,
): HeaderRecord {
  const headers: Record<string, string> = { ...shared };
  headers.accept = acceptOf(operation);
  if (contentType !== undefined) headers["content-type"] = contentType;
  putParameters(headers, operation, input);
  putIdempotencyKey(headers, operation, options);
  putTrace(headers, client);
  putHeaders(headers, options.headers);
  if (input.cookie) {
    const cookies = [cookieText(operation, input.cookie), headers.cookie].filter(Boolean);
    if (cookies.length > 0) headers.cookie = cookies.join("; ");
  }
  return headers;
}

export function acceptOf({ accept, response }: Operation): string {
  return accept ?? (response === "binary" ? "*/*" : "application/json");
}

/** The trace that a call belongs to. Asked for once a call, so that all attempts belong to the same. */
export function putTrace(headers: Record<string, string>, { traceparent }: ClientOptions): void {
  const value = typeof traceparent === "function" ? traceparent() : traceparent;
  if (value !== undefined) putHeaders(headers, { traceparent: value });
}

export function putParameters(
  headers: Record<string, string>,
  { styles = defaultStyle }: Operation,
  { header = {} }: OperationInput,
): void {
  for (const name in header) {
    const text = isAbsent(header[name]) ? "" : styles.header(name, header[name]);
    if (text !== "") putHeaders(headers, { [name]: text });
  }
}

/** Cookie parameters as a `Cookie` header. Browsers don't let programs set it, and send the cookies that they have. */
export function cookieText({ styles = defaultStyle }: Operation, cookies: OperationInput["cookie"] = {}): string {
  return Object.entries(cookies)
    .flatMap(([name, value]) => styles.cookie(name, value))
    .join("; ");
}

/** Made once a call, so that all attempts carry the same key. One that the caller gives as a header comes later and wins. */
export function putIdempotencyKey(
  headers: Record<string, string>,
  { idempotencyKey: header, method, path }: Operation,
  { idempotencyKey: given }: RequestOptions,
): void {
  if (header !== undefined) {
    if (given !== undefined || headers[header.toLowerCase()] === undefined) {
      putHeaders(headers, { [header]: given ?? randomKey() });
    }
  } else if (given !== undefined) {
    throw new InvalidInputError(`${method} ${path} does not take an idempotency key.`);
  }
}

/** A version 4 UUID. `crypto.randomUUID` is missing in pages that were not loaded over https. */
function randomKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  // 1 and 0 stand for any digit, 8 for one of 8 to b.
  return "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) => {
    const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
    return (Number(digit) ^ (random & (15 >> (Number(digit) / 4)))).toString(16);
  });
}

/** Adds headers to others; `null` removes one. */
export function putHeaders(headers: Record<string, string>, values: OperationInput["header"]): void {
  for (const name in values) {
    const value = values[name];
    if (value === null) delete headers[name.toLowerCase()];
    else if (value !== undefined) headers[name.toLowerCase()] = checkedValue(name, value);
  }
}

/** The platform's own error would show the value, which may be a credential. */
function checkedValue(name: string, value: unknown): string {
  const text = String(toWire(value));
  if (/^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(text)) return text;
  throw new InvalidInputError(`the header ${JSON.stringify(name)} has a name or a value that HTTP can't carry.`);
}
