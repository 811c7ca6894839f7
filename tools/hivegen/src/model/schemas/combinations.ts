import { arrayOf, isObject, type Json, type JsonObject } from "../../document/json.ts";
import type { Schema } from "../schema.ts";
import { referencedKey } from "./component-key.ts";
import { readDiscriminator, taggedUnion } from "./discriminators.ts";
import type { SchemaReader } from "./reader.ts";
import { inheritedType } from "./types.ts";

/** What `allOf`, `oneOf`, `anyOf`, `not` and conditions add. All parts hold. */
export function combinedParts(reader: SchemaReader, raw: JsonObject): Schema[] {
  if (!combines(raw)) return [];
  const parts = arrayOf(raw.allOf).map((part, index) => allOfPart(reader, raw, part, index));
  for (const keyword of ["oneOf", "anyOf"] as const) {
    const variants = arrayOf(raw[keyword]);
    if (variants.length > 0) parts.push(alternatives(reader, raw, keyword, variants));
  }
  if (raw.then !== undefined && raw.else !== undefined) parts.push(branches(reader, raw.then, raw.else));
  if (raw.not !== undefined) parts.push(negation(reader, raw.not));
  return parts;
}

/** Asked of every schema, and few do. */
function combines({ allOf, oneOf, anyOf, then, not }: JsonObject): boolean {
  return (allOf ?? oneOf ?? anyOf ?? then ?? not) !== undefined;
}

/** A child takes over the members of its base, not the choice between all children that the base's name stands for. */
function allOfPart(reader: SchemaReader, raw: JsonObject, part: Json, index: number): Schema {
  const key = referencedKey(part);
  const base = key === undefined ? undefined : reader.context.hierarchy.baseOf(raw, key);
  if (!base) return reader.member(withTypeOf(raw, part), "allOf", String(index));
  return base.ownKey === undefined ? { kind: "any" } : { kind: "ref", name: base.ownKey };
}

function withTypeOf(raw: JsonObject, part: Json): Json {
  return isObject(part) ? inheritedType(part, raw) : part;
}

function alternatives(
  reader: SchemaReader,
  raw: JsonObject,
  keyword: "oneOf" | "anyOf",
  raws: readonly Json[],
): Schema {
  const read = reader.members(
    raws.map((variant) => withTypeOf(raw, variant)),
    keyword,
  );
  const variants = read.filter(({ kind }) => kind !== "null");
  const nullable = variants.length < read.length && ({ nullable: true } as const);
  const [first, ...others] = variants;
  if (!first) return { kind: "null" };
  if (others.length === 0) return { ...first, ...nullable };
  const discriminator = readDiscriminator(reader.context.document, raw);
  const union = discriminator
    ? taggedUnion(reader.context, variants, discriminator)
    : ({ kind: "union", variants } as const);
  return { ...union, exclusive: keyword === "oneOf", ...nullable };
}

/** Whatever the condition is, one of the two holds. */
function branches(reader: SchemaReader, then: Json, otherwise: Json): Schema {
  const variants = [reader.member(then, "then"), reader.member(otherwise, "else")];
  return { kind: "union", variants, exclusive: false };
}

function negation(reader: SchemaReader, raw: Json): Schema {
  const schema = reader.member(raw, "not");
  return schema.kind === "any" && (raw === true || (isObject(raw) && Object.keys(raw).length === 0))
    ? { kind: "never" }
    : { kind: "not", schema };
}
