import type { AttemptLimit } from "../sending/attempt-limit.ts";

export interface ReadText {
  readonly text: string;
  /** The body is longer than `text`. */
  readonly truncated: boolean;
}

/**
 * Reads a body as UTF-8 (a byte order mark is dropped), up to a number of bytes, and gives up the rest.
 * @param limit stops reading also where `fetch` doesn't heed its signal
 */
export async function readText(
  response: Response,
  maxBytes: number,
  limit: Pick<AttemptLimit, "cancelBody">,
): Promise<ReadText> {
  // Also React Native, which has no streams.
  if (!response.body) return { text: await response.text(), truncated: false };
  const reader = response.body.getReader();
  const cancel = () => void reader.cancel().catch(() => {});
  limit.cancelBody = cancel;
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode(), truncated: false };
    size += value.byteLength;
    if (size > maxBytes) {
      cancel();
      return { text, truncated: true };
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** Frees the connection of a response that nobody will read. */
export function discard(response: Response): void {
  if (response.body && !response.body.locked) void response.body.cancel().catch(() => {});
}
