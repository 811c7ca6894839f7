import { waysOf } from "../auth/way.ts";
import { ConfigurationError } from "../errors/client-error.ts";
import type { ApiDescription } from "../operation.ts";
import type { ClientOptions } from "../options/client-options.ts";
import { readEnvironment } from "../options/environment.ts";
import type { Hooks } from "../options/hooks.ts";
import { combineHooks } from "./combine-hooks.ts";
import { logHooks } from "./log-hooks.ts";

const LEVELS = ["off", "error", "warn", "info", "debug"] as const;

/** How much is logged: nothing, failed calls, also retries, also each response, also each request and all headers. */
export type LogLevel = (typeof LEVELS)[number];

/** Takes what is logged; `console` does, and most loggers. `details` hold no credentials and no bodies. */
export type Logger = Readonly<
  Record<Exclude<LogLevel, "off">, (message: string, details: Readonly<Record<string, unknown>>) => void>
>;

/**
 * Hooks of a client that logs if its options or the environment say so; otherwise they are the option `hooks`. Generated clients
 * use them by themselves. A `ClientCore` does with `hooks: observe(api, { logLevel: "info" })`.
 */
export function observe(api: ApiDescription, options: ClientOptions): Hooks {
  const { hooks = {}, logger } = options;
  const level = levelOf(api, options);
  if (level === "off") return hooks;
  const levels = LEVELS.slice(1, LEVELS.indexOf(level) + 1);
  return combineHooks(hooks, logHooks(logger ?? console, new Set(levels), secretNames(api)));
}

function levelOf(api: ApiDescription, { logLevel, logger }: ClientOptions): LogLevel {
  const variable = api.environment.logLevel;
  const given = logLevel ?? readEnvironment(variable);
  const level = LEVELS.find((known) => known === (given ?? (logger ? "info" : "off")).toLowerCase());
  if (level) return level;
  const source = logLevel === undefined ? variable : "logLevel";
  throw new ConfigurationError(`${api.name}: ${source} must be one of ${LEVELS.join(", ")}, and is ${given}.`);
}

/** Where the API's own credentials stand, which may have been given by hand. */
function secretNames(api: ApiDescription): Set<string> {
  const schemes = Object.keys(api.auth.schemes ?? {});
  return new Set(schemes.flatMap((scheme) => waysOf(api, scheme)).map(({ place }) => place.name.toLowerCase()));
}
