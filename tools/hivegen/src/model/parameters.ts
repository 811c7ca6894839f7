import { arrayOf, isObject, type Json, type JsonObject, objectOf, stringOf } from "../document/json.ts";
import type { Parameter } from "./api-model.ts";
import { type Context, placeOf, resolve } from "./context.ts";
import type { RawOperation } from "./raw-operations.ts";
import { readSchema } from "./read-schema.ts";

const PLACES = ["path", "query", "header", "cookie"] as const;
const DEFAULT_STYLE = { path: "simple", query: "form", header: "simple", cookie: "form" } as const;
/** OpenAPI ignores these: other parts of the description say them. */
const IGNORED_HEADERS = new Set(["accept", "content-type", "authorization"]);

/** Parameters of the path and the operation; the operation's replace those of the same name and place. */
export function readParameters(context: Context, { pathItem, operation, pointer }: RawOperation): Parameter[] {
  const byPlace = new Map<string, Parameter>();
  const add = (raw: Json, at: readonly string[]) => {
    const parameter = readParameter(context, resolve(context, raw), placeOf(raw, at));
    if (parameter) byPlace.set(`${parameter.in} ${parameter.name}`, parameter);
  };
  for (const [owner, at] of [
    [pathItem, pointer.slice(0, -1)],
    [operation, pointer],
  ] as const) {
    for (const [index, raw] of arrayOf(owner.parameters).entries()) add(raw, [...at, "parameters", String(index)]);
  }
  return [...byPlace.values()];
}

function readParameter(context: Context, raw: JsonObject, at: readonly string[]): Parameter | undefined {
  const name = stringOf(raw.name);
  const place = PLACES.find((candidate) => candidate === raw.in);
  if (name === undefined || !place) return undefined;
  if (place === "header" && IGNORED_HEADERS.has(name.toLowerCase())) return undefined;
  const style = stringOf(raw.style) ?? DEFAULT_STYLE[place];
  const [content] = Object.values(objectOf(raw.content));
  return {
    name,
    in: place,
    required: raw.required === true || place === "path",
    description: stringOf(raw.description),
    deprecated: raw.deprecated === true,
    schema: readSchema(context, raw.schema ?? objectOf(content).schema, [...at, "schema"]),
    style,
    explode: typeof raw.explode === "boolean" ? raw.explode : style === "form",
    allowReserved: raw.allowReserved === true,
    json: content !== undefined,
    example: exampleOf(raw),
  };
}

function exampleOf(raw: JsonObject): Json | undefined {
  if (raw.example !== undefined) return raw.example;
  const [first] = Object.values(objectOf(raw.examples));
  if (isObject(first) && first.value !== undefined) return first.value;
  return objectOf(raw.schema).example ?? arrayOf(objectOf(raw.schema).examples)[0];
}
