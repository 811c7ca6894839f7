import { NameScope } from "../../model/names.ts";
import type { Property, Schema } from "../../model/schema.ts";
import { documentationParagraphs } from "../../print/schema-documentation.ts";
import type { OutputFile } from "../target.ts";
import { PythonFile } from "./python-file.ts";
import { snakeIdentifier } from "./python-identifier.ts";
import { importUsed, type PythonNames } from "./python-names.ts";
import { docstring, indent, LINE_WIDTH, list, quote } from "./python-text.ts";
import { innerHint, orNone, splitUnion } from "./python-types.ts";
import { MODEL_MEMBERS } from "./reserved-words.ts";

/** `types.py`: what the API sends. Printed last, when it is known what else the other files need. */
export function typesFile(names: PythonNames): OutputFile {
  const { model, received } = names;
  const file = new PythonFile("types.py", model.input, `What ${model.title} sends.`);
  const bound = new Map(
    model.boundTypes.map(({ type, methods }) => [type, methods.map(({ name }) => snakeIdentifier(name.snake))]),
  );
  const aliases: string[] = [];
  for (const { key, schema } of model.types) {
    const properties = received.properties(schema);
    if (properties) addModel(names, file, received.name(key), schema, properties, bound.get(key) ?? []);
    else aliases.push(key);
  }
  const printed = new Set<string>();
  const texts: Alias[] = [];
  for (const key of aliases) collectAlias(names, key, new Set(aliases), printed, texts);
  for (let declared = received.takeDeclared(); declared.length > 0; declared = received.takeDeclared()) {
    for (const { name, schema, properties } of declared) addModel(names, file, name, schema, properties, []);
  }
  for (const { name, text, about } of afterTheirParts([...received.takeAliases(), ...texts])) {
    importUsed(file, text, ".", "value");
    file.type("typing", "TypeAlias");
    file.add(aliasText(name, text), ...(about ?? []));
  }
  return file.finish();
}

interface Alias {
  readonly name: string;
  readonly text: string;
  readonly about?: readonly string[];
}

/** Python reads an alias where it stands, so what it names must be there. */
function afterTheirParts(aliases: readonly Alias[]): readonly Alias[] {
  const byName = new Map(aliases.map((alias) => [alias.name, alias]));
  const sorted = new Set<Alias>();
  const begun = new Set<Alias>();
  const place = (alias: Alias) => {
    if (begun.has(alias)) return;
    begun.add(alias);
    for (const [word] of alias.text.matchAll(/\w+/g)) {
      const part = byName.get(word);
      if (part) place(part);
    }
    sorted.add(alias);
  };
  for (const alias of aliases) place(alias);
  return [...sorted];
}

function addModel(
  names: PythonNames,
  file: PythonFile,
  name: string,
  schema: Schema,
  properties: readonly Property[],
  methods: readonly string[],
): void {
  const base = file.value("._runtime.models", "Model");
  const scope = new NameScope([...MODEL_MEMBERS, ...methods]);
  const about = docstring(orName(documentationParagraphs(schema, name), name), 4);
  const fields = properties.map((property) => field(names, file, name, scope, property));
  file.add(
    `class ${name}(${base}):`,
    indent(about.join("\n")),
    ...(fields.length > 0 ? ["", indent(fields.join("\n"))] : []),
  );
}

function field(names: PythonNames, file: PythonFile, owner: string, scope: NameScope, property: Property): string {
  const attribute = fieldName(property.name, scope);
  const inner = names.received.annotation(property.schema, innerHint(owner, property.name));
  const annotation = property.required ? inner : orNone(inner);
  importUsed(file, annotation, ".", "value");
  const alias = attribute === property.name ? undefined : `alias=${quote(property.name)}`;
  const settings = [...(property.required ? [] : ["default=None"]), ...(alias ? [alias] : [])];
  const room = LINE_WIDTH - 7 - attribute.length - annotation.length;
  const value = alias
    ? list(`${file.value("pydantic", "Field")}(`, settings, ")", room - 2)
    : property.required
      ? undefined
      : "None";
  const about = docstring(documentationParagraphs(property.schema, property.name), 4);
  const line = `${attribute}: ${annotation}${value ? ` = ${value}` : ""}`;
  const isLong = line.length + 4 > LINE_WIDTH && value === "None";
  return [isLong ? `${attribute}: ${annotation} = (\n    None\n)` : line, ...about].join("\n");
}

/** `Name: TypeAlias = …`, over several lines where it is long. */
export function aliasText(name: string, text: string): string {
  const line = `${name}: TypeAlias = ${text}`;
  if (line.length <= LINE_WIDTH) return line;
  const members = splitUnion(text);
  const parts = members.map((part) => memberLines(part, LINE_WIDTH - 6));
  if (members.length === 1) return `${name}: TypeAlias = ${memberLines(text, LINE_WIDTH - name.length - 14)}`;
  if (text.length + 4 <= LINE_WIDTH) return `${name}: TypeAlias = (\n${indent(text)}\n)`;
  return `${name}: TypeAlias = (\n${indent(parts.join("\n| "))}\n)`;
}

/** A list of literals gets a line for each. */
function memberLines(type: string, width: number): string {
  const [, outer = "", inner = ""] = /^(list|dict)\[(.*)\]$/s.exec(type) ?? [];
  if (inner !== "") return list(`${outer}[`, [inner], "]", width);
  const [, values = ""] = /^Literal\[(.*)\]$/s.exec(type) ?? [];
  return values === "" ? type : list("Literal[", splitValues(values), "]", width);
}

function splitValues(values: string): string[] {
  return [...values.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^,\s]+/g)].map(([value]) => value);
}

export function orName(paragraphs: readonly string[], name: string): readonly string[] {
  return paragraphs.length > 0 ? paragraphs : [`${name}.`];
}

/** pydantic has no fields that begin with an underscore, and warns of those that hide what models have. */
function fieldName(wire: string, scope: NameScope): string {
  const name = snakeIdentifier(wire);
  return scope.take(scope.has(name) || name.startsWith("model_") ? `${name}_` : name);
}

/** After those that it refers to. */
function collectAlias(
  names: PythonNames,
  key: string,
  aliases: ReadonlySet<string>,
  printed: Set<string>,
  texts: Alias[],
): void {
  const schema = names.received.schema(key);
  if (!schema || printed.has(key)) return;
  printed.add(key);
  const name = names.received.name(key);
  const text = names.received.withoutItself(key, () => {
    for (const other of names.received.aliasReferences(schema)) {
      if (aliases.has(other)) collectAlias(names, other, aliases, printed, texts);
    }
    return names.received.aliased(schema, name);
  });
  texts.push({ name, text, about: docstring(documentationParagraphs(schema, name), 0) });
}
