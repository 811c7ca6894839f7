import type { Download, DownloadDestination, SaveOptions } from "./download.ts";

/**
 * The promise of a download: settled when the response's head is there or, with a destination, when everything is written.
 *
 * ```ts
 * await client.reports.download(id, "report.pdf");
 * const bytes = await client.reports.download(id).bytes();
 * ```
 */
export class DownloadPromise extends Promise<Download> {
  /** What `then` and `finally` return is a plain promise. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  constructor(start: () => Promise<Download>) {
    super((resolve) => resolve(start()));
  }

  /** The content as a stream. */
  async stream(options?: SaveOptions): Promise<ReadableStream<Uint8Array>> {
    return (await this).stream(options);
  }

  /** The content in memory. */
  async bytes(): Promise<Uint8Array> {
    return (await this).bytes();
  }

  /** The content as UTF-8 text. */
  async text(): Promise<string> {
    return (await this).text();
  }

  /** Writes the content; see `Download.saveTo`. */
  async saveTo(destination: DownloadDestination, options?: SaveOptions): Promise<Download> {
    return (await this).saveTo(destination, options);
  }

  /** Status, headers and URL. */
  async asResponse(): Promise<Response> {
    return (await this).response;
  }
}
