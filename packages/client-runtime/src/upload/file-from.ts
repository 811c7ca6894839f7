import { fileModules } from "../download/node-modules.ts";
import { ConfigurationError, InvalidInputError } from "../errors/client-error.ts";

export interface FileFromOptions {
  /** What the server is told. Default: the last part of the path. */
  readonly name?: string | undefined;
  /** Media type, e.g. `image/png`. */
  readonly type?: string | undefined;
}

/**
 * A file of this machine, for a request's body or a part of it. It is read as it is sent, and again if the request is sent
 * again; reading fails if the file has changed meanwhile.
 *
 * ```ts
 * await client.pictures.upload({ picture: await fileFrom("cat.png", { type: "image/png" }) });
 * ```
 */
export async function fileFrom(path: string | URL, options: FileFromOptions = {}): Promise<File> {
  const modules = fileModules();
  if (!modules) throw new ConfigurationError("There is no file system here. Use a Blob or a File instead of a path.");
  const { files, paths, urls, system } = modules;
  const file = typeof path === "string" ? path : urls.fileURLToPath(path);
  const { name = paths.basename(file), type = "" } = options;
  try {
    if (!(await files.stat(file)).isFile()) throw new Error("not a file");
    return new File([await system.openAsBlob(file)], name, { type });
  } catch (cause) {
    throw new InvalidInputError(`there is no file that can be read at ${file}.`, { cause });
  }
}
