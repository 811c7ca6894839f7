import { arrayOf, isObject, type JsonObject, objectOf } from "../../document/json.ts";
import { append } from "../../document/multimap.ts";
import { componentSchemas, referencedKey } from "./component-key.ts";
import { type Discriminator, readDiscriminator } from "./discriminators.ts";

/** A named schema that others extend with `allOf`, and whose name stands for any of them. */
export interface Base {
  readonly key: string;
  /** Key of the type with the base's own members; absent where it has none. */
  readonly ownKey: string | undefined;
  /** Children that take over only the own members. */
  readonly children: ReadonlySet<string>;
  /** All of its variants are children, so that they have its own members already. */
  readonly covered: boolean;
  readonly discriminator: Discriminator | undefined;
}

/** Which named schemas are bases of others. */
export class Hierarchy {
  readonly bases: ReadonlyMap<string, Base>;
  /** Keys that are one of the kinds of some base. */
  readonly kinds: ReadonlySet<string>;
  readonly #children: ReadonlyMap<string, readonly string[]>;
  readonly #schemas: JsonObject;
  readonly #keys: ReadonlyMap<JsonObject, string>;

  constructor(document: JsonObject) {
    const schemas = componentSchemas(document);
    const objects = Object.entries(schemas).filter((entry): entry is [string, JsonObject] => isObject(entry[1]));
    this.#keys = new Map(objects.map(([key, raw]) => [raw, key]));
    this.#schemas = schemas;
    this.#children = childrenByParent(objects);
    const found = [...this.#children].map(([key, children]) => baseOf(document, schemas, key, children));
    const bases = found.filter((base) => base !== undefined);
    this.bases = new Map(bases.map((base) => [base.key, base]));
    this.kinds = new Set(
      bases.flatMap(({ children, discriminator }) => [...children, ...(discriminator?.values.keys() ?? [])]),
    );
  }

  /** Named schemas that take over all members of one and add some. */
  extensionsOf(key: string): string[] {
    return (this.#children.get(key) ?? []).filter((child) => addsMembers(objectOf(this.#schemas[child])));
  }

  /** The base that a component refers to, where the component is a child of it. */
  baseOf(component: JsonObject, referenced: string): Base | undefined {
    const base = this.bases.get(referenced);
    return base?.children.has(this.#keys.get(component) ?? "") ? base : undefined;
  }
}

function childrenByParent(objects: readonly [string, JsonObject][]): Map<string, string[]> {
  const children = new Map<string, string[]>();
  for (const [key, raw] of objects) {
    for (const parent of new Set(arrayOf(raw.allOf).map(referencedKey))) {
      if (parent !== undefined && parent !== key) append(children, parent, key);
    }
  }
  return children;
}

function baseOf(document: JsonObject, schemas: JsonObject, key: string, children: readonly string[]): Base | undefined {
  const raw = schemas[key];
  if (!Object.hasOwn(schemas, key) || !isObject(raw)) return undefined;
  const discriminator = readDiscriminator(document, raw);
  const variants = [...arrayOf(raw.oneOf), ...arrayOf(raw.anyOf)].map(referencedKey);
  const own =
    variants.length > 0
      ? listedChildren(schemas, key, variants, children)
      : extensions(schemas, children, discriminator);
  if (own.size === 0) return undefined;
  const ownKey = variants.length === 0 || hasOwnMembers(raw) ? unusedKey(schemas, `${key}Base`) : undefined;
  const covered = variants.every((variant) => variant !== undefined && own.has(variant));
  return { key, ownKey, children: own, covered, discriminator };
}

/** Children of a base that says by a discriminator that there are some. A name for `allOf: [Base]` alone isn't one. */
function extensions(
  schemas: JsonObject,
  children: readonly string[],
  discriminator: Discriminator | undefined,
): ReadonlySet<string> {
  if (!discriminator) return new Set();
  return new Set(children.filter((child) => discriminator.values.has(child) || addsMembers(objectOf(schemas[child]))));
}

/** Children that the base itself lists as its variants, and those between them and the base. */
function listedChildren(
  schemas: JsonObject,
  base: string,
  variants: readonly (string | undefined)[],
  children: readonly string[],
): ReadonlySet<string> {
  const above = new Set<string>();
  const pending = variants.filter((key) => key !== undefined);
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    if (key === base || above.has(key)) continue;
    above.add(key);
    pending.push(
      ...arrayOf(objectOf(schemas[key]).allOf)
        .map(referencedKey)
        .filter((parent) => parent !== undefined),
    );
  }
  return new Set(children.filter((child) => above.has(child)));
}

const MEMBERS = ["properties", "additionalProperties", "patternProperties", "required", "allOf"];

function hasOwnMembers(raw: JsonObject): boolean {
  return MEMBERS.some((keyword) => raw[keyword] !== undefined);
}

function addsMembers(raw: JsonObject): boolean {
  return (
    arrayOf(raw.allOf).length > 1 ||
    ["properties", "required", "oneOf", "anyOf"].some((name) => raw[name] !== undefined)
  );
}

function unusedKey(schemas: JsonObject, wanted: string): string {
  let key = wanted;
  for (let n = 2; Object.hasOwn(schemas, key); n++) key = `${wanted}${n}`;
  return key;
}
