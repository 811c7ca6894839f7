export interface MediaType {
  /** Lower case, without parameters: `application/json`. */
  readonly type: string;
  readonly charset: string | undefined;
}

const MEDIA_TYPE = /^\s*([\w!#$&^.+-]+\/[\w!#$&^.+-]+)\s*(?:;(.*))?$/s;
const CHARSET = /(?:^|;)\s*charset\s*=\s*"?([^\s";]+)"?\s*(?:;|$)/i;

/** Reads a Content-Type; `undefined` when it isn't one. */
export function parseMediaType(header: string | undefined): MediaType | undefined {
  const match = header === undefined || header.length > 256 ? null : MEDIA_TYPE.exec(header);
  const type = match?.[1]?.toLowerCase();
  if (type === undefined) return undefined;
  return { type, charset: CHARSET.exec(match?.[2] ?? "")?.[1]?.toLowerCase() };
}

export function isJsonType(type: string): boolean {
  return type === "application/json" || type.endsWith("+json");
}

/** The entry of a `content` table for a media type: itself, else its range (`text/*`), else any. */
export function contentKey(content: Readonly<Record<string, unknown>>, type: string): string | undefined {
  const range = `${type.slice(0, type.indexOf("/"))}/*`;
  const keys = Object.keys(content);
  for (const wanted of [type, range, "*/*"]) {
    const key = keys.find((candidate) => parseRange(candidate) === wanted);
    if (key !== undefined) return key;
  }
  return undefined;
}

/** A key of a `content` table without its parameters: `application/json; charset=utf-8` is `application/json`. */
function parseRange(key: string): string {
  return (key.split(";")[0] ?? "").trim().toLowerCase();
}
