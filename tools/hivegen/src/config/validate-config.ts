import { arrayOf, isObject } from "../document/json.ts";
import { UsageError } from "../usage-error.ts";
import type { Config, OutputConfig } from "./config.ts";

interface Key {
  readonly required: boolean;
  /** As it is told: "input must be the path of …". */
  readonly expected: string;
  accepts(value: unknown): boolean;
}

const isText = (value: unknown): boolean => typeof value === "string" && value !== "";

const isListOfTexts = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isText);

/** What declares something about the API is checked with the schema of `x-hivegen`; see `declarations-of.ts`. */
const declared: Key = { required: false, expected: "an object", accepts: () => true };

const CONFIG_KEYS: Readonly<Record<keyof Config, Key>> = {
  input: {
    required: true,
    expected: "the path of an API description, or a list of them",
    accepts: (value) => isText(value) || isListOfTexts(value),
  },
  outputs: {
    required: true,
    expected: "a list with at least one output, e.g. { target, directory }",
    accepts: (value) => Array.isArray(value) && value.length > 0,
  },
  overlays: { required: false, expected: "a list of paths of OpenAPI Overlay files", accepts: isListOfTexts },
  stainless: { required: false, expected: "the path of a Stainless configuration", accepts: isText },
  name: declared,
  auth: declared,
  envelope: declared,
  errors: declared,
  retry: declared,
  rateLimit: declared,
  idempotency: declared,
  pagination: declared,
  operations: { required: false, expected: "an object, by operationId or by method and path", accepts: isObject },
  schemas: { required: false, expected: "an object, by key in components.schemas", accepts: isObject },
};

const OUTPUT_KEYS: Readonly<Record<keyof OutputConfig, Key>> = {
  target: { required: true, expected: 'the name of a target, e.g. "typescript-sdk"', accepts: isText },
  directory: { required: true, expected: "the path of a folder", accepts: isText },
  types: { required: false, expected: "the name of the package that has the API's types", accepts: isText },
  packageName: { required: false, expected: "the name of a package", accepts: isText },
};

/** Checks what a configuration file exports; says of the first mistake which key it is and what is expected there. */
export function checkConfig(config: unknown, file: string): asserts config is Config {
  if (!isObject(config)) {
    throw new UsageError(`${file} exports no configuration. Write: export default defineConfig({ … }).`);
  }
  checkKeys(config, CONFIG_KEYS, file, "");
  for (const [index, output] of arrayOf(config.outputs).entries()) checkOutput(output, file, `outputs[${index}]`);
}

function checkOutput(output: unknown, file: string, place: string): void {
  if (!isObject(output)) throw new UsageError(`${file}: ${place} must be an object, e.g. { target, directory }.`);
  checkKeys(output, OUTPUT_KEYS, file, `${place}.`);
}

function checkKeys(
  object: Readonly<Record<string, unknown>>,
  keys: Readonly<Record<string, Key>>,
  file: string,
  prefix: string,
): void {
  const unknown = Object.keys(object).find((name) => !Object.hasOwn(keys, name));
  if (unknown !== undefined) {
    throw new UsageError(`${file}: there is no key ${prefix}${unknown}. Keys: ${Object.keys(keys).join(", ")}.`);
  }
  for (const [name, { required, expected, accepts }] of Object.entries(keys)) {
    const value = object[name];
    if (value === undefined ? required : !accepts(value)) {
      throw new UsageError(`${file}: ${prefix}${name} must be ${expected}${found(value)}.`);
    }
  }
}

function found(value: unknown): string {
  return value === undefined ? ", and is missing" : `; it is ${JSON.stringify(value)?.slice(0, 60) ?? typeof value}`;
}
