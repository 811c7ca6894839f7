import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

export interface TarballContents {
  /** Paths in the package. */
  readonly files: readonly string[];
  textOf(file: string): string;
}

/** What is in a packed package. */
export function readTarball(bytes: Uint8Array): TarballContents {
  const contents = createPackageFromTarballData(new Uint8Array(bytes));
  const root = `/node_modules/${contents.packageName}/`;
  return {
    files: contents.listFiles().map((file) => file.replace(root, "")),
    textOf: (file) => contents.readFile(root + file),
  };
}

/** What publint and "are the types wrong" say about a packed package, its subpath patterns included. */
export async function lintTarball(bytes: Uint8Array): Promise<unknown[]> {
  const tarball = new Uint8Array(bytes).buffer;
  const { messages, pkg = {} } = await publint({ pack: { tarball }, strict: true });
  const contents = createPackageFromTarballData(new Uint8Array(bytes));
  const analysis = await checkPackage(contents, { includeEntrypoints: patternExamples(bytes) });
  if (!analysis.types) return ["attw finds no types"];
  return [...messages.map((message) => formatMessage(message, pkg)), ...analysis.problems];
}

/** A module for each pattern: `./resources/*` has `resources/scans`. */
function patternExamples(bytes: Uint8Array): string[] {
  const { files, textOf } = readTarball(bytes);
  const { exports }: { exports: Record<string, { import: { types: string } }> } = JSON.parse(textOf("package.json"));
  return Object.entries(exports)
    .filter(([pattern]) => pattern.includes("*"))
    .flatMap(([pattern, { import: target }]) => {
      const [before = "", after = ""] = target.types.slice(2).split("*");
      const file = files.find((path) => path.startsWith(before) && path.endsWith(after));
      return file ? [pattern.slice(2).replace("*", file.slice(before.length, -after.length))] : [];
    });
}
