import { AdapterProcess } from "./adapter-process.ts";
import type { Manifest } from "./manifest.ts";

/** An SDK's adapter: one process for all cases, and one more for each case with environment variables. */
export class Adapter implements AsyncDisposable {
  readonly manifest: Manifest;
  #shared: AdapterProcess | undefined;

  constructor(manifest: Manifest) {
    this.manifest = manifest;
  }

  /** A process that goes on for other cases. After a crash it is a new one. */
  shared(): AdapterProcess {
    if (this.#shared === undefined || this.#shared.isBroken) this.#shared = new AdapterProcess(this.manifest);
    return this.#shared;
  }

  /** A process of its own; whoever asks for it disposes it. */
  own(environment: Readonly<Record<string, string>>): AdapterProcess {
    return new AdapterProcess(this.manifest, environment);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#shared?.[Symbol.asyncDispose]();
  }
}
