import { isObject, type Json, objectOf } from "../../document/json.ts";
import { schemaExtension } from "../aliases/schema-aliases.ts";
import type { NamedType } from "../api-model.ts";
import type { Context } from "../context.ts";
import { ReadOnce } from "../read-once.ts";
import { readSchema } from "../read-schema.ts";
import type { Schema } from "../schema.ts";
import { breakCircles } from "./break-circles.ts";
import { componentSchemas } from "./component-key.ts";
import { tagVariant } from "./discriminators.ts";
import type { Base } from "./hierarchy.ts";
import { numbered, typeNames } from "./type-names.ts";
import { keysWithViews } from "./views.ts";

const readings = new ReadOnce<readonly [string, Schema][]>("but for words");

/** All named schemas, sorted by key, under names that are valid and unique. */
export function readTypes(context: Context): Omit<NamedType, "sent">[] {
  const read = Object.entries(componentSchemas(context.document)).flatMap(([key, raw]) =>
    isObject(raw)
      ? readings.read(
          context,
          raw,
          () => key,
          (own) => readType(own, key, raw),
        )
      : readType(context, key, raw),
  );
  const schemas = breakCircles(context, new Map(read.sort(([a], [b]) => (a < b ? -1 : 1))));
  const names = typeNames([...schemas.keys()], chosenNames(context));
  const twice = keysWithViews(schemas);
  const taken = new Set(names.values());
  return [...schemas].map(([key, schema]) => {
    const name = names.get(key) ?? key;
    return { key, name, inputName: twice.has(key) ? inputName(name, taken) : undefined, schema };
  });
}

function chosenNames(context: Context): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [key, raw] of Object.entries(componentSchemas(context.document))) {
    const { name } = schemaExtension(objectOf(raw));
    if (name !== undefined) names.set(key, name);
  }
  return names;
}

function inputName(name: string, taken: Set<string>): string {
  const wanted = `${name}Input`;
  if (taken.has(wanted)) return numbered(wanted, taken);
  taken.add(wanted);
  return wanted;
}

/** One type; of a base two: what its name stands for, and its own members. */
function readType(context: Context, key: string, raw: Json | undefined): [string, Schema][] {
  const at = ["components", "schemas", key];
  const base = context.hierarchy.bases.get(key);
  if (!base || !isObject(raw)) return [[key, readSchema(context, raw, at)]];
  if (raw.oneOf === undefined && raw.anyOf === undefined) {
    const own = readSchema(context, raw, at);
    return [[key, anyChild(context, base, own)], ...ownType(base, own)];
  }
  if (base.ownKey === undefined) return [[key, readSchema(context, raw, at)]];
  const { oneOf, anyOf, discriminator, ...members } = raw;
  const own = readSchema(context, members, at);
  const { description, nullable } = raw;
  const choice = readSchema(context, { oneOf, anyOf, discriminator, description, nullable }, at);
  const parts: Schema[] = [{ kind: "ref", name: base.ownKey }, choice];
  return [[key, base.covered ? choice : { kind: "intersection", parts }], ...ownType(base, own)];
}

function ownType({ key, ownKey }: Base, schema: Schema): [string, Schema][] {
  return ownKey === undefined ? [] : [[ownKey, { ...schema, description: `What all kinds of ${key} have.` }]];
}

/** The union of a base's children, each told apart by the discriminator. */
function anyChild(context: Context, base: Base, own: Schema): Schema {
  const { discriminator, key, ownKey } = base;
  const { kind: _, ...facts } = own;
  const variants = concreteKeys(context, base).map(([child, tags]): Schema => {
    const reference: Schema = { kind: "ref", name: child === key && ownKey !== undefined ? ownKey : child };
    return discriminator ? tagVariant(context, reference, child, discriminator.property, tags) : reference;
  });
  const said = {
    ...(facts.description !== undefined && { description: facts.description }),
    ...(facts.deprecated && { deprecated: facts.deprecated }),
    ...(facts.nullable && { nullable: facts.nullable }),
  };
  const [only] = variants;
  if (only && variants.length === 1) return { ...only, ...said };
  return { ...said, kind: "union", variants, exclusive: false };
}

/** The children of a base, their children, and the base itself where it is one of its kinds; with their tags. */
function concreteKeys(context: Context, base: Base): [string, readonly string[]][] {
  const { hierarchy } = context;
  const declared = base.discriminator?.values;
  const found = new Map<string, readonly string[]>();
  if (hierarchy.kinds.has(base.key)) found.set(base.key, declared?.get(base.key) ?? [base.key]);
  const pending = [...base.children].reverse();
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    if (found.has(key)) continue;
    found.set(key, declared?.get(key) ?? [key]);
    if (!hierarchy.bases.has(key)) pending.push(...hierarchy.extensionsOf(key));
  }
  return [...found];
}
