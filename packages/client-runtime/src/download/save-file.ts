import { ConfigurationError } from "../errors/client-error.ts";
import { type FileHandle, type FileModules, fileModules } from "./node-modules.ts";

/**
 * Writes a stream to a file so that at any moment the path has the old content or all of the new: into a temporary file next
 * to it, flushed to disk and then renamed. A failure leaves nothing behind. What is no file, such as a pipe, is written to
 * directly.
 * @returns the path
 */
export async function saveFile(stream: ReadableStream<Uint8Array>, destination: string | URL): Promise<string> {
  const modules = fileModules();
  if (!modules) {
    await stream.cancel();
    throw new ConfigurationError(
      "There is no file system here. Use bytes(), stream() or a WritableStream instead of a path.",
    );
  }
  const path = typeof destination === "string" ? destination : modules.urls.fileURLToPath(destination);
  const target = await resolveTarget(modules, path);
  if (target.replaceable) await replaceFile(modules, stream, target.path);
  else await writeAll(stream, () => modules.files.open(target.path, "w"));
  return path;
}

/** Links are followed, so that the file is replaced and not the link. Renaming over a device would destroy it. */
async function resolveTarget({ files }: FileModules, path: string): Promise<{ path: string; replaceable: boolean }> {
  try {
    const real = await files.realpath(path);
    return { path: real, replaceable: (await files.stat(real)).isFile() };
  } catch {
    return { path, replaceable: true };
  }
}

async function replaceFile(
  { files, paths }: FileModules,
  stream: ReadableStream<Uint8Array>,
  path: string,
): Promise<void> {
  const temporary = paths.join(paths.dirname(path), `.${paths.basename(path)}.${crypto.randomUUID()}.part`);
  try {
    await writeAll(stream, () => files.open(temporary, "wx"));
    await files.rename(temporary, path);
  } catch (error) {
    await files.unlink(temporary).catch(() => {});
    throw error;
  }
}

async function writeAll(stream: ReadableStream<Uint8Array>, open: () => Promise<FileHandle>): Promise<void> {
  const reader = stream.getReader();
  try {
    const file = await open();
    try {
      for (let read = await reader.read(); !read.done; read = await reader.read()) await file.appendFile(read.value);
      await flush(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    await reader.cancel(error).catch(() => {});
    throw error;
  }
}

/** Pipes and terminals have nothing to flush, and say so. */
async function flush(file: FileHandle): Promise<void> {
  try {
    await file.sync();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "EINVAL" && code !== "ENOTSUP") throw error;
  }
}
