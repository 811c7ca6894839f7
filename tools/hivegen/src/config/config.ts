/** What `hivegen.config.ts` says. */
export interface Config {
  /** The API description, relative to the configuration file. */
  readonly input: string;
  readonly outputs: readonly OutputConfig[];
}

export interface OutputConfig {
  /** Name of a target, e.g. `typescript-sdk`. */
  readonly target: string;
  /** Folder for the files, relative to the configuration file. It belongs to hivegen: stale files in it are deleted. */
  readonly directory: string;
  /** Package that has the API's types, for targets that refer to them. Absent: the output carries them itself. */
  readonly types?: string;
  /** Name of the package that `typescript-package` begins. Absent: made from the API's title. */
  readonly packageName?: string;
}

/** Types a configuration; returns it as it is. */
export function defineConfig(config: Config): Config {
  return config;
}
