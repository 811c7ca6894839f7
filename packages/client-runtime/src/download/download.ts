import { ClientError, ConfigurationError } from "../errors/client-error.ts";
import type { RequestOptions } from "../options/client-options.ts";
import { fileNameFrom } from "./file-name.ts";
import { type DownloadProgress, guardedStream, type StreamGuard } from "./guarded-stream.ts";
import { saveFile } from "./save-file.ts";
import { type NodeWritable, writeToNodeStream } from "./write-to-node-stream.ts";

/** Where to write a download: a path, a `file:` URL, a `WritableStream` or a `Writable` of Node. */
export type DownloadDestination = string | URL | WritableStream<Uint8Array> | NodeWritable;

export interface SaveOptions {
  /** Called with each piece that arrives. */
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
}

/**
 * Options of a download. `timeout` bounds each attempt up to the response's head only, as files may take long; the body is
 * bounded by `idleTimeout` and by `deadline`. If it breaks, it is gone on with where it stopped, up to `maxRetries` times,
 * where the server has parts to send (`Range`) and tells by a strong `ETag` or by `Last-Modified` that the content is the same.
 */
export interface DownloadOptions extends RequestOptions, SaveOptions {
  /** Seconds that may pass without data. Default: `timeout`. */
  readonly idleTimeout?: number | undefined;
}

/** What a server sends as a file. Its content can be taken once. */
export class Download {
  /** Status, headers and URL; take the body through the methods here, which notice when it ends early. */
  readonly response: Response;
  /** Media type, e.g. `application/pdf`. */
  readonly contentType: string | undefined;
  /** Bytes, if the server says. */
  readonly contentLength: number | undefined;
  /** File name that the server proposes, without directories. */
  readonly filename: string | undefined;
  readonly requestId: string | undefined;
  readonly #guard: StreamGuard;
  #attempts: number;
  #taken = false;
  #received = 0;
  #path: string | undefined;

  constructor(guard: Omit<StreamGuard, "total">, requestId: string | undefined) {
    const { response, trace } = guard.delivery;
    this.response = response;
    this.contentType = response.headers.get("content-type") ?? undefined;
    this.contentLength = announcedLength(response.headers);
    this.filename = fileNameFrom(response.headers.get("content-disposition"));
    this.requestId = requestId;
    this.#attempts = trace.attempts;
    this.#guard = { ...guard, total: this.contentLength };
  }

  /** HTTP requests that it took so far. */
  get attempts(): number {
    return this.#attempts;
  }

  /** Bytes received so far. */
  get received(): number {
    return this.#received;
  }

  /** Where it was saved, if it was saved to a path. */
  get path(): string | undefined {
    return this.#path;
  }

  /** The content as a stream. It fails with a typed error if it stands still, is aborted or ends early. */
  stream(options: SaveOptions = {}): ReadableStream<Uint8Array> {
    if (this.#taken) throw new ClientError("The content of this download has been taken already. Download it again.");
    this.#taken = true;
    const { resume } = this.#guard;
    const onProgress = options.onProgress ?? this.#guard.onProgress;
    return guardedStream({
      ...this.#guard,
      resume: async (failure, received) => {
        const delivery = await resume?.(failure, received);
        this.#attempts += delivery?.trace.attempts ?? 0;
        return delivery;
      },
      onProgress: (progress) => {
        this.#received = progress.received;
        onProgress?.(progress);
      },
    });
  }

  /** The content in memory. */
  async bytes(): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    const reader = this.stream().getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) chunks.push(read.value);
    const bytes = new Uint8Array(this.#received);
    let offset = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, offset);
      offset += chunk.byteLength;
    }
    return bytes;
  }

  /** The content as UTF-8 text. */
  async text(): Promise<string> {
    return new TextDecoder().decode(await this.bytes());
  }

  /**
   * Writes the content. A file appears complete or not at all. Streams are closed at the end, except standard output and
   * standard error, and aborted on failure.
   */
  async saveTo(destination: DownloadDestination, options: SaveOptions = {}): Promise<this> {
    const kind = kindOf(destination);
    const stream = this.stream(options);
    if (kind.file !== undefined) this.#path = await saveFile(stream, kind.file);
    else if (kind.web) await stream.pipeTo(kind.web);
    else await writeToNodeStream(stream, kind.node);
    return this;
  }
}

type DestinationKind =
  | { file: string | URL }
  | { file?: never; web: WritableStream<Uint8Array> }
  | { file?: never; web?: never; node: NodeWritable };

function kindOf(destination: DownloadDestination): DestinationKind {
  if (typeof destination === "string" && destination !== "") return { file: destination };
  if (destination instanceof URL && destination.protocol === "file:") return { file: destination };
  if (typeof destination === "object" && "getWriter" in destination) return { web: destination };
  if (typeof destination === "object" && "write" in destination) return { node: destination };
  throw new ConfigurationError("A download is written to a path, a file: URL, a WritableStream or a Writable of Node.");
}

/** With a content encoding the length is that of the encoded bytes, which nobody sees. */
function announcedLength(headers: Headers): number | undefined {
  const length = headers.get("content-length")?.trim() ?? "";
  const encoding = headers.get("content-encoding") ?? "identity";
  return /^\d+$/.test(length) && encoding === "identity" ? Number(length) : undefined;
}
