/** The process was started with settings that can't work. The message says which one, why, and what to write instead. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ConfigError";
  }
}
