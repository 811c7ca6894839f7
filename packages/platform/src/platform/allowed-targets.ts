import { ConfigError } from "../config/config-error.ts";
import { EngineError, validateTarget } from "../engine/index.ts";

/** Documentation's own network (RFC 5737): checking it reads the whole list, and reaches nobody. */
const NOBODY = "http://192.0.2.1/";

/** Throws `ConfigError` when the engine can't read an entry of the list. */
export async function checkAllowedTargets(allowed: readonly string[]): Promise<void> {
  try {
    await validateTarget(NOBODY, { allowed });
  } catch (error) {
    if (error instanceof EngineError && error.code === "INVALID_REQUEST") throw new ConfigError(error.reason);
    if (!(error instanceof EngineError)) throw error;
  }
}
