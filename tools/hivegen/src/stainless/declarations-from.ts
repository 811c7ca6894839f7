import type { Config } from "../config/config.ts";
import type { JsonObject } from "../document/json.ts";
import { absolute } from "../load/inputs.ts";
import { load } from "../load/load.ts";
import type { Declarations } from "../model/declarations/declarations.ts";
import { UsageError } from "../usage-error.ts";
import { convertStainless } from "./convert.ts";
import { readStainless } from "./stainless-file.ts";

/** What a Stainless configuration declares about the API that a configuration names. */
export function declarationsFrom(file: string, { input, overlays = [] }: Config, base: string): Declarations {
  const stainless = readStainless(file, base);
  const [mistake] = stainless.findings.filter(({ severity }) => severity === "error");
  if (mistake) throw new UsageError(`${mistake.file}:${mistake.line ?? 1}: ${mistake.message}`);
  const { root, operations, schemas } = convertStainless(stainless, () => documentOf([input].flat(), overlays, base));
  return { source: stainless.path, root, operations, schemas };
}

function documentOf(inputs: readonly string[], overlays: readonly string[], base: string): JsonObject {
  return load(
    inputs.map((path) => absolute(path, base)),
    { base, overlays: overlays.map((path) => absolute(path, base)) },
  ).document;
}
