import { resolve } from "node:path";
import { loadConfig } from "../config/load-config.ts";
import { absolute } from "../load/inputs.ts";
import type { Declarations } from "../model/declarations/declarations.ts";
import type { Arguments } from "./arguments.ts";

export interface DescribedApi {
  readonly inputs: readonly string[];
  readonly overlays: readonly string[];
  readonly declarations?: Declarations;
}

/** The API that a command is about: as the arguments say, else as the configuration says, with what that declares. */
export async function describedApi({ positionals, overlays, config }: Arguments): Promise<DescribedApi> {
  if (positionals.length > 0) return { inputs: positionals, overlays };
  const { base, input, overlays: configured = [], declarations } = await loadConfig(config);
  return {
    inputs: [input].flat().map((path) => absolute(path, base)),
    overlays: [...configured.map((path) => resolve(base, path)), ...overlays],
    declarations,
  };
}
