/** The little of Node's API that saving and sending files takes, so that the published types need no `@types/node`. */
export interface FileHandle {
  appendFile(data: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

interface FileSystem {
  open(path: string, flags: "w" | "wx"): Promise<FileHandle>;
  realpath(path: string): Promise<string>;
  rename(from: string, to: string): Promise<void>;
  stat(path: string): Promise<{ isFile(): boolean }>;
  unlink(path: string): Promise<void>;
}

interface Paths {
  dirname(path: string): string;
  basename(path: string): string;
  join(...parts: string[]): string;
}

interface Urls {
  fileURLToPath(url: URL): string;
}

interface System {
  openAsBlob(path: string): Promise<Blob>;
}

export interface FileModules {
  readonly system: System;
  readonly files: FileSystem;
  readonly paths: Paths;
  readonly urls: Urls;
}

/**
 * Node, Bun and Deno have these; browsers and workers don't. Asked for at run time, so that bundlers find nothing to resolve.
 */
export function fileModules(): FileModules | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  const files = process?.getBuiltinModule?.("node:fs/promises") as FileSystem | undefined;
  const paths = process?.getBuiltinModule?.("node:path") as Paths | undefined;
  const urls = process?.getBuiltinModule?.("node:url") as Urls | undefined;
  const system = process?.getBuiltinModule?.("node:fs") as System | undefined;
  return files && paths && urls && system ? { files, paths, urls, system } : undefined;
}
