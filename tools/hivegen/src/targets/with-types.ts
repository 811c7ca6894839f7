import type { ApiModel } from "../model/api-model.ts";
import type { OutputFile, Target, TargetOptions } from "./target.ts";
import { TYPES_FOLDER } from "./types-module.ts";
import { typescriptTypes } from "./typescript-types/index.ts";

/** What a target prints, with the types that it refers to where no package has them. */
export async function withTypes(
  target: Target,
  model: ApiModel,
  options: TargetOptions,
): Promise<readonly OutputFile[]> {
  const files = await target.generate(model, options);
  if (!target.refersToTypes || options.types !== undefined) return files;
  const types = await typescriptTypes.generate(model, options);
  return [...types.map(({ path, content }) => ({ path: `${TYPES_FOLDER}/${path}`, content })), ...files];
}
