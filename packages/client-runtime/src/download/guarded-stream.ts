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
  readonly toError: (error: unknown) => Error;
}

/**
 * The body as a stream that can't hang or end early unnoticed: it fails when it stands still for too long, when the deadline
 * passes or the caller aborts, and when fewer or more bytes arrive than announced.
 */
export function guardedStream(guard: StreamGuard): ReadableStream<Uint8Array> {
  const { delivery, total, onProgress } = guard;
  const reader = delivery.response.body?.getReader();
  let received = 0;
  const release = (reason: unknown) => {
    delivery.limit.dispose();
    return reader?.cancel(reason).catch(() => {});
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const chunk = reader && (await readChunk(reader, guard));
          if (!chunk || chunk.done) {
            delivery.limit.dispose();
            checkLength(received, guard);
            controller.close();
            return;
          }
          received += chunk.value.byteLength;
          onProgress?.({ received, total });
          controller.enqueue(chunk.value);
        } catch (error) {
          void release(error);
          controller.error(error);
        }
      },
      async cancel(reason) {
        await release(reason);
      },
    },
    // Nothing is read ahead, so that the idle timer only runs while somebody waits for data.
    { highWaterMark: 0 },
  );
}

async function readChunk(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  { delivery: { limit }, clock, idleTimeout, toError }: StreamGuard,
): Promise<ReadableStreamReadResult<Uint8Array>> {
  const stopTimer = startTimer(clock, idleTimeout * 1000, () => limit.stop("idle"), "timeout");
  try {
    return await limit.race(reader.read());
  } catch (error) {
    throw toError(error);
  } finally {
    stopTimer();
  }
}

function checkLength(received: number, { total, delivery }: StreamGuard): void {
  if (total === undefined || received === total) return;
  throw new ConnectionError(`the download ended after ${received} of ${total} bytes`, delivery.trace);
}
