import { arrayOf, isObject, type Json, type JsonObject, objectOf, stringOf } from "../document/json.ts";
import type { Parameter } from "./api-model.ts";
import { type Context, placeOf, resolve } from "./context.ts";
import { isJson } from "./media-types.ts";
import { matchPath } from "./path-parameters.ts";
import type { RawOperation } from "./raw-operations.ts";
import { readSchema } from "./read-schema.ts";

const PLACES = ["path", "query", "header", "cookie"] as const;
const DEFAULT_STYLE = { path: "simple", query: "form", header: "simple", cookie: "form" } as const;
const STYLES: Readonly<Record<Parameter["in"], readonly string[]>> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form"],
};
/** OpenAPI ignores these: other parts of the description say them. */
const IGNORED_HEADERS = new Set(["accept", "content-type", "authorization"]);

/**
 * Parameters of the path and the operation; the operation's replace those of the same name and place. There is exactly one
 * for each placeholder of the path.
 */
export function readParameters(context: Context, raw: RawOperation): Parameter[] {
  const { pathItem, operation, pointer } = raw;
  const byPlace = new Map<string, Parameter>();
  for (const [owner, at] of [
    [pathItem, pointer.slice(0, -1)],
    [operation, pointer],
  ] as const) {
    for (const [index, item] of arrayOf(owner.parameters).entries()) {
      const place = placeOf(item, [...at, "parameters", String(index)]);
      const parameter = readParameter(context, resolve(context, item), place);
      if (parameter) byPlace.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  }
  return withKeys(matchPath(context, raw, [...byPlace.values()]));
}

function readParameter(context: Context, raw: JsonObject, at: readonly string[]): Parameter | undefined {
  const name = stringOf(raw.name);
  const place = PLACES.find((candidate) => candidate === raw.in);
  if (name === undefined || !place) return undefined;
  if (place === "header" && IGNORED_HEADERS.has(name.toLowerCase())) return undefined;
  const style = styleOf(context, raw, place, at);
  const [[mediaType, content] = []] = Object.entries(objectOf(raw.content));
  return {
    name,
    key: name,
    in: place,
    required: raw.required === true || place === "path",
    description: stringOf(raw.description),
    deprecated: raw.deprecated === true,
    schema: readSchema(context, raw.schema ?? objectOf(content).schema, [...at, "schema"]),
    style,
    explode: typeof raw.explode === "boolean" ? raw.explode : style === "form",
    allowReserved: raw.allowReserved === true,
    json: mediaType !== undefined && isJson(mediaType),
    mediaType,
    example: exampleOf(raw, objectOf(content)),
  };
}

function styleOf(context: Context, raw: JsonObject, place: Parameter["in"], at: readonly string[]): string {
  const declared = stringOf(raw.style) ?? DEFAULT_STYLE[place];
  if (STYLES[place].includes(declared)) return declared;
  const message = `A ${place} parameter can't have the style "${declared}", so it is sent as "${DEFAULT_STYLE[place]}". Possible: ${STYLES[place].join(", ")}.`;
  context.report("PARAMETER_STYLE", "warning", [...at, "style"], message);
  return DEFAULT_STYLE[place];
}

/** Callers pass all but path parameters in one object, whose keys don't depend on the order of the parameters. */
function withKeys(parameters: readonly Parameter[]): Parameter[] {
  const keys = new Map<Parameter, string>();
  const taken = new Set<string>();
  for (const place of ["query", "header", "cookie"] as const) {
    for (const parameter of parameters.filter((candidate) => candidate.in === place)) {
      let key = parameter.name;
      while (taken.has(key)) key += place === "header" ? "Header" : "Cookie";
      taken.add(key);
      keys.set(parameter, key);
    }
  }
  return parameters.map((parameter) => ({ ...parameter, key: keys.get(parameter) ?? parameter.name }));
}

function exampleOf(raw: JsonObject, content: JsonObject): Json | undefined {
  for (const source of [raw, content]) {
    if (source.example !== undefined) return source.example;
    const [first] = Object.values(objectOf(source.examples));
    if (isObject(first) && first.value !== undefined) return first.value;
  }
  return objectOf(raw.schema).example ?? arrayOf(objectOf(raw.schema).examples)[0];
}
