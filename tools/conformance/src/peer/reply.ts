import type { Answer } from "../cases/case.ts";

/** An answer as it goes onto the wire. */
export interface WireReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What a successful answer has in its envelope, unless the case says something else. */
const META = { request_id: "req_1" };
const STATUS_WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

export function wireReply(answer: Answer): WireReply {
  const status = answer.status ?? 200;
  const [type, body] = STATUS_WITHOUT_BODY.has(status) ? [undefined, ""] : contentOf(answer);
  const headers: Record<string, string> = type === undefined ? {} : { "content-type": type };
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    if (value === null) delete headers[name];
    else headers[name] = value;
  }
  return { status, headers, body: Buffer.from(body) };
}

/** Media type and content. */
function contentOf(answer: Answer): [string | undefined, string | Buffer] {
  if (answer.text !== undefined) return ["text/plain; charset=utf-8", answer.text];
  if (answer.base64 !== undefined) return ["application/octet-stream", Buffer.from(answer.base64, "base64")];
  const json = jsonOf(answer);
  return json === undefined ? [undefined, ""] : ["application/json", JSON.stringify(json)];
}

/** The document that an answer has, in its envelope where it is in one. */
export function jsonOf({ data, page, failure, json, meta }: Answer): unknown {
  if (data !== undefined) return { success: true, data, meta: { ...META, ...meta } };
  if (page) {
    const paging = { next_cursor: page.next, has_more: page.next !== null };
    return { success: true, data: page.items, meta: { ...META, ...paging, ...meta } };
  }
  if (failure) return { success: false, error: { message: "It failed.", ...failure }, meta: { ...META, ...meta } };
  return json;
}
