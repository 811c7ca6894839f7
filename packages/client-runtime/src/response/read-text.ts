export interface ReadText {
  readonly text: string;
  /** The body is longer than `text`. */
  readonly truncated: boolean;
}

/**
 * Reads a body as UTF-8 (a byte order mark is dropped), up to a number of bytes, and gives up the rest.
 * @param signal stops reading also where `fetch` doesn't heed it
 */
export async function readText(response: Response, maxBytes: number, signal: AbortSignal): Promise<ReadText> {
  // Also React Native, which has no streams.
  if (!response.body) return { text: await response.text(), truncated: false };
  const reader = response.body.getReader();
  const cancel = () => void reader.cancel().catch(() => {});
  signal.addEventListener("abort", cancel, { once: true });
  try {
    return await decode(reader, maxBytes, cancel);
  } finally {
    signal.removeEventListener("abort", cancel);
  }
}

async function decode(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
  cancel: () => void,
): Promise<ReadText> {
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
