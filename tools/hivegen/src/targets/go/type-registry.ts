import type { NamedType } from "../../model/api-model.ts";
import { NameScope, singular } from "../../model/names.ts";
import type { EnumSchema, Property, Schema, UnionSchema, View } from "../../model/schema.ts";
import { resolved } from "../../model/schemas/named-schemas.ts";
import type { Declaration, Field } from "./declarations.ts";
import type { GoNames } from "./go-names.ts";
import { ANY, type GoType, listOf, mapOf, plain } from "./go-type.ts";
import { exported } from "./identifiers.ts";
import { isNullable, membersOf } from "./object-members.ts";

/** Where a schema stands. */
interface Place {
  /** What a type is called that has no name of its own. */
  readonly hint: string;
  readonly view: View;
  /** Programs send it. */
  readonly sent: boolean;
}

/** The types of the package. Asking for the type of a schema declares what has no name yet. */
export class TypeRegistry {
  readonly #names: GoNames;
  readonly #declarations = new Map<string, Declaration>();
  /** Forms of named types, by their Go names; also what keeps circles from being read for ever. */
  readonly #forms = new Map<string, GoType>();
  /** What was asked for from outside: a schema without a name is declared once. */
  readonly #asked = new Map<Schema, Map<string, GoType>>();
  /** Names that are being read: one that leads back to itself is anything. */
  readonly #pending = new Set<string>();

  constructor(names: GoNames) {
    this.#names = names;
    for (const type of names.model.types) this.#declareNamed(type);
  }

