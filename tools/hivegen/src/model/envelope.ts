import { arrayOf, isObject, type Json, type JsonObject, objectOf, stringOf, textOf } from "../document/json.ts";
import { responsePlace } from "../document/pointer.ts";
import type { Envelope } from "./api-model.ts";
import { type Context, resolve } from "./context.ts";
import { findAt, findMember, propertyNames } from "./properties.ts";
import { successVariants } from "./variants.ts";

/** The envelope that `x-hivegen.envelope` declares; `false` and absence mean none. */
export function declaredEnvelope(extension: JsonObject): Envelope | undefined {
  const declared = extension.envelope;
  if (!isObject(declared)) return undefined;
  const data = placeOf(declared.data);
  if (data === undefined) return undefined;
  const values = arrayOf(declared.successValues).filter(isFlagValue);
  const parts = Array.isArray(declared.meta) ? declared.meta.flatMap((part) => [placeOf(part) ?? []]) : undefined;
  return {
    data,
    success: placeOf(declared.success),
    successValues: values.length > 0 ? values : undefined,
    flagOptional: undefined,
    meta: placeOf(declared.meta),
    metaParts: parts?.filter((part) => part.length > 0),
    error: placeOf(declared.error),
  };
}

function placeOf(value: Json | undefined): string[] | undefined {
  const text = stringOf(value);
  return text === undefined ? undefined : responsePlace(text);
}

function isFlagValue(value: Json): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** What an envelope of a response holds. */
export interface Unwrapped {
  /** Absent: the body has nothing but the flag. */
  readonly data: Json | undefined;
  /** A response without data is still a success. */
  readonly required: boolean;
  readonly meta: Json | undefined;
}

/** The parts of a wrapped body, or nothing where the body is not wrapped. */
export function unwrap(context: Context, schema: Json | undefined, envelope: Envelope): Unwrapped | undefined {
  if (schema === undefined) return undefined;
  if (envelope.success && !findAt(context, schema, envelope.success)) return undefined;
  const meta = metaSchema(context, schema, envelope);
  if (envelope.data.length === 0) return { data: besideFlag(context, schema, envelope), required: true, meta };
  const data = findAt(context, schema, envelope.data);
  return data && { data: data.schema, required: data.required, meta };
}

function metaSchema(context: Context, schema: Json, { meta, metaParts }: Envelope): Json | undefined {
  if (meta) return findAt(context, schema, meta)?.schema;
  const found = (metaParts ?? []).flatMap((place) => {
    const part = findAt(context, schema, place);
    return part ? [{ name: place.at(-1) ?? "", part }] : [];
  });
  if (found.length === 0) return undefined;
  return {
    type: "object",
    properties: Object.fromEntries(found.map(({ name, part }) => [name, part.schema])),
    required: found.filter(({ part }) => part.required).map(({ name }) => name),
  };
}

/** The body without the envelope's own members, or nothing where nothing else is described. */
function besideFlag(context: Context, schema: Json, envelope: Envelope): Json | undefined {
  const rest = without(context, schema, ownMembers(envelope), []);
  const { additionalProperties, patternProperties } = objectOf(rest);
  const isOpen = additionalProperties === true || isObject(additionalProperties) || isObject(patternProperties);
  return isOpen || propertyNames(context, rest).size > 0 ? rest : undefined;
}

/** Members of the body that belong to the envelope where the data stands beside them. */
export function ownMembers({ success, error, meta, metaParts = [] }: Envelope): ReadonlySet<string> {
  const places = [success, error, meta, ...metaParts];
  return new Set(places.flatMap((place) => (place?.length === 1 ? place : [])));
}

function without(context: Context, schema: Json, names: ReadonlySet<string>, path: readonly JsonObject[]): Json {
  const object = resolve(context, schema);
  if (path.includes(object) || ![...names].some((name) => findMember(context, schema, name))) return schema;
  const inside = [...path, object];
  const { allOf, oneOf: _, anyOf: __, example: ___, examples: ____, ...rest } = object;
  const variants = successVariants(context, object);
  const strip = (part: Json) => without(context, part, names, inside);
  return {
    ...rest,
    ...(isObject(rest.properties) && { properties: withoutKeys(rest.properties, names) }),
    ...(Array.isArray(rest.required) && { required: rest.required.filter((name) => !names.has(textOf(name))) }),
    ...(Array.isArray(allOf) && { allOf: allOf.map(strip) }),
    ...(variants.length > 0 && { oneOf: variants.map(strip) }),
  };
}

function withoutKeys(object: JsonObject, names: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.has(name)));
}
