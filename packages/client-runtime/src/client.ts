/// <reference lib="esnext.disposable" preserve="true" />
import { ClientCore } from "./client-core.ts";
import { observe } from "./observing/log.ts";
import type { ApiDescription } from "./operation.ts";
import type { ClientOptions, CoreOptions } from "./options/client-options.ts";

/** Base of generated clients. */
export abstract class Client implements AsyncDisposable {
  /** What all resources call through. Not enumerable, so that printing a client stays short. */
  declare readonly core: ClientCore;

  /** @param source options for a new client, or the core of an existing one, as `withOptions` gives it */
  constructor(api: ApiDescription, source: ClientOptions | ClientCore = {}) {
    const core = source instanceof ClientCore ? source : new ClientCore(api, source, observe);
    Object.defineProperty(this, "core", { value: core });
  }

  /**
   * Ends calls, waits and downloads that are under way with an `AbortError`; later calls fail. Clients that were derived from
   * this one end with it. `await using client = …` does it at the end of the block.
   */
  async close(): Promise<void> {
    this.core.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** Base of generated resources, such as `client.scans`. */
export abstract class Resource {
  readonly #client: ClientCore;

  /** @param source options, for a program that needs only this resource, or the core of an existing client */
  constructor(api: ApiDescription, source: CoreOptions | ClientCore = {}) {
    this.#client = source instanceof ClientCore ? source : new ClientCore(api, source);
  }

  /** What its calls go through. */
  protected get client(): ClientCore {
    return this.#client;
  }
}
