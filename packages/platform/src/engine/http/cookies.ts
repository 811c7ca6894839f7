export interface SetCookie {
  readonly name: string;
  readonly value: string;
  /** Lower-case attribute names; flags have an empty value. */
  readonly attributes: ReadonlyMap<string, string>;
}

const MAX_COOKIES = 50;

/** Reads one Set-Cookie header; undefined when it names no cookie. */
export function parseSetCookie(header: string): SetCookie | undefined {
  const [pair = "", ...rest] = header.split(";");
  const separator = pair.indexOf("=");
  const name = pair.slice(0, Math.max(separator, 0)).trim();
  if (name === "") return undefined;
  const attributes = rest.map((attribute): [string, string] => {
    const [key = "", ...value] = attribute.split("=");
    return [key.trim().toLowerCase(), value.join("=").trim()];
  });
  return { name, value: pair.slice(separator + 1).trim(), attributes: new Map(attributes) };
}

/** The cookies of one host during one scan. The scan talks to a single host, so Domain does not matter. */
export class CookieJar {
  readonly #cookies = new Map<string, { name: string; value: string; path: string; secure: boolean }>();

  store(url: URL, headers: readonly string[], now: number): void {
    for (const header of headers) {
      const cookie = parseSetCookie(header);
      if (cookie !== undefined) this.#put(url, cookie, now);
    }
  }

  /** The Cookie header for a request, or undefined. */
  headerFor(url: URL): string | undefined {
    const fitting = [...this.#cookies.values()].filter(
      ({ path, secure }) => pathMatches(url.pathname, path) && (!secure || url.protocol === "https:"),
    );
    return fitting.length === 0 ? undefined : fitting.map(({ name, value }) => `${name}=${value}`).join("; ");
  }

  #put(url: URL, { name, value, attributes }: SetCookie, now: number): void {
    const declared = attributes.get("path");
    const path = declared?.startsWith("/") ? declared : directoryOf(url.pathname);
    const key = `${name};${path}`;
    if (isExpired(attributes, now)) this.#cookies.delete(key);
    else if (this.#cookies.has(key) || this.#cookies.size < MAX_COOKIES) {
      this.#cookies.set(key, { name, value, path, secure: attributes.has("secure") });
    }
  }
}

function isExpired(attributes: ReadonlyMap<string, string>, now: number): boolean {
  const maxAge = attributes.get("max-age");
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return Number(maxAge) <= 0;
  const expires = Date.parse(attributes.get("expires") ?? "");
  return !Number.isNaN(expires) && expires <= now;
}

function pathMatches(pathname: string, cookiePath: string): boolean {
  if (!pathname.startsWith(cookiePath)) return false;
  return cookiePath.endsWith("/") || pathname.length === cookiePath.length || pathname[cookiePath.length] === "/";
}

function directoryOf(pathname: string): string {
  const end = pathname.lastIndexOf("/");
  return end <= 0 ? "/" : pathname.slice(0, end);
}
