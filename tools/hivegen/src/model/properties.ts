import { arrayOf, isObject, type Json, type JsonObject, objectOf } from "../document/json.ts";
import { type Context, resolve } from "./context.ts";
import { successVariants } from "./variants.ts";

/** Schemas that are nested deeper than this in `allOf` and `oneOf` are not looked into. */
const MAX_DEPTH = 10;

/** What a schema says about a place in a value, and whether there must be something. */
export interface Found {
  readonly schema: Json;
  readonly required: boolean;
}

/** The schemas that were entered on the way, so that one which contains itself is entered once. */
type Path = readonly JsonObject[];

/** Which variants of a `oneOf` or `anyOf` are looked into. */
type VariantsOf = (context: Context, object: JsonObject) => readonly Json[];

/** The property of an object schema, wherever `allOf` and `$ref` keep it, and whether it must be there. */
export function findProperty(context: Context, schema: Json | undefined, name: string): Found | undefined {
  return find(context, schema, name, () => [], []);
}

/**
 * The member that a successful body has, in the variants of a success too. What only some of the variants have is not
 * required.
 */
export function findMember(context: Context, schema: Json | undefined, name: string): Found | undefined {
  return find(context, schema, name, successVariants, []);
}

function find(
  context: Context,
  schema: Json | undefined,
  name: string,
  variantsOf: VariantsOf,
  path: Path,
): Found | undefined {
  const object = resolve(context, schema);
  const inside = enter(path, object);
  if (!inside) return undefined;
  const properties = objectOf(object.properties);
  const found = [
    Object.hasOwn(properties, name) ? { schema: properties[name] ?? {}, required: false } : undefined,
    ...arrayOf(object.allOf).map((part) => find(context, part, name, variantsOf, inside)),
    inVariants(variantsOf(context, object).map((variant) => find(context, variant, name, variantsOf, inside))),
  ].filter((part) => part !== undefined);
  const [first] = found;
  if (!first) return undefined;
  return {
    schema: found.length === 1 ? first.schema : { allOf: found.map((part) => part.schema) },
    required: found.some((part) => part.required) || requires(context, object, name, variantsOf, path),
  };
}

function enter(path: Path, object: JsonObject): Path | undefined {
  return path.length >= MAX_DEPTH || path.includes(object) ? undefined : [...path, object];
}

/** `required` may stand beside the property, in another part of an `allOf`, or in every variant. */
function requires(context: Context, object: JsonObject, name: string, variantsOf: VariantsOf, path: Path): boolean {
  const inside = enter(path, object);
  if (!inside) return false;
  if (arrayOf(object.required).includes(name)) return true;
  const requiredIn = (part: Json) => requires(context, resolve(context, part), name, variantsOf, inside);
  const variants = variantsOf(context, object);
  return arrayOf(object.allOf).some(requiredIn) || (variants.length > 0 && variants.every(requiredIn));
}

function inVariants(found: readonly (Found | undefined)[]): Found | undefined {
  const schemas = distinct(found.flatMap((part) => (part ? [part.schema] : [])));
  const [first] = schemas;
  if (first === undefined) return undefined;
  return {
    schema: schemas.length === 1 ? first : { anyOf: schemas },
    required: found.every((part) => part?.required === true),
  };
}

/** The same schema, or a reference to the same one, counts once. */
function distinct(schemas: readonly Json[]): Json[] {
  const byReference = new Map<Json | undefined, Json>();
  for (const schema of schemas) byReference.set((isObject(schema) ? schema.$ref : undefined) ?? schema, schema);
  return [...byReference.values()];
}

/** The schema at a pointer into a value: through objects by name, through lists by number. */
export function findAt(context: Context, schema: Json | undefined, pointer: readonly string[]): Found | undefined {
  let found: Found | undefined = schema === undefined ? undefined : { schema, required: true };
  for (const segment of pointer) {
    if (!found) return undefined;
    const next: Found | undefined = /^\d+$/.test(segment)
      ? (findItem(context, found.schema) ?? findMember(context, found.schema, segment))
      : findMember(context, found.schema, segment);
    found = next && { schema: next.schema, required: next.required && found.required };
  }
  return found;
}

function findItem(context: Context, schema: Json): Found | undefined {
  const items = itemsOf(context, schema);
  return items === undefined ? undefined : { schema: items, required: false };
}

/** What the items of a list are, if the schema is one of a list. */
export function itemsOf(context: Context, schema: Json | undefined, path: Path = []): Json | undefined {
  const object = resolve(context, schema);
  const inside = enter(path, object);
  if (!inside) return undefined;
  if (object.type === "array" || arrayOf(object.type).includes("array")) return object.items ?? {};
  if (object.type === undefined && object.items !== undefined) return object.items;
  for (const part of arrayOf(object.allOf)) {
    const items = itemsOf(context, part, inside);
    if (items !== undefined) return items;
  }
  const variants = successVariants(context, object);
  return variants.length === 1 ? itemsOf(context, variants[0], inside) : undefined;
}

/** Every name that a body of this schema can have at its top level. */
export function propertyNames(context: Context, schema: Json | undefined): ReadonlySet<string> {
  return new Set(membersOf(context, schema).keys());
}

/** The members that a successful body can have, as `findMember` finds them. */
export function membersOf(context: Context, schema: Json | undefined): ReadonlyMap<string, Json> {
  const object = resolve(context, schema);
  const known = context.members.get(object);
  if (known) return known;
  const names = new Set<string>();
  collectNames(context, object, names, []);
  const isPlain = object.allOf === undefined && object.oneOf === undefined && object.anyOf === undefined;
  const properties = objectOf(object.properties);
  const members = new Map(
    [...names].map((name) => [name, (isPlain ? properties[name] : findMember(context, object, name)?.schema) ?? {}]),
  );
  context.members.set(object, members);
  return members;
}

function collectNames(context: Context, object: JsonObject, names: Set<string>, path: Path): void {
  const inside = enter(path, object);
  if (!inside) return;
  for (const name of Object.keys(objectOf(object.properties))) names.add(name);
  for (const part of [...arrayOf(object.allOf), ...successVariants(context, object)]) {
    collectNames(context, resolve(context, part), names, inside);
  }
}
