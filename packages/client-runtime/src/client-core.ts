import { Caller, type Observe } from "./calling/caller.ts";
import { perform } from "./calling/perform.ts";
import type { ApiDescription, Operation, OperationInput } from "./operation.ts";
import type { ClientOptions, CoreOptions, RequestOptions } from "./options/client-options.ts";
import { ApiPromise, type Meta } from "./response/api-promise.ts";

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

/**
 * Makes the calls of one API. What only some operations need stands apart, in functions that take a client (`paginate`,
 * `startDownload`, `waitFor`), so that programs without such operations don't ship it.
 */
export class ClientCore {
  #caller: Caller;

  /**
   * Throws a `ConfigurationError` if credentials are missing or an option is out of range.
   * @param observe what to call as calls go on. Default: the option `hooks`
   */
  constructor(api: ApiDescription, options: CoreOptions = {}, observe?: Observe) {
    this.#caller = new Caller(api, options, observe);
  }

  /** For functions of this package. */
  get caller(): Caller {
    return this.#caller;
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
    return new ApiPromise<T, M>((use) =>
      perform(this.#caller, { operation, input, options }, use, ({ data }) => bound(this, bind, data as T)),
    );
  }
}

/** A value with its methods, where it has such. */
export function bound<T>(client: ClientCore, bind: Bind<T> | undefined, value: T): T {
  return bind && value !== null && value !== undefined ? bind(client, value) : value;
}
