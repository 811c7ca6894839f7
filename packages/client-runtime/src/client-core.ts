import { Caller } from "./calling/caller.ts";
import { perform } from "./calling/perform.ts";
import type { DownloadDestination, DownloadOptions } from "./download/download.ts";
import type { DownloadPromise } from "./download/download-promise.ts";
import { startDownload } from "./download/start-download.ts";
import type { ApiDescription, Operation, OperationInput, Waiter } from "./operation.ts";
import type { ClientOptions, RequestOptions } from "./options/client-options.ts";
import { openList } from "./pagination/open-list.ts";
import type { PagePromise } from "./pagination/page-promise.ts";
import { ApiPromise, type Meta } from "./response/api-promise.ts";
import { type WaitOptions, waitFor } from "./waiting/wait-for.ts";

/** Turns a plain value into what callers get, for instance by adding methods to it. A missing value stays as it is. */
export type Bind<T> = (client: ClientCore, value: NonNullable<T>) => T;

/** What a client was set up with, defaults and environment included; without credentials. Durations are seconds. */
export interface ResolvedOptions {
  readonly baseUrl: string;
  readonly timeout: number;
  /** `Infinity`: none. */
  readonly deadline: number;
  /** `undefined`: as the contract says for each operation. */
  readonly maxRetries: number | undefined;
  readonly waitForRateLimit: boolean;
}

/** Makes the calls of one API: everything that generated code needs at run time. */
export class ClientCore {
  #caller: Caller;

  /** Throws a `ConfigurationError` if credentials are missing or an option is out of range. */
  constructor(api: ApiDescription, options: ClientOptions = {}) {
    this.#caller = new Caller(api, options);
  }

  get options(): ResolvedOptions {
    const { baseUrl, transport } = this.#caller;
    return { baseUrl, ...this.#caller.limits({}), waitForRateLimit: transport.waitForRateLimit };
  }

  /**
   * A client with some options changed. Headers are added to the present ones. Unless server or credentials change, both
   * clients share access token, retry budget and rate limit.
   */
  withOptions(options: Partial<ClientOptions>): ClientCore {
    const caller = this.#caller.withOptions(options);
    const derived = new ClientCore(caller.api, caller.options);
    derived.#caller = caller;
    return derived;
  }

  /** Ends what is under way with an `AbortError`; later calls fail. Clients that were derived from this one end with it. */
  close(): void {
    this.#caller.transport.lifetime.close();
  }

  /** Calls an operation. @param bind applied to the result */
  call<T, M = Meta>(
    operation: Operation,
    input: OperationInput = {},
    options: RequestOptions = {},
    bind?: Bind<T>,
  ): ApiPromise<T, M> {
    return new ApiPromise<T, M>((body) =>
      perform(this.#caller, { operation, input, options }, body, ({ data }) => this.#bound(bind, data as T)),
    );
  }

  /** Calls an operation that lists things. @param bind applied to each item */
  paginate<T, M = Meta>(
    operation: Operation,
    input: OperationInput = {},
    options: RequestOptions = {},
    bind?: Bind<T>,
  ): PagePromise<T, M> {
    return openList<T, M>(this.#caller, { operation, input, options }, (item) => this.#bound(bind, item));
  }

  /** Calls an operation that sends a file. @param destination where to write it; absent: nowhere yet */
  download(
    operation: Operation,
    input: OperationInput = {},
    destination?: DownloadDestination | undefined,
    options: DownloadOptions = {},
  ): DownloadPromise {
    return startDownload(this.#caller, operation, input, destination, options);
  }

  /**
   * Polls until the value is in a final state. Throws a `WaiterError` if that is one of failure, or at the deadline.
   * @param poll asks for the value; gets the options that its request should be made with
   */
  waitFor<T>(
    waiter: Waiter,
    poll: (options: RequestOptions) => PromiseLike<T>,
    options: WaitOptions<T> = {},
  ): Promise<T> {
    return waitFor(this.#caller.transport, waiter, poll, options);
  }

  #bound<T>(bind: Bind<T> | undefined, value: T): T {
    return bind && value !== null && value !== undefined ? bind(this, value) : value;
  }
}
