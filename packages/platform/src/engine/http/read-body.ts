import type { IncomingMessage } from "node:http";
import { pipeline, type Readable } from "node:stream";
import { createBrotliDecompress, createUnzip } from "node:zlib";

export interface BodyText {
  readonly text: string;
  readonly truncated: boolean;
}

/**
 * Reads at most `maxBytes` (counted after decompression, so that a small compressed body can't grow without bound).
 * A body that breaks off or can't be decompressed is returned as far as it came.
 */
export async function readBody(message: IncomingMessage, maxBytes: number): Promise<BodyText> {
  const chunks: Buffer[] = [];
  let size = 0;
  let truncated = false;
  try {
    for await (const chunk of decompressed(message)) {
      const bytes = Buffer.from(chunk);
      chunks.push(bytes.subarray(0, maxBytes - size));
      size += bytes.length;
      if (size > maxBytes) break;
    }
    truncated = size > maxBytes;
  } catch {
    truncated = true;
  }
  if (truncated) message.destroy();
  return { text: decoderFor(message).decode(Buffer.concat(chunks)), truncated };
}

function decompressed(message: IncomingMessage): Readable {
  const encoding = message.headers["content-encoding"]?.trim().toLowerCase() ?? "identity";
  if (encoding === "gzip" || encoding === "x-gzip" || encoding === "deflate") {
    return pipeline(message, createUnzip(), () => {});
  }
  if (encoding === "br") return pipeline(message, createBrotliDecompress(), () => {});
  return message;
}

function decoderFor(message: IncomingMessage): { decode(bytes: Uint8Array): string } {
  const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(message.headers["content-type"] ?? "")?.[1] ?? "utf-8";
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder("utf-8");
  }
}
