import { type JsonObject, objectOf, stringOf, stringsOf } from "../document/json.ts";
import { responsePlace } from "../document/pointer.ts";
import type { ErrorShape } from "./api-model.ts";

type Codes = Readonly<Record<string, readonly string[]>>;

/** Where errors keep their parts, as far as `x-hivegen.errors` says. */
export function errorShape(extension: JsonObject): ErrorShape | undefined {
  const declared = objectOf(extension.errors);
  const code = stringOf(declared.code);
  const message = stringOf(declared.message);
  if (code === undefined && message === undefined) return undefined;
  const optional = (key: string) => {
    const pointer = stringOf(declared[key]);
    return pointer === undefined ? undefined : responsePlace(pointer);
  };
  return {
    code: responsePlace(code ?? "/code"),
    message: responsePlace(message ?? "/message"),
    title: optional("title"),
    details: optional("details"),
    requestId: optional("requestId"),
    requestIdHeader: stringOf(declared.requestIdHeader),
  };
}

/** Used when nothing is declared: the commonest place, which a client treats as a guess. */
export const undeclaredErrorShape: ErrorShape = {
  code: ["code"],
  message: ["message"],
  title: undefined,
  details: undefined,
  requestId: undefined,
  requestIdHeader: undefined,
};

export function declaredCodes(extension: JsonObject): Codes {
  const codes = objectOf(objectOf(extension.errors).codes);
  return Object.fromEntries(Object.entries(codes).map(([status, list]) => [status, stringsOf(list)]));
}

/** The codes of an operation: its own first, then the API's, for the statuses that it declares. */
export function codesOf(statuses: readonly string[], own: Codes, common: Codes): Codes {
  const result: Record<string, string[]> = {};
  for (const status of statuses) {
    const codes = [...new Set([...(own[status] ?? []), ...(common[status] ?? [])])];
    if (codes.length > 0) result[status] = codes;
  }
  return result;
}
