import type { NamedType } from "../../model/api-model.ts";
import { NameScope, nameOf, wordsOf } from "../../model/names.ts";
import type { ObjectSchema, Property, Schema, View } from "../../model/schema.ts";
import { isHidden } from "../../model/schema.ts";
import { objectsIn } from "../../model/schemas/object-parts.ts";
import { classIdentifier } from "./python-identifier.ts";
import { quote } from "./python-text.ts";
import { MODULE_NAMES } from "./reserved-words.ts";

/** Of a type in an annotation. Characters. */
const LONGEST = 70;

/** Of a class for an object without a name. Characters. */
const LONGEST_NAME = 60;

/** A class for an object of the API. */
export interface Declared {
  readonly name: string;
  readonly schema: Schema;
  readonly properties: readonly Property[];
}

/**
 * Annotations for schemas of one view, and the classes that they need: models for what is received, typed dicts for what is
 * sent. A name stands for its class or alias in the module that this view has (`types` or `params`).
 */
export class PythonTypes {
  readonly view: View;
  readonly #shared: PythonTypes | undefined;
  readonly #types: ReadonlyMap<string, Schema>;
  readonly #scope: NameScope;
  readonly #names = new Map<string, string>();
  readonly #inline = new Map<Schema, Declared>();
  readonly #queue: Declared[] = [];
  #classes: Set<string> | undefined;
  readonly #long: { readonly name: string; readonly text: string }[] = [];
  /** Names of long types, by their text. */
  readonly #shortened = new Map<string, string>();
  /** Aliases being written: a name that comes back to itself stands for anything. */
  readonly #open = new Set<string>();

  /** @param shared names of the other view, which has the enumerations */
  constructor(types: readonly NamedType[], view: View, shared?: PythonTypes) {
    this.view = view;
    this.#shared = shared;
    this.#types = new Map(types.map(({ key, schema }) => [key, schema]));
    this.#scope = new NameScope(MODULE_NAMES);
    const suffix = view === "request" ? "Param" : "";
    for (const type of types) {
      const name = `${classIdentifier(type.name)}${suffix}`;
      this.#names.set(type.key, this.#scope.take(MODULE_NAMES.has(name) ? `Api${name}` : name));
    }
  }

  /** Name of the class or alias of a named type. */
  name(key: string): string {
    return this.#names.get(key) ?? "Any";
  }

  schema(key: string): Schema | undefined {
    return this.#types.get(key);
  }

  /** Whether a name of this view's module is that of a class. */
  isClass(name: string): boolean {
    this.#classes ??= new Set(
      [...this.#types].filter(([, schema]) => this.properties(schema)).map(([key]) => this.name(key)),
    );
    return this.#classes.has(name) || [...this.#inline.values()].some((declared) => declared.name === name);
  }

