/** A `Writable` of Node, described by what is used of it, so that the published types need no `@types/node`. */
export interface NodeWritable {
  write(chunk: Uint8Array, callback: (error?: Error | null) => void): unknown;
  end(callback: () => void): unknown;
  destroy(error?: Error): unknown;
  on(event: "error" | "close", listener: (error?: Error) => void): unknown;
  off(event: "error" | "close", listener: (error?: Error) => void): unknown;
}

/** Writes at the pace that the destination takes, and ends it; standard output and standard error stay open. */
export async function writeToNodeStream(stream: ReadableStream<Uint8Array>, destination: NodeWritable): Promise<void> {
  const reader = stream.getReader();
  const broken = watch(destination);
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const chunk = read.value;
      await broken.race((done) => destination.write(chunk, done));
    }
    if (!isStandardStream(destination)) await broken.race((done) => destination.end(() => done()));
  } catch (error) {
    destination.destroy(error instanceof Error ? error : new Error(String(error)));
    await reader.cancel(error).catch(() => {});
    throw error;
  }
  broken.stop();
}

type Done = (error?: Error | null) => void;

/**
 * Notices when the destination fails or is closed early, which need not call any callback. After a failure the listeners
 * stay: a destroyed stream tells its error later, and one that nobody listens to would end the process.
 */
function watch(destination: NodeWritable): { race(act: (done: Done) => void): Promise<void>; stop(): void } {
  let failure: Error | undefined;
  let rejectCurrent: (error: Error) => void = () => {};
  const fail = (error: Error) => {
    failure ??= error;
    rejectCurrent(failure);
  };
  const onError = (error?: Error) => fail(error ?? new Error("the destination failed"));
  const onClose = () => fail(new Error("the destination was closed before everything was written"));
  destination.on("error", onError);
  destination.on("close", onClose);
  return {
    race: (act) =>
      new Promise((resolve, reject) => {
        rejectCurrent = reject;
        if (failure) reject(failure);
        else act((error) => (error ? reject(error) : resolve()));
      }),
    stop: () => {
      destination.off("error", onError);
      destination.off("close", onClose);
    },
  };
}

function isStandardStream(destination: object): boolean {
  return "fd" in destination && (destination.fd === 1 || destination.fd === 2);
}
