import type { OperationDeclarations, RootDeclarations, SchemaDeclarations } from "./declarations.ts";

/**
 * What `hivegen.config.ts` says: what to generate, and about the API what its description doesn't say, in the keys that
 * `x-hivegen` has there. The configuration wins over the description.
 */
export interface Config extends RootDeclarations {
  /** The API description, relative to the configuration file. Several files, or a pattern, are merged into one. */
  readonly input: string | readonly string[];
  /** OpenAPI Overlay files to apply to it, relative to the configuration file. */
  readonly overlays?: readonly string[];
  readonly outputs: readonly OutputConfig[];
  /**
   * A Stainless configuration, relative to this file: what it says about the API holds where nothing else is said. What can't be
   * taken over is shown by `hivegen init --from`.
   */
  readonly stainless?: string;
  /** By `operationId`, or by method and path: `GET /pets`. */
  readonly operations?: { readonly [operation: string]: OperationDeclarations };
  /** By key in `components.schemas`. */
  readonly schemas?: { readonly [schema: string]: SchemaDeclarations };
}

export interface OutputConfig {
  /** Name of a target, e.g. `typescript-sdk`. */
  readonly target: string;
  /** Folder for the files, relative to the configuration file. It belongs to hivegen: stale files in it are deleted. */
  readonly directory: string;
  /** Package that has the API's types, for targets that refer to them. Absent: the output carries them itself. */
  readonly types?: string;
  /**
   * Name of the package: for `typescript-package`, that it begins (absent: made from the API's title); for other targets, where
   * it isn't that of the nearest `package.json`, such as the path of a Go module.
   */
  readonly packageName?: string;
}

/** Types a configuration; returns it as it is. */
export function defineConfig(config: Config): Config {
  return config;
}