  /** The members of an object in this view; nothing where it is something else, or has no members of its own. */
  properties(schema: Schema): readonly Property[] | undefined {
    const objects = objectsIn(schema, this.#types);
    if (!objects || objects.every(({ properties }) => properties.length === 0)) return undefined;
    return merged(objects).filter((property) => !isHidden(property.schema, this.view));
  }

  /** Classes for objects without a name that annotations have asked for since the last time. */
  takeDeclared(): Declared[] {
    return this.#queue.splice(0);
  }

  /**
   * @param hint what an object without a name is called
   * @param prefix in front of names of this view's module
   */
  annotation(schema: Schema | undefined, hint: string, prefix = ""): string {
    if (!schema) return this.#anything;
    const text = this.#short(this.#form(schema, hint, prefix), hint, prefix);
    return schema.nullable ? orNone(text) : text;
  }

  /** Aliases for types too long for one line that annotations have asked for since the last time. */
  takeAliases(): { readonly name: string; readonly text: string }[] {
    return this.#long.splice(0);
  }

  /** Prints what a named type stands for; where it comes back to itself, anything can stand. */
  withoutItself<T>(key: string, print: () => T): T {
    this.#open.add(key);
    const printed = print();
    this.#open.delete(key);
    return printed;
  }

  /** What an alias stands for: the values of an enumeration alone, as what is sent names it too. */
  aliased(schema: Schema, hint: string): string {
    const values = schema.kind === "enum" ? literalType(schema.values) : undefined;
    const text = values ?? this.#form(schema, hint, "");
    return schema.nullable ? orNone(text) : text;
  }

  /** Named types that an alias needs to be there before it. */
  aliasReferences(schema: Schema): string[] {
    switch (schema.kind) {
      case "ref":
        return [schema.name];
      case "array":
        return [...(schema.prefixItems ?? []), schema.items].flatMap((item) => this.aliasReferences(item));
      case "union":
        return schema.variants.flatMap((variant) => this.aliasReferences(variant));
      case "intersection":
        return schema.parts.flatMap((part) => this.aliasReferences(part));
      case "object":
        return typeof schema.additional === "object" ? this.aliasReferences(schema.additional) : [];
      default:
        return [];
    }
  }

  /** What wouldn't fit into the line of an argument gets a name. */
  #short(text: string, hint: string, prefix: string): string {
    if (text.length <= LONGEST) return text;
    const own = prefix === "" ? text : text.replaceAll(prefix, "");
    const known = this.#shortened.get(own);
    const name =
      known ?? this.#scope.take(`${classIdentifier(shortened(hint))}${this.view === "request" ? "Param" : ""}`);
    if (known === undefined) this.#long.push({ name, text: own });
    this.#shortened.set(own, name);
    return prefix + name;
  }

  get #anything(): string {
    return this.view === "request" ? "object" : "Any";
  }

  #form(schema: Schema, hint: string, prefix: string): string {
    switch (schema.kind) {
      case "ref":
        return this.#reference(schema.name, prefix);
      case "boolean":
        return "bool";
      case "integer":
        return "int";
      case "number":
        return "float";
      case "string":
        return this.#text(schema.format);
      case "null":
        return "None";
      case "binary":
        return this.view === "request" ? "FileInput" : "Any";
      case "enum":
        return this.#enumeration(schema.values, schema.open ?? false);
      case "array":
        return this.#list(schema, hint, prefix);
      case "object":
      case "intersection":
        return this.#object(schema, hint, prefix);
      case "union":
        return union(
          schema.variants.map((variant, index) => this.annotation(variant, `${hint}Variant${index + 1}`, prefix)),
        );
      default:
        return this.#anything;
    }
  }

  #reference(key: string, prefix: string): string {
    const schema = this.#types.get(key);
    if (!schema || this.#open.has(key)) return this.#anything;
    // Enumerations are the same in what is sent and in what is received.
    if (this.#shared && isEnumeration(schema)) return `types.${this.#shared.name(key)}`;
    const text = prefix + this.name(key);
    // In what is received, values may come that the enumeration doesn't list.
    return this.view === "response" && isChoice(schema) ? `${text} | ${otherType(schema)}` : text;
  }

  #text(format: string | undefined): string {
    if (format !== "date-time" && format !== "date") return "str";
    if (this.view === "request") return format === "date" ? "dt.date | str" : "dt.datetime | str";
    return format === "date" ? "dt.date" : "Timestamp";
  }

  #enumeration(values: readonly unknown[], open: boolean): string {
    const text = literalType(values);
    if (text === undefined) return this.#anything;
    const others = this.view === "response" || open;
    const schema = { kind: "enum", values: values as never } as const;
    return others && isChoice(schema) ? `${text} | ${otherType(schema)}` : text;
  }

  #list(schema: Schema & { kind: "array" }, hint: string, prefix: string): string {
    const items = [...(schema.prefixItems ?? []), schema.items].filter(({ kind }) => kind !== "never");
    const item = union(
      items.map((inner, index) => this.annotation(inner, `${hint}Item${index === 0 ? "" : index + 1}`, prefix)),
    );
    return `${this.view === "request" ? "Sequence" : "list"}[${item === "" ? this.#anything : item}]`;
  }

  #object(schema: Schema, hint: string, prefix: string): string {
    const properties = this.properties(schema);
    if (properties) return prefix + this.#declare(schema, properties, hint).name;
    const objects = objectsIn(schema, this.#types);
    if (objects) return this.#map(objects, hint, prefix);
    if (schema.kind !== "intersection") return this.#anything;
    const [part] = schema.parts.filter(({ kind }) => kind !== "any" && kind !== "not");
    return part ? this.annotation(part, hint, prefix) : this.#anything;
  }

  #map(objects: readonly ObjectSchema[], hint: string, prefix: string): string {
    const further = objects.map(({ additional }) => additional).find((additional) => typeof additional === "object");
    const item = typeof further === "object" ? this.annotation(further, `${hint}Value`, prefix) : this.#anything;
    return this.view === "request" ? `Mapping[str, ${item}]` : `dict[str, ${item}]`;
  }

  #declare(schema: Schema, properties: readonly Property[], hint: string): Declared {
    const known = this.#inline.get(schema);
    if (known) return known;
    const suffix = this.view === "request" && !hint.endsWith("Param") ? "Param" : "";
    const declared = { name: this.#scope.take(`${classIdentifier(shortened(hint))}${suffix}`), schema, properties };
    this.#inline.set(schema, declared);
    this.#queue.push(declared);
    return declared;
  }
}

