import type {
  Declaration,
  EnumDeclaration,
  Field,
  OtherDeclaration,
  StructDeclaration,
  UnionDeclaration,
} from "./declarations.ts";
import { docComment } from "./doc-comment.ts";
import type { GoFile } from "./go-file.ts";
import { alignedRows, indent, jsonTag, quote } from "./go-text.ts";
import type { GoType } from "./go-type.ts";
import { PointerFields } from "./recursive-structs.ts";

/** How declarations become Go. */
export class TypePrinter {
  readonly #pointers: PointerFields;
  /** Structs that are sent as forms. */
  readonly #forms: ReadonlySet<string>;
  /** Structs with methods that call the API. */
  readonly #bound: ReadonlySet<string>;

  constructor(declarations: readonly Declaration[], forms: ReadonlySet<string>, bound: ReadonlySet<string>) {
    this.#pointers = new PointerFields(declarations);
    this.#forms = forms;
    this.#bound = bound;
  }

  print(file: GoFile, declaration: Declaration): void {
    if (declaration.kind === "struct") this.#struct(file, declaration);
    else if (declaration.kind === "enum") enumeration(file, declaration);
    else if (declaration.kind === "union") union(file, declaration);
    else other(file, declaration);
  }

  /** The type of a field, pointers included. */
  fieldType(struct: string, field: Field): string {
    const { text, form } = field.type;
    if (form === "nil" || form === "zero") {
      return !field.required && field.nullable && field.sent && form === "nil" && text !== "any"
        ? `Nullable[${text}]`
        : text;
    }
    if (field.required && !field.nullable) return this.#pointers.has(struct, field) ? `*${text}` : text;
    if (!field.required && field.nullable && field.sent) return `Nullable[${text}]`;
    return `*${text}`;
  }

  #struct(file: GoFile, declaration: StructDeclaration): void {
    const { name, fields, additional } = declaration;
    const rows = fields.map((field) => ({
      comment: docComment([
        field.description,
        field.deprecated ? "Deprecated: see the API's documentation." : undefined,
      ]),
      cells: [
        field.name,
        file.type(this.fieldType(name, field)),
        jsonTag(field.property, field.required ? "" : ",omitzero"),
      ],
    }));
    const lines = alignedRows(rows);
    if (additional) {
      lines.push("// AdditionalProperties are members that the contract doesn't name.");
      lines.push(`AdditionalProperties map[string]${file.type(additional.text)} \`json:"-"\``);
    }
    if (this.#bound.has(name)) lines.push("", "client *core");
    file.add(...comment(declaration, name), ...block(`type ${name} struct`, lines));
    if (additional) this.#openMembers(file, name, fields, additional);
    if (this.#forms.has(name)) this.#formFields(file, declaration);
  }

  /** Reads and writes members that the contract doesn't name. */
  #openMembers(file: GoFile, name: string, fields: readonly Field[], { text }: GoType): void {
    const known = fields.map(({ property }) => quote(property)).join(", ");
    file.add(
      "// UnmarshalJSON keeps the members that the contract doesn't name.",
      `func (v *${name}) UnmarshalJSON(text []byte) error {`,
      `\ttype plain ${name}`,
      `\tmembers, err := unmarshalOpen[${text}](text, (*plain)(v)${known ? `, ${known}` : ""})`,
      "\tv.AdditionalProperties = members",
      "\treturn err",
      "}",
    );
    file.add(
      "// MarshalJSON writes the members that the contract doesn't name, too.",
      `func (v ${name}) MarshalJSON() ([]byte, error) {`,
      `\ttype plain ${name}`,
      "\treturn marshalOpen(plain(v), v.AdditionalProperties)",
      "}",
    );
  }

  #formFields(file: GoFile, { name, fields }: StructDeclaration): void {
    const named = file.internal("wire", "Named");
    const items = fields.map((field) => `{Name: ${quote(field.property)}, Value: ${sentValue("v", field)}},`);
    file.add(
      "// FormFields are what a form is made of.",
      `func (v ${name}) FormFields() []${named} {`,
      ...(items.length > 0 ? [`\treturn []${named}{`, ...items.map((item) => `\t\t${item}`), "\t}"] : ["\treturn nil"]),
      "}",
    );
  }
}

/** The value of a member as parameters and forms are given it: nil where it is absent. */
export function sentValue(variable: string, { name, required, type }: Field): string {
  const value = `${variable}.${name}`;
  return !required && type.form === "zero" && !isUnion(type) ? `optional(${value})` : value;
}

/** Unions know by themselves whether they are there; see `union` of the runtime. */
function isUnion({ union }: GoType): boolean {
  return union === true;
}

function comment({ description, deprecated }: Declaration, name: string): string[] {
  const lines = docComment([description, deprecated ? "Deprecated: see the API's documentation." : undefined]);
  return lines.length > 0 ? lines : [`// ${name} is a type of the API.`];
}

function block(head: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [`${head} {`, ...lines.map(indent), "}"] : [`${head}{}`];
}

function enumeration(file: GoFile, declaration: EnumDeclaration): void {
  const { name, base, values } = declaration;
  file.add(...comment(declaration, name), `type ${name} ${base}`);
  const rows = values.map((item) => ({
    comment: [],
    cells: [item.name, name, `= ${typeof item.value === "string" ? quote(item.value) : item.value}`],
  }));
  file.add(`// Values of ${name}. A newer server may send others.`, "const (", ...alignedRows(rows).map(indent), ")");
}

function union(file: GoFile, declaration: UnionDeclaration): void {
  const { name, variants, discriminator } = declaration;
  const listed = variants.map(({ type }) => type.text).join(", ");
  file.add(...docComment([declaration.description, `One of: ${listed}.`]), `type ${name} struct{ union }`);
  for (const { suffix, type } of variants) {
    const text = file.type(type.text);
    file.add(
      `// ${name}Of${suffix} makes one of ${text}.`,
      `func ${name}Of${suffix}(value ${text}) ${name} {`,
      `\treturn ${name}{union{value: value}}`,
      "}",
    );
    file.add(
      `// As${suffix} reads it as ${text}.`,
      `func (u ${name}) As${suffix}() (${text}, error) {`,
      `\treturn unionAs[${text}](u.union)`,
      "}",
    );
  }
  if (!discriminator) return;
  file.add(
    `// Value is of the type that ${discriminator.property} tells; of one that this version does not know, it is a json.RawMessage.`,
    `func (u ${name}) Value() (any, error) {`,
    `\tswitch u.text(${quote(discriminator.property)}) {`,
    ...discriminator.values.flatMap(({ tag, type }) => [
      `\tcase ${quote(tag)}:`,
      `\t\treturn unionAs[${file.type(type.text)}](u.union)`,
    ]),
    "\t}",
    "\treturn u.RawJSON()",
    "}",
  );
}

/** Lists and maps are types of their own, which may refer to themselves; of everything else an alias is handier. */
function other(file: GoFile, declaration: OtherDeclaration): void {
  const { name, type } = declaration;
  const isOwn = /^(\[\]|map\[)/.test(type.text);
  file.add(...comment(declaration, name), `type ${name} ${isOwn ? "" : "= "}${file.type(type.text)}`);
}
