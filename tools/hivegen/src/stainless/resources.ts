import { isObject, type Json, type JsonObject, objectOf, stringOf, stringsOf } from "../document/json.ts";
import { formatPointer, parsePointer } from "../document/pointer.ts";
import { nameOf } from "../model/names.ts";
import type { StainlessFile } from "./stainless-file.ts";

export interface ReadResources {
  /** By method and path: `GET /pets`. */
  readonly operations: JsonObject;
  readonly schemas: JsonObject;
}

/** The tree of resources: names of methods, and of models. */
export function readResources(config: JsonObject, file: StainlessFile): ReadResources {
  const tree = new ResourceTree(file);
  for (const [name, resource] of Object.entries(objectOf(config.resources)))
    tree.read([name], objectOf(resource), ["resources", name]);
  for (const endpoint of stringsOf(config.unspecified_endpoints)) tree.ignore(endpoint);
  return { operations: tree.operations, schemas: tree.schemas };
}

/** `get /v1/agents/{agent_id}`, with whatever blanks YAML left in it. */
export function routeOf(endpoint: string): string | undefined {
  const [, method = "", path] = /^\s*([a-z]+)\s+(\/\S*)\s*$/i.exec(endpoint) ?? [];
  return path === undefined ? undefined : `${method.toUpperCase()} ${path}`;
}

/** Keys of a resource that are read, and those that say nothing to us. */
const RESOURCE_KEYS = new Set(["methods", "models", "subresources", "standalone_api", "description"]);
/** Keys of a method that are read, or whose meaning hivegen finds in the API description. */
const METHOD_KEYS = new Set([
  "type",
  "endpoint",
  "paginated",
  "unwrap_response_fields",
  "skip",
  "skip_test_reason",
  "description",
  "deprecated",
  "body_param_name",
  "positional_params",
  "streaming",
]);

class ResourceTree {
  readonly operations: JsonObject = {};
  readonly schemas: JsonObject = {};
  readonly #file: StainlessFile;

  constructor(file: StainlessFile) {
    this.#file = file;
  }

  read(path: readonly string[], resource: JsonObject, place: readonly string[]): void {
    for (const [name, method] of Object.entries(objectOf(resource.methods)))
      this.#method(path, name, method ?? null, [...place, "methods", name]);
    for (const [name, model] of Object.entries(objectOf(resource.models)))
      this.#model(name, model ?? null, [...place, "models", name]);
    for (const [name, child] of Object.entries(objectOf(resource.subresources)))
      this.read([...path, name], objectOf(child), [...place, "subresources", name]);
    for (const key of Object.keys(resource)) {
      if (!RESOURCE_KEYS.has(key))
        this.#file.note([...place, key], `There is no counterpart of \`${key}\` of a resource.`);
    }
    if (path.length > 1 && resource.methods !== undefined) {
      const reason = `Resources aren't nested: client.${path.map((part) => nameOf(part).camel).join(".")} is client.${nameOf(path.join(" ")).camel}.`;
      this.#file.note(place, reason);
    }
  }

  ignore(endpoint: string): void {
    const route = routeOf(endpoint);
    if (route !== undefined) this.operations[route] = { ignore: true };
  }

  #method(path: readonly string[], name: string, raw: Json, place: readonly string[]): void {
    const method = isObject(raw) ? raw : { endpoint: raw };
    const route = routeOf(stringOf(method.endpoint) ?? "");
    const type = stringOf(method.type) ?? "http";
    if (route === undefined || type !== "http") {
      this.#file.note(place, `A method of type ${type} without an endpoint such as "get /pets" has no counterpart.`);
      return;
    }
    if (Object.hasOwn(this.operations, route)) {
      this.#file.note(place, `${route} is the method of another resource already, and has one name only.`);
      return;
    }
    for (const key of Object.keys(method)) {
      if (!METHOD_KEYS.has(key)) this.#file.note([...place, key], `There is no counterpart of \`${key}\` of a method.`);
    }
    this.operations[route] = this.#declared(path, name, method);
  }

  #declared(path: readonly string[], name: string, method: JsonObject): JsonObject {
    // What stands at the client itself needs a resource here.
    const [first] = path;
    const place = first === "$client" ? { method: name } : { resource: path.join(" "), method: name };
    const [field] = stringsOf(method.unwrap_response_fields);
    return {
      ...place,
      ...(method.skip === true && { ignore: true }),
      ...(method.paginated === false && { pagination: false }),
      ...(field !== undefined && { envelope: { data: formatPointer([field]) } }),
    };
  }

  /** A model that has another name than its schema. */
  #model(name: string, raw: Json, place: readonly string[]): void {
    const reference = stringOf(raw) ?? stringOf(objectOf(raw).openapi_uri);
    const key = reference?.startsWith("#") ? componentOf(reference) : reference;
    if (key === undefined) {
      this.#file.note(place, "Only schemas in `components.schemas` can be named.");
      return;
    }
    const typeName = nameOf(name).pascal;
    if (typeName !== key && this.schemas[key] === undefined) this.schemas[key] = { name: typeName };
  }
}

function componentOf(reference: string): string | undefined {
  const [components, schemas, key, ...rest] = parsePointer(reference);
  return components === "components" && schemas === "schemas" && rest.length === 0 ? key : undefined;
}