/** What an object inside of another one is called. */
export function innerHint(outer: string, property: string): string {
  return `${outer.replace(/Param$/, "")}${nameOf(property).pascal.replace(/^_+/, "")}`;
}

/** What is said last says most. */
function shortened(hint: string): string {
  const words = wordsOf(hint);
  if (hint.length <= LONGEST_NAME) return hint;
  while (words.length > 1 && words.join("").length > LONGEST_NAME) words.shift();
  return nameOf(words).pascal.replace(/^_+/, "");
}

/** Of several objects that a value is made of, a member is required if any says so. */
function merged(objects: readonly ObjectSchema[]): Property[] {
  const properties = new Map<string, Property>();
  for (const property of objects.flatMap((object) => object.properties)) {
    const known = properties.get(property.name);
    const schema = known && property.schema.kind === "any" ? known.schema : property.schema;
    properties.set(property.name, { ...property, schema, required: property.required || known?.required === true });
  }
  return [...properties.values()];
}

export function isEnumeration(schema: Schema): boolean {
  return schema.kind === "enum" && !schema.nullable && literalType(schema.values) !== undefined;
}

/** A single value is no choice: it tells what something is. */
export function isChoice(schema: Schema): boolean {
  return schema.kind === "enum" && literalType(schema.values) !== undefined && schema.values.length > 1;
}

function otherType(schema: Schema): string {
  const values = schema.kind === "enum" ? schema.values : [];
  return values.every((value) => typeof value === "number") ? "int" : "str";
}

function literalType(values: readonly unknown[]): string | undefined {
  if (values.length === 0) return undefined;
  const isFine = (value: unknown) =>
    typeof value === "string" ||
    typeof value === "boolean" ||
    (typeof value === "number" && Number.isSafeInteger(value));
  if (!values.every(isFine)) return undefined;
  const texts = values.map((value) =>
    typeof value === "string" ? quote(value) : typeof value === "boolean" ? (value ? "True" : "False") : String(value),
  );
  return `Literal[${[...new Set(texts)].join(", ")}]`;
}

/** None of the types twice; `None` last. */
export function union(types: readonly string[]): string {
  const all = [...new Set(types.flatMap((type) => splitUnion(type)))];
  if (all.includes("Any")) return all.includes("None") ? "Any | None" : "Any";
  if (all.includes("object")) return "object";
  return [...all.filter((type) => type !== "None"), ...all.filter((type) => type === "None")].join(" | ");
}

export function orNone(type: string): string {
  return union([type, "None"]);
}

/** At the bars that are in no bracket and no string. */
export function splitUnion(type: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const match of type.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[[\]]| \| /g)) {
    if (match[0] === "[") depth++;
    else if (match[0] === "]") depth--;
    else if (match[0] === " | " && depth === 0) {
      parts.push(type.slice(start, match.index));
      start = match.index + 3;
    }
  }
  return [...parts, type.slice(start)];
}
