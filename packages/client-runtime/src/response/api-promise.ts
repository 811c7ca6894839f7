import { ClientError } from "../errors/client-error.ts";

/** What the envelope says besides the data, e.g. `{ request_id }`. `undefined` where there is no envelope. */
export type Meta = Readonly<Record<string, unknown>>;

/** A result together with how it came about. */
export interface WithResponse<T, M = Meta> {
  readonly data: T;
  /** What the envelope says besides the data; `undefined` where there is no envelope. */
  readonly meta: M | undefined;
  /** Status, headers and URL. Its body has been read. */
  readonly response: Response;
  readonly requestId: string | undefined;
  /** HTTP requests that it took. */
  readonly attempts: number;
  /** How many of them were retries. */
  readonly retryCount: number;
  /** Seconds spent waiting between attempts. */
  readonly retryDelay: number;
}

/** A finished call: with its result and the text that it was read from, or with the body left unread. */
export type Reply<T, M = Meta> =
  | { readonly text: string; readonly result: WithResponse<T, M> }
  | { readonly text: undefined; readonly response: Response };

/** Whether a call reads the body, or leaves it to the caller. That may change in the statement that makes the call. */
export interface BodyUse {
  body: "text" | "unread";
}

/** Starts a call, one microtask later, so that `.asResponse()` on the same line can still ask for the unread body. */
export type StartCall<T, M = Meta> = (use: Readonly<BodyUse>) => Promise<Reply<T, M>>;

/**
 * The promise of a call's result, as a real `Promise`. The request starts by itself, whether or not anybody waits for it.
 *
 * ```ts
 * const scan = await client.scans.get(id);
 * const { data, meta, response } = await client.scans.get(id).withResponse();
 * const raw = await client.scans.get(id).asResponse();
 * ```
 */
export class ApiPromise<T, M = Meta> extends Promise<T> {
  readonly #use: BodyUse;
  readonly #reply: Promise<Reply<T, M>>;

  /** What `then` and `finally` return is a plain promise. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  constructor(start: StartCall<T, M>) {
    const use: BodyUse = { body: "text" };
    const reply = start(use);
    super((resolve, reject) => {
      reply.then((done) => (done.text === undefined ? reject(bodyTaken()) : resolve(done.result.data)), reject);
    });
    this.#use = use;
    this.#reply = reply;
  }

  /** The result with its metadata, the response's status and headers, and the number of retries. Fails as the call does. */
  async withResponse(): Promise<WithResponse<T, M>> {
    const reply = await this.#handled();
    if (reply.text === undefined) throw bodyTaken();
    return reply.result;
  }

  /**
   * The response as it came, with its body unread, after retries. Fails as the call does when the status is not 2xx. Called
   * later than in the statement that makes the call, it gives a copy of what was read.
   */
  async asResponse(): Promise<Response> {
    this.#use.body = "unread";
    const reply = await this.#handled();
    return reply.text === undefined ? reply.response : copyOf(reply.result.response, reply.text);
  }

  /** Who asks in one of the ways above handles failures there, so that they don't count as unhandled here. */
  #handled(): Promise<Reply<T, M>> {
    this.catch(() => {});
    return this.#reply;
  }
}

function bodyTaken(): ClientError {
  return new ClientError(
    "asResponse() took the unread body of this call, so it has no data. Use withResponse() to get both, or make two calls.",
  );
}

/** A response that can be read again; it keeps the URL, which the constructor can't set. */
function copyOf(response: Response, text: string): Response {
  const { status, statusText, headers, url } = response;
  const body = status === 204 || status === 205 || status === 304 ? null : text;
  return Object.defineProperty(new Response(body, { status, statusText, headers }), "url", { value: url });
}
