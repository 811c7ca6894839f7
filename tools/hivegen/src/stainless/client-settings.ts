import { type JsonObject, numberOf, objectOf, stringOf } from "../document/json.ts";
import { nameOf } from "../model/names.ts";
import type { StainlessFile } from "./stainless-file.ts";

/** Parts of `client_settings` that are read, or say nothing to us. */
const KNOWN = new Set([
  "opts",
  "default_env_prefix",
  "default_retries",
  "idempotency",
  "idempotency_header",
  "opt_in_new_security_behaviour",
  "opt_in_new_security_behavior",
  "omit_stainless_headers",
  "default_client_example_name",
]);

/** `client_settings`: credentials, retries, idempotency keys. */
export function readClientSettings(config: JsonObject, file: StainlessFile): JsonObject {
  const settings = objectOf(config.client_settings);
  for (const key of Object.keys(settings)) {
    if (!KNOWN.has(key))
      file.note(["client_settings", key], `There is no counterpart of \`${key}\`; clients take it as an option.`);
  }
  const header = stringOf(objectOf(settings.idempotency).header) ?? stringOf(settings.idempotency_header);
  const { max_retries, initial_delay_seconds, max_delay_seconds } = objectOf(settings.default_retries);
  const retry = {
    maxRetries: numberOf(max_retries),
    baseDelay: numberOf(initial_delay_seconds),
    maxDelay: numberOf(max_delay_seconds),
  };
  const auth = readOptions(settings, file);
  return {
    ...(auth && { auth }),
    ...(header !== undefined && { idempotency: { header } }),
    ...(Object.values(retry).some((value) => value !== undefined) && { retry: withValues(retry) }),
  };
}

/** Options that take credentials, and the environment variables in which they can stand. */
function readOptions(settings: JsonObject, file: StainlessFile): JsonObject | undefined {
  const options: Record<string, string> = {};
  const variables: Record<string, string> = {};
  for (const [name, raw] of Object.entries(objectOf(settings.opts))) {
    const place = ["client_settings", "opts", name];
    const { auth, read_env } = objectOf(raw);
    const { security_scheme, role } = objectOf(auth);
    const scheme = stringOf(security_scheme);
    if (scheme === undefined) {
      file.note(
        place,
        "Clients have options for credentials; other values are parameters of the calls that send them.",
      );
    } else if (role !== undefined && role !== "value") {
      file.note(
        place,
        `Options for the ${String(role)} of a scheme have names of their own; see the README of the client.`,
      );
    } else {
      const option = nameOf(name).camel;
      const variable = stringOf(read_env);
      options[scheme] = option;
      if (variable !== undefined) variables[option] = variable;
    }
  }
  const prefix = stringOf(settings.default_env_prefix);
  const found = Object.keys(options).length > 0 || prefix !== undefined;
  if (!found) return undefined;
  return {
    ...(prefix !== undefined && { environmentPrefix: prefix }),
    ...(Object.keys(options).length > 0 && { options }),
    ...(Object.keys(variables).length > 0 && { variables }),
  };
}

function withValues(members: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
