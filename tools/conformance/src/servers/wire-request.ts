import type { Case, Exchange, Expected } from "../cases/case.ts";
import { isObject } from "../cases/expand.ts";
import { BASE_PATH } from "../peer/peer.ts";
import { clientOptions } from "../running/session.ts";

/** A request that a case wants to see, as any HTTP client would send it. */
export interface WireRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** What stands for a value of which a case says no more than that it must be there. */
const ANYTHING = "conformance-0123456789";

export function wireRequest(written: Case, exchange: Exchange): WireRequest {
  const [method = "", path = ""] = exchange.request.split(" ");
  const query = queryOf(exchange);
  const [type, body] = bodyOf(exchange);
  const { apiKey } = clientOptions(written);
  const wanted: Readonly<Record<string, Expected>> = {
    accept: "application/json",
    ...(typeof apiKey === "string" && { authorization: `Bearer ${apiKey.trim()}` }),
    ...(type !== undefined && { "content-type": type }),
    ...exchange.headers,
  };
  const headers = Object.entries(wanted).flatMap(([name, value]) => {
    const text = headerText(name, value);
    return text === undefined ? [] : [[name, text]];
  });
  return { method, target: `${BASE_PATH}${path}${query}`, headers: Object.fromEntries(headers), body };
}

function queryOf({ query = {}, rawQuery }: Exchange): string {
  if (typeof rawQuery === "string") return rawQuery === "" ? "" : `?${rawQuery}`;
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((item) => `${name}=${encodeURIComponent(String(item))}`),
  );
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

function bodyOf({ body }: Exchange): [string | undefined, string | undefined] {
  if (body?.json !== undefined) return ["application/json", JSON.stringify(body.json)];
  if (!body?.form) return [undefined, undefined];
  const pairs = Object.entries(body.form).map(([name, value]): [string, string] => [name, String(value)]);
  return ["application/x-www-form-urlencoded", new URLSearchParams(pairs).toString()];
}

/** Where a case has a matcher, something that it matches. */
function headerText(name: string, value: Expected): string | undefined {
  if (typeof value === "string") return value;
  if (!isObject(value)) return undefined;
  if (name === "authorization") return "Basic a2V5XzE6aHBfc2VjcmV0XzE=";
  return name === "accept" || name === "user-agent" ? undefined : ANYTHING;
}
