import { arrayOf, type Json, type JsonObject, numberOf, objectOf, stringOf } from "../../../document/json.ts";
import { type Context, resolve } from "../../context.ts";
import { isJson } from "../../media-types.ts";
import { findMember, propertyNames } from "../../properties.ts";
import type { RawOperation } from "../../raw-operations.ts";
import { plainName } from "../member-names.ts";
import { typesOf } from "./response-signals.ts";

/** Something that a request can say: a query parameter, or a member of its JSON body. */
export interface Input {
  /** A parameter's name, or a place in the body. */
  readonly place: string | readonly string[];
  /** In `plainName` form. */
  readonly name: string;
  readonly types: ReadonlySet<string>;
  readonly default: number | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly description: string;
}

/** What requests of an operation can say. A body has the first word: some descriptions tell everything twice. */
export function inputsOf(context: Context, raw: RawOperation): Input[] {
  const query = [...arrayOf(raw.operation.parameters), ...arrayOf(raw.pathItem.parameters)].flatMap((parameter) => {
    const { in: place, name, schema, description } = resolve(context, parameter);
    return place === "query" && typeof name === "string" ? [inputOf(context, name, name, schema, description)] : [];
  });
  return raw.method === "GET" ? query : [...bodyInputs(context, raw.operation), ...query];
}

function bodyInputs(context: Context, operation: JsonObject): Input[] {
  const contents = Object.entries(objectOf(resolve(context, operation.requestBody).content));
  const [, media] = contents.find(([mediaType]) => isJson(mediaType)) ?? [];
  const { schema } = objectOf(media);
  if (schema === undefined) return [];
  return [...propertyNames(context, schema)].map((name) =>
    inputOf(context, [name], name, findMember(context, schema, name)?.schema, undefined),
  );
}

function inputOf(
  context: Context,
  place: Input["place"],
  name: string,
  raw: Json | undefined,
  description: Json | undefined,
): Input {
  const schema = resolve(context, raw);
  return {
    place,
    name: plainName(name),
    types: typesOf(context, raw),
    default: numberOf(schema.default),
    minimum: numberOf(schema.minimum),
    maximum: numberOf(schema.maximum),
    description: `${stringOf(description) ?? ""} ${stringOf(schema.description) ?? ""}`.trim(),
  };
}
