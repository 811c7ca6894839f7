import { resolve } from "node:path";
import { loadConfig } from "../config/load-config.ts";
import type { Declarations } from "../model/declarations/declarations.ts";
import type { Arguments } from "./arguments.ts";

/** The API that a command is about: as the arguments say, else as the configuration says, with what that declares. */
export async function describedApi(options: Arguments): Promise<{ path: string; declarations?: Declarations }> {
  const [input] = options.positionals;
  if (input !== undefined) return { path: input };
  const { base, input: configured, declarations } = await loadConfig(options.config);
  return { path: resolve(base, configured), declarations };
}
