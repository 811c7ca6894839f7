import { ClientError } from "../errors/client-error.ts";

/** Something under way that ends when its client is closed. */
export interface Stoppable {
  stop(by: "close"): void;
}

/** Whether a client is open, and what it has under way. A derived client ends with the one that it was derived from. */
export class Lifetime {
  readonly #parent: Lifetime | undefined;
  readonly #running = new Set<Stoppable>();
  #closed = false;

  constructor(parent?: Lifetime) {
    this.#parent = parent;
  }

  /** Throws if the client, or one that it was derived from, is closed. */
  check(): void {
    if (this.#closed) throw new ClientError("This client is closed. Make a new one.");
    this.#parent?.check();
  }

  /** Work that begins too late is stopped at once. */
  add(work: Stoppable): void {
    if (this.#closed) work.stop("close");
    else this.#running.add(work);
    this.#parent?.add(work);
  }

  delete(work: Stoppable): void {
    this.#running.delete(work);
    this.#parent?.delete(work);
  }

  close(): void {
    this.#closed = true;
    for (const work of this.#running) work.stop("close");
  }
}
