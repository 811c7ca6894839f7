import type { Readable } from "node:stream";

/** What a handler returns when its plain data doesn't say it all. Made by `withStatus` and `withMeta`. */
export class HandlerResult<Data, Meta extends object = Readonly<Record<string, unknown>>> {
  readonly data: Data;
  readonly status: number | undefined;
  readonly meta: Meta | undefined;

  constructor(data: Data, status?: number, meta?: Meta) {
    this.data = data;
    this.status = status;
    this.meta = meta;
  }

  static of<Data>(value: Data | HandlerResult<Data>): HandlerResult<Data> {
    return value instanceof HandlerResult ? value : new HandlerResult(value);
  }
}

export interface BinaryContent {
  readonly body: Uint8Array | Readable;
  readonly mediaType: string;
  /** Offered to the caller as the name of the file. */
  readonly filename?: string;
}

/** A response body that isn't JSON. Made by `binary`. */
export class BinaryResult {
  readonly content: BinaryContent;

  constructor(content: BinaryContent) {
    this.content = content;
  }
}

/** Answers with another status than the operation's usual one. */
export function withStatus<Data>(status: number, data: Data | HandlerResult<Data>): HandlerResult<Data> {
  const { data: plain, meta } = HandlerResult.of(data);
  return new HandlerResult(plain, status, meta);
}

/** Adds fields to the envelope's meta, e.g. where the next page starts. */
export function withMeta<Data, Meta extends object>(
  data: Data | HandlerResult<Data>,
  meta: Meta,
): HandlerResult<Data, Meta> {
  const { data: plain, status, meta: before } = HandlerResult.of(data);
  return new HandlerResult(plain, status, { ...before, ...meta });
}

/** Answers with bytes, or a stream of them, for the caller to save. */
export function binary(content: BinaryContent): BinaryResult {
  return new BinaryResult(content);
}

export interface VerbatimContent {
  readonly status: number;
  /** Absent: no body. */
  readonly mediaType?: string;
  /** Bytes and texts go out as they are, anything else as JSON. */
  readonly body?: unknown;
}

/** A whole answer, told by the handler. Made by `verbatim`. */
export class VerbatimResult {
  readonly content: VerbatimContent;

  constructor(content: VerbatimContent) {
    this.content = content;
  }
}

/** Answers with exactly this: no envelope, and any status that the contract declares. */
export function verbatim(content: VerbatimContent): VerbatimResult {
  return new VerbatimResult(content);
}
