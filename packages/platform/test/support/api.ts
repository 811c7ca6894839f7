import type { ErrorBody } from "@hivepro/server";

/** An answer of the API. `data` is for tests that expect success; `error` for the others. */
export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: T;
  readonly error: ErrorBody;
  readonly meta: { readonly request_id: string; readonly next_cursor: string | null; readonly has_more: boolean };
  /** The body as it came, if it was JSON. */
  readonly body: unknown;
}

export interface Call {
  readonly method?: string;
  /** Sent as JSON; text as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls the API over HTTP with one credential, or none. */
export class Api {
  readonly #base: string;
  readonly #secret: string | undefined;

  constructor(url: string, secret?: string) {
    this.#base = `${url}/api/v1`;
    this.#secret = secret;
  }

  with(secret: string | undefined): Api {
    return new Api(this.#base.slice(0, -"/api/v1".length), secret);
  }

  get<T>(path: string): Promise<Answer<T>> {
    return this.call<T>(path);
  }

  post<T>(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer<T>> {
    return this.call<T>(path, { method: "POST", body, headers });
  }

  patch<T>(path: string, body: unknown): Promise<Answer<T>> {
    return this.call<T>(path, { method: "PATCH", body });
  }

  put<T>(path: string, body: unknown): Promise<Answer<T>> {
    return this.call<T>(path, { method: "PUT", body });
  }

  delete(path: string): Promise<Answer<undefined>> {
    return this.call<undefined>(path, { method: "DELETE" });
  }

  async call<T>(path: string, { method = "GET", body, headers = {} }: Call = {}): Promise<Answer<T>> {
    const response = await this.raw(path, { method, body, headers });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
    const parsed: Answer<T> = text !== "" && isJson ? JSON.parse(text) : {};
    const { data, error, meta } = parsed;
    return { status: response.status, headers: response.headers, data, error, meta, body: parsed };
  }

  raw(path: string, { method = "GET", body, headers = {} }: Call = {}): Promise<Response> {
    const hasBody = body !== undefined;
    return fetch(`${this.#base}${path}`, {
      method,
      headers: {
        ...(this.#secret === undefined ? {} : { authorization: `Bearer ${this.#secret}` }),
        ...(hasBody ? { "content-type": "application/json" } : {}),
        ...headers,
      },
      ...(hasBody ? { body: typeof body === "string" ? body : JSON.stringify(body) } : {}),
    });
  }
}

/** All items of a list, page after page. */
export async function allItems<T>(api: Api, path: string): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Answer<T[]> = await api.get<T[]>(
      cursor === null ? path : `${path}${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`,
    );
    if (page.status !== 200) throw new Error(`${path} answered ${page.status}: ${JSON.stringify(page.body)}`);
    items.push(...page.data);
    cursor = page.meta.next_cursor;
  } while (cursor !== null);
  return items;
}
