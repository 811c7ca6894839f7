import { arrayOf, type Json, objectOf } from "../../document/json.ts";
import { type Context, resolve } from "../context.ts";
import { isJson } from "../media-types.ts";
import { itemsOf, propertyNames } from "../properties.ts";
import type { RawOperation } from "../raw-operations.ts";

/** The JSON body of a successful response, as far as detection looks at it. */
export interface Body {
  readonly schema: Json;
  readonly mediaType: string;
  readonly kind: "object" | "array" | "other";
  /** Of an object: what it can have at its top level. */
  readonly names: ReadonlySet<string>;
}

/** An operation with what it answers in JSON. */
export interface Answer {
  readonly raw: RawOperation;
  /** Of each status of success; at least one. */
  readonly bodies: readonly [Body, ...Body[]];
}

/** Operations that say what their successful JSON responses hold. */
export function answersOf(context: Context, raws: readonly RawOperation[]): Answer[] {
  return raws.flatMap((raw) => {
    const [first, ...others] = successResponses(raw).flatMap((response) => bodiesOf(context, response));
    return first ? [{ raw, bodies: [first, ...others] as const }] : [];
  });
}

/** Responses of success; where none is declared, the one for all statuses. */
function successResponses({ operation }: RawOperation): (Json | undefined)[] {
  const responses = Object.entries(objectOf(operation.responses));
  const successes = responses.filter(([status]) => /^2/.test(status));
  const [, other] = responses.find(([status]) => status === "default") ?? [];
  return successes.length > 0 ? successes.map(([, response]) => response) : [other];
}

function bodiesOf(context: Context, response: Json | undefined): Body[] {
  const contents = Object.entries(objectOf(resolve(context, response).content));
  const [mediaType, media] = contents.find(([name]) => isJson(name)) ?? [];
  const { schema } = objectOf(media);
  if (mediaType === undefined || schema === undefined) return [];
  const names = propertyNames(context, schema);
  const kind =
    names.size > 0 || isObjectType(context, schema) ? "object" : itemsOf(context, schema) ? "array" : "other";
  return [{ schema, mediaType, kind, names }];
}

function isObjectType(context: Context, schema: Json): boolean {
  const { type } = resolve(context, schema);
  return type === "object" || arrayOf(type).includes("object");
}
