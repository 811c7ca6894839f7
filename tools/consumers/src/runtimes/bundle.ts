import { join } from "node:path";
import { build } from "esbuild";

/**
 * A program and everything that it imports as one ES module, for places without Node's API: what bundlers do with the
 * packages, `exports` and `sideEffects` included.
 */
export async function bundle(project: string, entry: string, conditions: readonly string[] = []): Promise<string> {
  const { outputFiles, warnings } = await build({
    absWorkingDir: project,
    entryPoints: [join(project, entry)],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    conditions: [...conditions],
    logLevel: "silent",
  });
  const [file] = outputFiles;
  if (!file || warnings.length > 0) throw new Error(`${entry} doesn't bundle cleanly: ${JSON.stringify(warnings)}`);
  return file.text;
}