  /** In the order in which they were found. */
  get declarations(): readonly Declaration[] {
    return [...this.#declarations.values()];
  }

  declaration(name: string): Declaration | undefined {
    return this.#declarations.get(name);
  }

  /** The type of a value that is there. @param hint what it is called if it has no name */
  typeOf(schema: Schema | undefined, hint: string, view: View): GoType {
    if (!schema) return ANY;
    const known = this.#asked.get(schema) ?? new Map<string, GoType>();
    this.#asked.set(schema, known);
    const type = known.get(view + hint) ?? this.#type(schema, { hint, view, sent: view === "request" });
    known.set(view + hint, type);
    return type;
  }

  /** A type made of parts: parameters of an operation. */
  declareStruct(name: string, description: string, properties: readonly Property[]): void {
    const place: Place = { hint: name, view: "request", sent: true };
    this.#declarations.set(name, {
      kind: "struct",
      name,
      description,
      deprecated: false,
      fields: this.#fields(properties, place),
      additional: undefined,
    });
  }

  #declareNamed({ key, inputName, sent, schema }: NamedType): void {
    const response = this.#names.type(key, "response");
    this.#declare(schema, { hint: response, view: "response", sent: sent && inputName === undefined });
    if (inputName === undefined) return;
    this.#declare(schema, { hint: this.#names.type(key, "request"), view: "request", sent: true });
  }

  /** Declares a schema under the name of its place. */
  #declare(schema: Schema, place: Place): GoType {
    const known = this.#forms.get(place.hint);
    if (known) return known;
    const name = place.hint;
    if (this.#pending.has(name)) return ANY;
    const about = { name, description: schema.description, deprecated: schema.deprecated === true };
    const enumeration = enumOf(schema);
    if (enumeration) {
      const values = enumValues(this.#names.scope, name, enumeration.values);
      this.#declarations.set(name, { kind: "enum", ...about, base: enumeration.base, values });
      return this.#remember(
        name,
        enumeration.values.some((value) => value === "") || enumeration.base === "int64" ? "plain" : "zero",
      );
    }
    const variants = schema.kind === "union" ? this.#unionVariants(schema, place) : undefined;
    if (schema.kind === "union" && variants) {
      const type = this.#rememberUnion(name);
      this.#declarations.set(name, {
        kind: "union",
        ...about,
        variants,
        discriminator: this.#discriminator(schema, place.view),
      });
      return type;
    }
    if (isStruct(schema, this.#names)) return this.#declareMembers(schema, place, about);
    // Said first, because it may refer to itself.
    if (schema.kind === "array" || schema.kind === "object") this.#remember(name, "nil");
    this.#pending.add(name);
    const type = this.#type(schema, place);
    this.#pending.delete(name);
    this.#declarations.set(name, { kind: "other", ...about, type });
    return this.#remember(name, type.form, type.union);
  }

  #declareMembers(
    schema: Schema,
    place: Place,
    about: Pick<Declaration, "name" | "description" | "deprecated">,
  ): GoType {
    const type = this.#remember(about.name, "struct");
    const members = membersOf(schema, this.#names.schemas, place.view) ?? { properties: [], additional: undefined };
    const additional = members.additional && this.#type(members.additional, { ...place, hint: `${about.name}Value` });
    this.#declarations.set(about.name, {
      kind: "struct",
      ...about,
      fields: this.#fields(members.properties, place),
      additional,
    });
    return type;
  }

  #remember(name: string, form: GoType["form"], union?: true): GoType {
    const type = { text: name, form, ...(union && { union }) };
    this.#forms.set(name, type);
    return type;
  }

  #rememberUnion(name: string): GoType {
    const type = { text: name, form: "zero", union: true } as const;
    this.#forms.set(name, type);
    return type;
  }

  #fields(properties: readonly Property[], place: Place): Field[] {
    const scope = new NameScope(["AdditionalProperties"]);
    return properties.map(({ name, required, schema }) => {
      const field = scope.take(exported(name));
      return {
        property: name,
        name: field,
        type: this.#type(schema, { ...place, hint: place.hint + field }),
        required,
        nullable: isNullable(schema, this.#names.schemas),
        description: schema.description,
        deprecated: schema.deprecated === true,
        sent: place.sent,
      };
    });
  }

  #type(schema: Schema, place: Place): GoType {
    switch (schema.kind) {
      case "ref":
        return this.#named(schema.name, place);
      case "boolean":
        return plain("bool");
      case "integer":
        return plain("int64");
      case "number":
        return plain("float64");
      case "string":
        return plain(schema.format === "date-time" ? "time.Time" : "string");
      case "binary":
        return plain(place.view === "request" ? "Upload" : "string");
      case "enum":
        return this.#enum(schema, place);
      case "array":
        return this.#list(schema.prefixItems ?? [], schema.items, place);
      case "object":
      case "intersection":
        return this.#object(schema, place);
      case "union":
        return this.#union(schema, place);
      default:
        return ANY;
    }
  }

  #named(key: string, { view, sent }: Place): GoType {
    const schema = this.#names.schemas.get(key);
    if (!schema) return ANY;
    return this.#declare(schema, { hint: this.#names.type(key, view), view, sent });
  }

  #enum(schema: EnumSchema, place: Place): GoType {
    if (enumOf(schema)) return this.#declare(schema, this.#own(place));
    return schema.values.every((value) => typeof value === "boolean") ? plain("bool") : ANY;
  }

  /** A place with a name that is free. */
  #own(place: Place): Place {
    return { ...place, hint: this.#names.scope.take(place.hint) };
  }

  #list(first: readonly Schema[], items: Schema, place: Place): GoType {
    const hint = itemName(place.hint);
    if (first.length > 0) {
      const texts = new Set(
        [...first, ...(items.kind === "never" ? [] : [items])].map((item) => this.#type(item, { ...place, hint }).text),
      );
      const [only = "any"] = texts;
      return { text: texts.size === 1 ? `[]${only}` : "[]any", form: "nil" };
    }
    const item = this.#type(items, { ...place, hint });
    const nullable = isNullable(items, this.#names.schemas) && (item.form === "plain" || item.form === "struct");
    return listOf(nullable ? { text: `*${item.text}`, form: "nil" } : item);
  }

  #object(schema: Schema, place: Place): GoType {
    if (schema.kind === "object" && schema.properties.length === 0) {
      if (typeof schema.additional !== "object") return mapOf(ANY);
      return mapOf(this.#type(schema.additional, { ...place, hint: `${place.hint}Value` }));
    }
    if (schema.kind === "intersection") {
      const [only, ...others] = schema.parts.filter(saysSomething);
      if (only && others.length === 0) return this.#type(only, place);
      if (!membersOf(schema, this.#names.schemas, place.view)) return only ? this.#type(only, place) : ANY;
    }
    return this.#declare(schema, this.#own(place));
  }

  #union(schema: UnionSchema, place: Place): GoType {
    const simple = this.#simpleUnion(schema, place);
    return simple ?? this.#declare(schema, this.#own(place));
  }

  /** A union that one type stands for: of texts, of numbers, of the same type, or with null. */
  #simpleUnion(schema: UnionSchema, place: Place): GoType | undefined {
    const variants = schema.variants.filter(({ kind }) => kind !== "null" && kind !== "never");
    const [first, ...others] = variants;
    if (!first) return ANY;
    if (others.length === 0) return this.#type(first, place);
    const kinds = new Set(variants.map((variant) => scalarKind(resolved(variant, this.#names.schemas))));
    const [only] = kinds;
    if (kinds.size === 1 && only !== undefined) return plain(only);
    if ([...kinds].every((kind) => kind === "string" || kind === "time.Time")) return plain("string");
    if ([...kinds].every((kind) => kind === "int64" || kind === "float64")) return plain("float64");
    return variants.some((variant) => resolved(variant, this.#names.schemas).kind === "any") ? ANY : undefined;
  }

  #unionVariants(schema: UnionSchema, place: Place) {
    if (this.#simpleUnion(schema, { ...place, hint: `${place.hint}Value` })) return undefined;
    const suffixes = new NameScope();
    const byType = new Map<string, GoType>();
    // Known before its variants, which may refer to it.
    this.#rememberUnion(place.hint);
    for (const [index, variant] of schema.variants.entries()) {
      if (variant.kind === "null" || variant.kind === "never") continue;
      const hint = place.hint + (variant.title === undefined ? `Variant${index + 1}` : exported(variant.title));
      const type = this.#type(variant, { ...place, hint });
      if (!byType.has(type.text)) byType.set(type.text, type);
    }
    return [...byType.values()].map((type) => ({ suffix: suffixes.take(suffixOf(type)), type }));
  }

  #discriminator({ discriminator, variants }: UnionSchema, view: View) {
    if (!discriminator) return undefined;
    const own = new Set(variants.map((variant) => (variant.kind === "ref" ? variant.name : "")));
    const values = Object.entries(discriminator.mapping)
      .filter(([, key]) => own.has(key) && this.#names.schemas.has(key))
      .map(([tag, key]) => ({ tag, type: this.#named(key, { hint: "", view, sent: false }) }));
    return values.length > 0 ? { property: discriminator.property, values } : undefined;
  }
}

/** What an object is besides its description. */
function saysSomething(schema: Schema): boolean {
  return schema.kind !== "any" && schema.kind !== "not";
}

function isStruct(schema: Schema, names: GoNames): boolean {
  if (schema.kind === "object") return schema.properties.length > 0;
  if (schema.kind !== "intersection") return false;
  const parts = schema.parts.filter(saysSomething);
  return parts.length > 1 && membersOf(schema, names.schemas, "response") !== undefined;
}

/** Values that constants can stand for. */
function enumOf(schema: Schema) {
  if (schema.kind !== "enum") return undefined;
  const values = schema.values.filter((value) => value !== null);
  const texts = values.filter((value) => typeof value === "string");
  if (texts.length > 0 && texts.length === values.length) return { base: "string" as const, values: texts };
  const numbers = values.filter((value) => typeof value === "number" && Number.isSafeInteger(value)) as number[];
  return numbers.length > 0 && numbers.length === values.length
    ? { base: "int64" as const, values: numbers }
    : undefined;
}

function enumValues(scope: NameScope, type: string, values: readonly (string | number)[]) {
  return [...new Set(values)].map((value) => ({ name: scope.take(type + constantName(value)), value }));
}

/** `1` and `-1`, `+` and `-` need names that differ. */
function constantName(value: string | number): string {
  const text = String(value);
  if (text === "") return "Empty";
  const words = /[\p{L}\p{N}]/u.test(text)
    ? exported(text.replace(/^-(?=\d)/, "minus ")).replace(/^X(?=\P{Lu})/u, "")
    : "";
  return words === "" ? [...text].map((character) => `U${character.codePointAt(0)?.toString(16)}`).join("") : words;
}

function scalarKind(schema: Schema): string | undefined {
  switch (schema.kind) {
    case "string":
      return schema.format === "date-time" ? "time.Time" : "string";
    case "integer":
      return "int64";
    case "number":
      return "float64";
    case "enum": {
      const enumeration = enumOf(schema);
      return enumeration?.base;
    }
    default:
      return undefined;
  }
}

/** An item of `Tags` is `Tag`. */
function itemName(hint: string): string {
  const one = singular(hint);
  return one === hint ? `${hint}Item` : one;
}

/** `[]Scan` is `ScanList`. */
function suffixOf({ text }: GoType): string {
  if (text.startsWith("[]")) return `${suffixOf({ text: text.slice(2), form: "plain" })}List`;
  if (text.startsWith("map[string]")) return `${suffixOf({ text: text.slice(11), form: "plain" })}Map`;
  return exported(text.replace(/^\*/, "").replace(/^time\./, ""));
}
