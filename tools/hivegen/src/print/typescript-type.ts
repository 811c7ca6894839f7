import { isHidden, type ObjectSchema, type Property, type Schema, type View } from "../model/schema.ts";
import { enumPieces, type OtherValues, otherPieces, otherValues } from "./literal-types.ts";
import { documentation } from "./schema-documentation.ts";
import { indent, LINE_WIDTH, propertyKey } from "./text.ts";
import { tupleElements } from "./tuples.ts";
import { atom, bracketed, listOf, type Piece, union } from "./type-pieces.ts";

/** How named types are written, e.g. `(key) => "models." + key`. */
export type NameOfType = (key: string) => string;

/** What is known about enums that a newer server may add values to. */
export interface OpenValues {
  /** What values besides those that a named type lists may be; nothing where it is no enum. */
  othersOf(key: string): OtherValues;
  /** Properties whose values tell variants apart, so that they must stay literals. */
  readonly tags: ReadonlySet<string>;
}

export interface TypeOptions {
  /** Whose members are printed. Default: a response's. */
  readonly view?: View;
  /** Appended to optional members, e.g. `" | undefined"` where callers may pass `undefined` for what they don't set. */
  readonly undefinedToo?: string;
  /** Enums may have further values. Default: they have those that are listed. */
  readonly open?: OpenValues | undefined;
  /** Members of objects inside are documented, too. */
  readonly documented?: boolean;
}

/** A schema as a TypeScript type. A union that is too long for one line begins with a line break. */
export function typeText(schema: Schema, nameOf: NameOfType, options: TypeOptions = {}): string {
  return new TypePrinter(nameOf, options).piece(schema).text;
}

/** The members of an object with their documentation, and its index signature, one a line. */
export function objectMembers(schema: ObjectSchema, nameOf: NameOfType, options: TypeOptions = {}): string[] {
  return new TypePrinter(nameOf, options).members(schema, true, options.undefinedToo);
}

/** Members with their documentation, one a line. */
export function documentedMembers(
  properties: readonly Property[],
  nameOf: NameOfType,
  undefinedToo: string,
  options: TypeOptions = {},
): string[] {
  return objectMembers({ kind: "object", properties, additional: true }, nameOf, { ...options, undefinedToo });
}

class TypePrinter {
  readonly #nameOf: NameOfType;
  readonly #view: View;
  readonly #documented: boolean;
  readonly #open: OpenValues | undefined;

  constructor(nameOf: NameOfType, { view = "response", documented = false, open }: TypeOptions) {
    this.#nameOf = nameOf;
    this.#view = view;
    this.#documented = documented;
    this.#open = open;
  }

  piece(schema: Schema): Piece {
    const piece = this.#form(schema);
    return schema.nullable ? union([piece, atom("null")]) : piece;
  }

  #form(schema: Schema): Piece {
    switch (schema.kind) {
      case "ref":
        return union([atom(this.#nameOf(schema.name)), ...otherPieces(this.#open?.othersOf(schema.name) ?? [])]);
      case "integer":
        return atom("number");
      case "string":
      case "number":
      case "boolean":
      case "null":
      case "never":
        return atom(schema.kind);
      case "binary":
        return atom("Blob");
      case "enum":
        return union([...enumPieces(schema), ...otherPieces(schema.open || this.#open ? otherValues(schema) : [])]);
      case "array":
        return this.#array(schema);
      case "object":
        return this.#object(schema);
      case "union":
        return union(schema.variants.map((variant) => this.piece(variant)));
      case "intersection":
        return this.#intersection(schema.parts);
      case "not":
      case "any":
        return atom("unknown");
    }
  }

  #array(schema: Extract<Schema, { kind: "array" }>): Piece {
    const tuple = tupleElements(schema, (item) => this.piece(item));
    return tuple ? atom(`[${tuple.join(", ")}]`) : listOf(this.piece(schema.items));
  }

  #intersection(parts: readonly Schema[]): Piece {
    const pieces = parts
      .filter(({ kind }) => kind !== "not" && kind !== "any")
      .map((part) => this.piece(part))
      .filter(({ text }) => text !== "unknown");
    const [first] = pieces;
    if (!first) return atom("unknown");
    const texts = [...new Set(pieces.map((piece) => (piece.rank === "union" ? bracketed(piece) : piece.text)))];
    return texts.length === 1 ? first : { text: texts.join(" & "), rank: "intersection" };
  }

  #object(schema: ObjectSchema): Piece {
    const members = this.members(schema, this.#documented);
    const line = `{ ${members.map((member) => member.replace(/;$/, "")).join("; ")} }`;
    if (line.length <= LINE_WIDTH / 2 && !line.includes("\n") && !line.includes("/**")) return atom(line);
    return atom(["{", ...members.map((member) => indent(member)), "}"].join("\n"));
  }

  members(schema: ObjectSchema, documented: boolean, undefinedToo = ""): string[] {
    const shown = schema.properties.filter((property) => !isHidden(property.schema, this.#view));
    const types = shown.map(({ name, schema: property }) => this.#printerOf(name).piece(property));
    const members = shown.flatMap(({ name, required, schema: property }, index) => {
      const { text = "unknown" } = types[index] ?? {};
      const member = `${propertyKey(name)}${required ? "" : "?"}:${afterColon(text)}${required ? "" : undefinedToo};`;
      return [...(documented ? documentation(property, name) : []), member];
    });
    const index = this.#index(schema, shown, types);
    return index === undefined ? members : [...members, `[key: string]:${afterColon(index)};`];
  }

  /** The one for a property: a tag has no further values. */
  #printerOf(property: string): TypePrinter {
    if (!this.#open?.tags.has(property)) return this;
    return new TypePrinter(this.#nameOf, { view: this.#view, documented: this.#documented });
  }

  /** Type of what isn't named. It must be wide enough for the named members, too. */
  #index(schema: ObjectSchema, shown: readonly Property[], types: readonly Piece[]): string | undefined {
    const { additional } = schema;
    const declared = (schema.patterns ?? []).map((pattern) => pattern.schema);
    if (typeof additional === "object") declared.push(additional);
    if (declared.length > 0) {
      const missing = shown.some(({ required }) => !required) ? [atom("undefined")] : [];
      return union([...declared.map((other) => this.piece(other)), ...types, ...missing]).text;
    }
    if (shown.length > 0) return undefined;
    return additional === false && schema.properties.length === 0 ? "never" : "unknown";
  }
}

/** The lines of a long union stand one step further in than what they belong to. */
export function afterColon(text: string): string {
  return text.startsWith("\n") ? indent(text) : ` ${text}`;
}
