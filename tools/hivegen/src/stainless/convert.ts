import type { OutputConfig } from "../config/config.ts";
import { isObject, type JsonObject, objectOf, stringOf, stringsOf } from "../document/json.ts";
import { formatPointer } from "../document/pointer.ts";
import { readClientSettings } from "./client-settings.ts";
import { convertPagination } from "./pagination.ts";
import { readResources } from "./resources.ts";
import type { StainlessFile } from "./stainless-file.ts";

/** A Stainless configuration in the words of `hivegen.config.ts`. */
export interface ConvertedStainless {
  readonly outputs: readonly OutputConfig[];
  /** Keys of `x-hivegen` at the root. */
  readonly root: JsonObject;
  readonly operations: JsonObject;
  readonly schemas: JsonObject;
}

/** Parts that tell something to Stainless alone, or that hivegen finds in the API description. */
const NEEDLESS = new Set([
  "edition",
  "organization",
  "readme",
  "diagnostics",
  "codeflow",
  "package",
  "custom_casings",
  "streaming",
]);

/** Why a part is left out. */
const UNCONVERTED: Readonly<Record<string, string>> = {
  environments:
    "Environments are the `servers` of the API description. Add those that it lacks there, or in an OpenAPI Overlay.",
  query_settings: "How parameters are written is said by their `style` and `explode` in the API description.",
  multipart_settings: "How parts are written is said by `encoding` in the API description.",
  security: "Which operations need which credentials is said by `security` in the API description.",
  security_schemes:
    "Schemes are the `components.securitySchemes` of the API description. Add those that it lacks there.",
  openapi: "Changes of the API description can be written as an OpenAPI Overlay.",
};

/** Takes over what has a counterpart, and notes what has none, with its place. @param document gives the API description */
export function convertStainless(file: StainlessFile, document: () => JsonObject): ConvertedStainless {
  if (!isObject(file.root)) {
    file.note([], "This is not a Stainless configuration: its root is not an object.");
    return { outputs: [], root: {}, operations: {}, schemas: {} };
  }
  const config = file.root;
  const { operations, schemas } = readResources(config, file);
  const root = { ...readSettings(config, file), ...readClientSettings(config, file) };
  const pagination = convertPagination(config, operations, file, document);
  for (const [key, reason] of Object.entries(UNCONVERTED)) if (config[key] !== undefined) file.note([key], reason);
  for (const key of Object.keys(config)) {
    if (!CONVERTED.has(key) && !NEEDLESS.has(key) && !Object.hasOwn(UNCONVERTED, key))
      file.note([key], `There is no counterpart of \`${key}\`.`);
  }
  return { outputs: readTargets(config, file), root: { ...root, ...pagination }, operations, schemas };
}

const CONVERTED = new Set([
  "targets",
  "resources",
  "client_settings",
  "settings",
  "pagination",
  "unspecified_endpoints",
]);

const TYPESCRIPT = new Set(["node", "typescript"]);

function readTargets(config: JsonObject, file: StainlessFile): OutputConfig[] {
  const outputs: OutputConfig[] = [];
  for (const [name, raw] of Object.entries(objectOf(config.targets))) {
    const target = objectOf(raw);
    if (target.skip === true) continue;
    if (!TYPESCRIPT.has(name)) {
      file.note(["targets", name], `hivegen has no package for ${name} yet.`);
    } else if (outputs.length === 0) {
      const packageName = stringOf(target.package_name);
      const output = { target: "typescript-package", directory: "sdk-typescript" };
      outputs.push(packageName === undefined ? output : { ...output, packageName });
    }
  }
  return outputs;
}

/** Settings about how packages look and are tested; they are ours to decide. */
const NEEDLESS_SETTINGS = new Set([
  "license",
  "disable_mock_tests",
  "disable_tests",
  "mock_server",
  "file_header",
  "per_endpoint_security",
  "require_websocket_dependencies",
  "unwrap_response_fields",
]);

function readSettings(config: JsonObject, file: StainlessFile): JsonObject {
  const settings = objectOf(config.settings);
  for (const key of Object.keys(settings)) {
    if (!NEEDLESS_SETTINGS.has(key)) file.note(["settings", key], `There is no counterpart of \`${key}\`.`);
  }
  const [field, ...others] = stringsOf(settings.unwrap_response_fields);
  if (others.length > 0) {
    const reason = `Responses are unwrapped from one place, which is \`${field}\`. Declare the others for their operations.`;
    file.note(["settings", "unwrap_response_fields"], reason);
  }
  return field === undefined ? {} : { envelope: { data: formatPointer([field]) } };
}
