import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { ServerOperation } from "../contract.ts";
import type { Answer } from "./answer.ts";

/** First and last byte. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Of bytes that a handler returned, the part that the request asks for (RFC 9110, 14), where the operation declares status
 * 206. The whole goes out with what it takes to ask for a part of it: a strong `ETag`. A range that can't be had, or that is
 * for other content by its `If-Range`, is answered with the whole.
 */
export function partOf(
  operation: ServerOperation,
  answer: Answer,
  { method, headers }: { readonly method: string; readonly headers: IncomingHttpHeaders },
): Answer {
  const { payload } = answer;
  if (!operation.responses["206"] || answer.status !== 200 || !(payload instanceof Uint8Array)) return answer;
  const etag = answer.headers.etag ?? `"${createHash("sha256").update(payload).digest("base64url")}"`;
  const whole = { ...answer, headers: { ...answer.headers, etag, "accept-ranges": "bytes" } };
  const isSame = headers["if-range"] === undefined || headers["if-range"] === etag;
  const range = method === "GET" && isSame ? rangeIn(headers.range, payload.byteLength) : undefined;
  if (!range) return whole;
  const { from, to } = range;
  const contentRange = `bytes ${from}-${to}/${payload.byteLength}`;
  const partHeaders = { ...whole.headers, "content-range": contentRange };
  return { ...whole, status: 206, headers: partHeaders, payload: payload.subarray(from, to + 1) };
}

/** Of several ranges none is taken: the whole is the simpler answer. */
function rangeIn(header: string | undefined, length: number): Range | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  const from = first === "" ? Math.max(0, length - Number(last)) : Number(first);
  const to = first === "" || last === "" ? length - 1 : Math.min(Number(last), length - 1);
  return from <= to ? { from, to } : undefined;
}
