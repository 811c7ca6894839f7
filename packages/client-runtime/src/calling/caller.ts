import { EnvelopeError } from "../errors/call-error.ts";
import { ClientError } from "../errors/client-error.ts";
import type { ApiDescription, Operation, OperationInput } from "../operation.ts";
import { type BaseUrl, operationUrl, resolveBaseUrl } from "../options/base-url.ts";
import type { ClientOptions, RequestOptions } from "../options/client-options.ts";
import type { Hooks } from "../options/hooks.ts";
import { type Limits, resolveLimits } from "../options/limits.ts";
import { changesServerOrCredentials, mergeOptions } from "../options/merge-options.ts";
import { clientHeaders, type HeaderRecord } from "../request/headers.ts";
import { serialize } from "../request/serialize.ts";
import type { BodyUse } from "../response/api-promise.ts";
import { requestIdOf, unreadable } from "../response/failure.ts";
import { type Content, unwrap } from "../response/unwrap.ts";
import { createTransport, deriveTransport } from "../sending/create-transport.ts";
import type { OutgoingRequest, Transport } from "../sending/outgoing.ts";
import { type Delivery, send } from "../sending/send.ts";

/** What a client calls as its calls go on, by its options. */
export type Observe = (api: ApiDescription, options: ClientOptions) => Hooks;

/** The way from an operation and its arguments to a response and its content. */
export class Caller {
  readonly api: ApiDescription;
  readonly options: ClientOptions;
  readonly transport: Transport;
  readonly #observe: Observe | undefined;
  readonly #base: BaseUrl;
  readonly #headers: HeaderRecord;

  /**
   * Throws a `ConfigurationError` if credentials are missing or an option is out of range.
   * @param observe default: the option `hooks`
   * @param shared goes on with the token, the retry budget and the rate limit of another client
   */
  constructor(api: ApiDescription, options: ClientOptions, observe?: Observe, shared?: Transport) {
    this.api = api;
    this.options = options;
    this.#observe = observe;
    resolveLimits({}, options);
    this.#base = resolveBaseUrl(api, options);
    this.#headers = clientHeaders(api, options);
    const effective = observe ? { ...options, hooks: observe(api, options) } : options;
    this.transport = shared ? deriveTransport(shared, effective) : createTransport(api, effective, this.baseUrl);
  }

  get baseUrl(): string {
    return this.#base.url;
  }

  /** What the path of an operation is appended to. */
  baseUrlOf(operation: Operation): string {
    return operationUrl(this.api, this.#base, this.options, operation);
  }

  withOptions(changes: Partial<ClientOptions>): Caller {
    const shared = changesServerOrCredentials(this.api, changes) ? undefined : this.transport;
    return new Caller(this.api, mergeOptions(this.api, this.options, changes), this.#observe, shared);
  }

  limits(options: RequestOptions): Limits {
    return resolveLimits(options, this.options);
  }

  /** Serialises and sends. @param url in place of the one that the operation has */
  deliver(
    operation: Operation,
    input: OperationInput,
    options: RequestOptions,
    body: BodyUse["body"],
    url?: string,
  ): Promise<Delivery> {
    const request = serialize(this.options, operation, input, options, this.baseUrlOf(operation), this.#headers);
    return this.send(operation, url === undefined ? request : { ...request, url }, options, body);
  }

  /** Sends what is serialised already. */
  send(
    operation: Operation,
    request: OutgoingRequest,
    options: RequestOptions,
    body: BodyUse["body"],
    transport: Transport = this.transport,
  ): Promise<Delivery> {
    return send(transport, { operation, request, limits: this.limits(options), signal: options.signal, body });
  }

  unwrap(operation: Operation, delivery: Delivery): Content {
    return unwrap(this.api, operation, delivery, (text) => this.#redact(text), this.transport.clock.now());
  }

  requestId({ response }: Delivery, content?: Content): string | undefined {
    return requestIdOf(this.api, response, content?.body);
  }

  /** The error for a body that is not what the contract declares. */
  malformed(problem: string, { response, text = "", trace }: Delivery): EnvelopeError {
    return new EnvelopeError(problem, unreadable(this.api, response, this.#redact(text)), trace);
  }

  /** Tells the `onError` hook if `act` fails. */
  async reporting<R>(operation: Operation, act: () => Promise<R>): Promise<R> {
    try {
      return await act();
    } catch (error) {
      throw await this.reported(operation, error);
    }
  }

  /** Tells the `onError` hook of an error, and gives it back. */
  async reported(operation: Operation, error: unknown): Promise<unknown> {
    if (error instanceof ClientError) error.operation ??= operation.id;
    await this.transport.hooks.onError?.({ operation: operation.id, error });
    return error;
  }

  #redact(text: string): string {
    return this.transport.authenticator?.redact(text) ?? text;
  }
}
