import type { ErrorShape } from "../model/api-model.ts";
import type { Property, Schema } from "../model/schema.ts";
import { type NamedTypes, resolved } from "../model/schemas/named-schemas.ts";
import type { Place } from "./base-places.ts";
import { propertiesOf, propertyAt } from "./schema-places.ts";

/** Where one response's errors have their parts, if not where the API's usually have them. */
export interface OwnPlaces {
  readonly code?: Place;
  readonly message?: Place;
  readonly title?: Place;
  readonly details?: Place;
  readonly requestId?: Place;
  /** Where the code is a number, which repeats the status. */
  readonly status?: Place;
}

const MESSAGE_NAMES =
  "message detail errormessage errordescription description msg reason title text error fault faultstring".split(" ");
const CODE_NAMES = "code errorcode faultcode error errortype type key name reason".split(" ");
const DEEPEST = 4;

/** Places of an error in a body that has none at the usual ones; nothing where the usual ones will do. */
export function ownPlaces(usual: ErrorShape, schema: Schema, types: NamedTypes): OwnPlaces | undefined {
  if (takesAnything(schema, types)) return undefined;
  if (!propertyAt(schema, usual.message, types)) return findPlaces(schema, types) ?? besideOthers(schema, types);
  const code = propertyAt(schema, usual.code, types);
  if (!code || !isNumber(code.schema, types)) return undefined;
  const { message, title, details, requestId } = usual;
  return {
    message,
    status: usual.code,
    ...(title && { title }),
    ...(details && { details }),
    ...(requestId && { requestId }),
  };
}

function isNumber(schema: Schema, types: NamedTypes): boolean {
  const { kind } = resolved(schema, types);
  return kind === "integer" || kind === "number";
}

/** Where nothing looks like a message, it is a member of its own, if there may be others. */
function besideOthers(schema: Schema, types: NamedTypes): OwnPlaces {
  return isClosed(schema, types) ? {} : { message: ["message"] };
}

/** No other members are allowed. */
function isClosed(schema: Schema, types: NamedTypes, depth = 0): boolean {
  const target = resolved(schema, types);
  if (target.kind === "object") return target.additional === false;
  if (target.kind !== "intersection" || depth > DEEPEST) return true;
  return target.parts.some((part) => isClosed(part, types, depth + 1));
}

/** Nothing is said about members. */
function takesAnything(schema: Schema, types: NamedTypes): boolean {
  const { kind } = resolved(schema, types);
  return kind === "any" || (kind === "object" && propertiesOf(schema, types).length === 0);
}

/** The text that is most likely the message, the outermost first, with the code beside it. */
function findPlaces(root: Schema, types: NamedTypes): OwnPlaces | undefined {
  let level: readonly { readonly schema: Schema; readonly place: Place }[] = [{ schema: root, place: [] }];
  for (let depth = 0; depth < DEEPEST; depth++) {
    const next = level.flatMap(({ schema, place }) => inside(schema, place, types));
    for (const { schema, place } of level) {
      const properties = propertiesOf(schema, types);
      const message = textNamed(properties, MESSAGE_NAMES, types);
      if (message === undefined) continue;
      const others = properties.filter(({ name }) => name !== message);
      const code = textNamed(others, CODE_NAMES, types);
      return { message: [...place, message], ...(code !== undefined && { code: [...place, code] }) };
    }
    level = next;
  }
  return undefined;
}

function textNamed(properties: readonly Property[], names: readonly string[], types: NamedTypes): string | undefined {
  const byName = new Map(
    properties.map((property) => [property.name.toLowerCase().replaceAll(/[^a-z]/g, ""), property]),
  );
  for (const name of names) {
    const property = byName.get(name);
    const kind = property && resolved(property.schema, types).kind;
    if (kind === "string" || kind === "enum") return property?.name;
  }
  return undefined;
}

function inside(schema: Schema, place: Place, types: NamedTypes) {
  const target = resolved(schema, types);
  if (target.kind === "array") return [{ schema: target.items, place: [...place, "0"] }];
  if (target.kind === "union") return target.variants.slice(0, 1).map((variant) => ({ schema: variant, place }));
  return propertiesOf(target, types).map(({ name, schema: inner }) => ({ schema: inner, place: [...place, name] }));
}
