import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { globSync } from "tinyglobby";
import { isPattern, STANDARD_INPUT } from "./patterns.ts";

/** A file that was named, or that a pattern found. */
export interface InputFile {
  /** Absolute, or `-`. */
  readonly path: string;
  /** Found by a pattern, which may match files that others refer to as well. */
  readonly isFound: boolean;
}

/** The files that the inputs mean: paths, patterns such as `apis/*.yaml`, and `-` for the standard input. */
export function inputFiles(inputs: readonly string[], base: string): InputFile[] {
  const files = inputs.flatMap((input) => {
    if (input === STANDARD_INPUT) return [{ path: input, isFound: false }];
    const path = absolute(input, base);
    return isPattern(input) && !existsSync(path) ? matches(input, base) : [{ path, isFound: false }];
  });
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

/** The same input, wherever the program is started. */
export function absolute(input: string, base: string): string {
  return input === STANDARD_INPUT ? input : resolve(base, input);
}

function matches(pattern: string, base: string): InputFile[] {
  const paths = globSync(pattern.replaceAll("\\", "/"), { cwd: base, absolute: true, ignore: ["**/node_modules/**"] });
  return paths.sort((a, b) => (a < b ? -1 : 1)).map((path) => ({ path: resolve(path), isFound: true }));
}
