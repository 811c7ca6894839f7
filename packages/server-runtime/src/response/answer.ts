import { Readable } from "node:stream";
import type { ResponseContract, ServerContract, ServerOperation } from "../contract.ts";
import { byStatus } from "../errors/codes.ts";
import type { Outcome } from "../idempotency/replay.ts";
import { isJsonType } from "../request/media-type.ts";
import { successBody } from "./bodies.ts";
import { attachment } from "./content-disposition.ts";
import { type BinaryContent, BinaryResult, type VerbatimContent, VerbatimResult } from "./results.ts";

/** A response as it is handed to the HTTP server. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | Uint8Array | Readable | undefined;
  /** What the payload is; JSON payloads are text. */
  readonly kind: ResponseContract["kind"];
}

const BODILESS = new Set([204, 205, 304]);

/** The media type that a JSON body is sent as. */
export function jsonType(declared: ResponseContract | undefined, otherwise = "application/json"): string {
  const type = declared?.mediaTypes.find((candidate) => isJsonType(candidate.toLowerCase())) ?? otherwise;
  return `${type}; charset=utf-8`;
}

/** The bytes of a result: told with `binary`, or returned plainly where the contract expects bytes. */
function bytesOf(data: unknown, declared: ResponseContract | undefined): BinaryContent | undefined {
  if (data instanceof BinaryResult) return data.content;
  const plain = data instanceof Uint8Array || data instanceof Readable;
  if (!plain || declared?.kind !== "binary") return undefined;
  return { body: data, mediaType: declared.mediaTypes[0] ?? "application/octet-stream" };
}

function binaryAnswer(
  status: number,
  { body, mediaType, filename }: BinaryContent,
  headers: Answer["headers"],
): Answer {
  return {
    kind: "binary",
    status,
    headers: { "content-type": mediaType, "content-disposition": attachment(filename), ...headers },
    payload: body,
  };
}

function textAnswer(status: number, text: string, declared: ResponseContract, headers: Answer["headers"]): Answer {
  const type = declared.mediaTypes[0] ?? "text/plain";
  const charset = type.startsWith("text/") && !type.includes(";") ? "; charset=utf-8" : "";
  return { kind: "binary", status, headers: { "content-type": `${type}${charset}`, ...headers }, payload: text };
}

function verbatimAnswer({ status, mediaType, body }: VerbatimContent, headers: Answer["headers"]): Answer {
  if (mediaType === undefined || BODILESS.has(status)) return { kind: "empty", status, headers, payload: undefined };
  const json = isJsonType((mediaType.split(";", 1)[0] ?? "").trim().toLowerCase());
  const plain = body instanceof Uint8Array || body instanceof Readable || (typeof body === "string" && !json);
  return {
    kind: json ? "json" : "binary",
    status,
    headers: { "content-type": mediaType, ...headers },
    payload: plain ? body : JSON.stringify(body),
  };
}

/** Turns what a handler returned into a response: the envelope around data, bytes as they are, nothing for a 204. */
export function answerOf(
  contract: ServerContract,
  operation: ServerOperation,
  outcome: Outcome,
  requestId: string,
): Answer {
  const { data, meta, status = operation.success } = outcome.result;
  if (data instanceof VerbatimResult) return verbatimAnswer(data.content, outcome.headers);
  const declared = byStatus(operation.responses, status);
  const bytes = bytesOf(data, declared);
  if (bytes !== undefined) return binaryAnswer(status, bytes, outcome.headers);
  if (typeof data === "string" && declared?.kind === "binary")
    return textAnswer(status, data, declared, outcome.headers);
  const body =
    BODILESS.has(status) || declared?.kind === "empty"
      ? undefined
      : JSON.stringify(successBody(contract, operation, { status, data, meta }, requestId));
  if (body === undefined) return { kind: "empty", status, headers: outcome.headers, payload: undefined };
  return {
    kind: "json",
    status,
    headers: { "content-type": jsonType(declared), ...outcome.headers },
    payload: body,
  };
}
