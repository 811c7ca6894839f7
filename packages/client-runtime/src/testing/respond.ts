import type { ErrorShape, Pointer } from "../operation.ts";
import { isObject } from "./comparing.ts";
import type { MockContract, OperationContract } from "./contract.ts";
import type { FailureOptions } from "./failure.ts";

/** The usual success of an operation, with what the test gives in the place of the example's data. */
export function success(contract: MockContract, operation: OperationContract, given: unknown): Response {
  const { status, mediaType, body, data = contract.data, items } = operation.answer;
  if (mediaType === undefined) return new Response(null, { status });
  const headers = { "content-type": mediaType };
  if (isContent(given)) return new Response(given, { status, headers });
  if (!/[/+]json\b/.test(mediaType)) return new Response(String(given ?? body ?? ""), { status, headers });
  const place = Array.isArray(given) && items ? items : data;
  const changed = given === undefined ? body : replaced(structuredClone(body), place, given);
  return new Response(JSON.stringify(changed), { status, headers });
}

function isContent(value: unknown): value is Uint8Array<ArrayBuffer> | Blob {
  return value instanceof Uint8Array || value instanceof Blob;
}

/** An error as the API sends it. */
export function failed(
  contract: MockContract,
  operation: OperationContract | undefined,
  { headers, ...options }: FailureOptions,
): Response {
  const { errorBody = contract.errorBody, errors = contract.errors, errorCodes = {} } = operation ?? {};
  const status = options.status ?? statusOf(errorCodes, options.code, operation);
  const code = options.code ?? errorCodes[status]?.[0] ?? contract.defaultCodes?.[status] ?? "ERROR";
  const { message = `The mock answers ${status}.`, details } = options;
  const body = errorText(structuredClone(errorBody), errors, { status, code, message, details });
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });
}

function statusOf(
  codes: Readonly<Record<string, readonly string[]>>,
  code: string | undefined,
  operation: OperationContract | undefined,
): number {
  const [status] = Object.entries(codes).find(([, known]) => code !== undefined && known.includes(code)) ?? [];
  if (status !== undefined) return Number(status);
  const known = Object.entries(codes).map(([key, texts]) => `${key} ${texts.join(" ")}`);
  throw new TypeError(
    `${operation?.name} doesn't declare the error code ${code}; give a status too, or one of: ${known.join(", ")}.`,
  );
}

interface ErrorParts {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly details: unknown;
}

function errorText(body: unknown, shape: ErrorShape, { status, code, message, details }: ErrorParts): unknown {
  const isNumber = typeof valueAt(body, shape.code) === "number";
  const coded = replaced(body, shape.code, isNumber ? status : code);
  const told = replaced(coded, shape.message, message);
  return shape.details ? replaced(told, shape.details, details) : told;
}

/** A document with something else at a place; of an object there, the members that aren't given stay. */
function replaced(document: unknown, place: Pointer, given: unknown): unknown {
  const [name, ...below] = place;
  if (name === undefined) return isObject(document) && isObject(given) ? { ...document, ...given } : given;
  if (Array.isArray(document) || (document === undefined && /^\d+$/.test(name))) {
    const items: unknown[] = Array.isArray(document) ? [...document] : [];
    items[Number(name)] = replaced(items[Number(name)], below, given);
    return items;
  }
  const members = isObject(document) ? document : {};
  return { ...members, [name]: replaced(members[name], below, given) };
}

function valueAt(document: unknown, place: Pointer): unknown {
  return place.reduce<unknown>((value, name) => {
    if (Array.isArray(value)) return value[Number(name)];
    return isObject(value) ? value[name] : undefined;
  }, document);
}
