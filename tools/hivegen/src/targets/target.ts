import type { ApiModel } from "../model/api-model.ts";

/** A file to write; `path` is relative to the output folder, with forward slashes. */
export interface OutputFile {
  readonly path: string;
  readonly content: string;
  /** Written once, as a start; from then on it belongs to people, and stays as they leave it. */
  readonly once?: true;
}

export interface PackageName {
  readonly name: string;
  readonly version: string;
}

/** What an output says about itself in `hivegen.config.ts`. */
export interface TargetOptions {
  /** Package that the output belongs to, from the nearest `package.json`. */
  readonly packageName: string;
  readonly packageVersion: string;
  /** Package that has the API's types. Absent: the output carries them itself, in its folder `types`. */
  readonly types: string | undefined;
}

/** A target prints a model. It decides nothing about the API: the same model and options give the same files. */
export interface Target {
  readonly name: string;
  /** The output refers to the API's types, which `typescript-types` prints. */
  readonly refersToTypes?: boolean;
  /** The output is a package of its own, named so unless its `package.json` or the configuration says otherwise. */
  packageOf?(model: ApiModel): PackageName;
  generate(model: ApiModel, options: TargetOptions): Promise<readonly OutputFile[]> | readonly OutputFile[];
}
