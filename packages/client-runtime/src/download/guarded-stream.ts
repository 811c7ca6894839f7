import { ConnectionError } from "../errors/call-error.ts";
import type { Clock } from "../options/clock.ts";
import type { Delivery } from "../sending/send.ts";
import { startTimer } from "../sending/timer.ts";

/** How far a download is. */
export interface DownloadProgress {
  /** Bytes so far. */
  readonly received: number;
  /** Bytes in all, if the server says. */
  readonly total: number | undefined;
}

export interface StreamGuard {
  readonly delivery: Delivery;
  readonly clock: Clock;
  /** Seconds that may pass between two chunks. */
  readonly idleTimeout: number;
  /** Length that the server announced, if it did. */
  readonly total: number | undefined;
  readonly onProgress: ((progress: DownloadProgress) => void) | undefined;
  /** Turns what broke the stream into a typed error. */
  readonly toError: (error: unknown, delivery: Delivery) => Error;
  /** Asks for what is left after a break; nothing if there is no way. Absent: there is none. */
  readonly resume?: ((failure: unknown, received: number) => Promise<Delivery | undefined>) | undefined;
}

/**
 * The body as a stream that can't hang or end early unnoticed: it fails when it stands still for too long, when the deadline
 * passes or the caller aborts, and when fewer or more bytes arrive than announced; unless it can be resumed.
 */
export function guardedStream(guard: StreamGuard): ReadableStream<Uint8Array> {
  const body = new GuardedBody(guard);
  return new ReadableStream<Uint8Array>(
    {
      pull: (controller) => body.pull(controller),
      cancel: (reason) => body.cancel(reason),
    },
    // Nothing is read ahead, so that the idle timer only runs while somebody waits for data.
    { highWaterMark: 0 },
  );
}

class GuardedBody {
  readonly #guard: StreamGuard;
  #delivery: Delivery;
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  #received = 0;
  #isCancelled = false;

  constructor(guard: StreamGuard) {
    this.#guard = guard;
    this.#delivery = guard.delivery;
    this.#reader = guard.delivery.response.body?.getReader();
  }

  async pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const { onProgress, total } = this.#guard;
    try {
      const chunk = await this.#next();
      if (!chunk) {
        controller.close();
        return;
      }
      this.#received += chunk.byteLength;
      onProgress?.({ received: this.#received, total });
      controller.enqueue(chunk);
    } catch (error) {
      void this.#release(error);
      controller.error(error);
    }
  }

  async cancel(reason: unknown): Promise<void> {
    this.#isCancelled = true;
    await this.#release(reason);
  }

  async #release(reason: unknown): Promise<void> {
    this.#delivery.limit.dispose();
    await this.#reader?.cancel(reason).catch(() => {});
  }

  /** The next chunk, from another response if one breaks; `undefined` at the end. */
  async #next(): Promise<Uint8Array | undefined> {
    for (;;) {
      try {
        return await this.#read();
      } catch (failure) {
        await this.#resume(failure);
      }
    }
  }

  async #read(): Promise<Uint8Array | undefined> {
    const chunk = this.#reader && (await readChunk(this.#reader, this.#delivery, this.#guard));
    if (chunk && !chunk.done) return chunk.value;
    this.#delivery.limit.dispose();
    checkLength(this.#received, this.#guard.total, this.#delivery);
    return undefined;
  }

  async #resume(failure: unknown): Promise<void> {
    const delivery = this.#isCancelled ? undefined : await this.#guard.resume?.(failure, this.#received);
    if (!delivery) throw failure;
    await this.#release(failure);
    this.#delivery = delivery;
    this.#reader = delivery.response.body?.getReader();
    if (this.#isCancelled) throw failure;
  }
}

async function readChunk(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  delivery: Delivery,
  { clock, idleTimeout, toError }: StreamGuard,
): Promise<ReadableStreamReadResult<Uint8Array>> {
  const { limit } = delivery;
  const stopTimer = startTimer(clock, idleTimeout * 1000, () => limit.stop("idle"), "timeout");
  try {
    return await limit.race(reader.read());
  } catch (error) {
    throw toError(error, delivery);
  } finally {
    stopTimer();
  }
}

function checkLength(received: number, total: number | undefined, { trace }: Delivery): void {
  if (total === undefined || received === total) return;
  throw new ConnectionError(`the download ended after ${received} of ${total} bytes`, trace);
}
