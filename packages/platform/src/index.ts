export { type Clock, systemClock } from "./clock/clock.ts";
export { DEFAULT_CONFIG, type LogLevel, type PlatformConfig } from "./config/config.ts";
export { ConfigError } from "./config/config-error.ts";
export { type Environment, helpText, readConfig } from "./config/read-config.ts";
export { DataDirectoryInUseError } from "./database/data-directory-lock.ts";
export { type RunningPlatform, startPlatform } from "./platform/start-platform.ts";
