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
  const texts: string[][] = [];
  for (const key of aliases) collectAlias(names, file, key, new Set(aliases), printed, texts);
  for (let declared = received.takeDeclared(); declared.length > 0; declared = received.takeDeclared()) {
    for (const { name, schema, properties } of declared) addModel(names, file, name, schema, properties, []);
  }
  for (const { name, text } of received.takeAliases()) {
    importUsed(file, text, ".", "value");
    file.type("typing", "TypeAlias");
    file.add(aliasText(name, text));
  }
  for (const lines of texts) file.add(...lines);
  return file.finish();
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
  const value = property.required
    ? alias && `${file.value("pydantic", "Field")}(${alias})`
    : alias
      ? `${file.value("pydantic", "Field")}(default=None, ${alias})`
      : "None";
  const about = docstring(documentationParagraphs(property.schema, property.name), 4);
  return [`${attribute}: ${annotation}${value ? ` = ${value}` : ""}`, ...about].join("\n");
}

/** `Name: TypeAlias = …`, over several lines where it is long. */
export function aliasText(name: string, text: string): string {
  const line = `${name}: TypeAlias = ${text}`;
  if (line.length <= LINE_WIDTH) return line;
  const parts = splitUnion(text).map(memberLines);
  const [only, ...others] = parts;
  if (others.length === 0) return `${name}: TypeAlias = ${only}`;
  if (text.length + 4 <= LINE_WIDTH) return `${name}: TypeAlias = (\n${indent(text)}\n)`;
  return `${name}: TypeAlias = (\n${indent(parts.join("\n| "))}\n)`;
}

/** A list of literals gets a line for each. */
function memberLines(type: string): string {
  const [, values = ""] = /^Literal\[(.*)\]$/s.exec(type) ?? [];
  if (values === "" || type.length <= LINE_WIDTH - 30) return type;
  return list("Literal[", splitValues(values), "]", 0);
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
  file: PythonFile,
  key: string,
  aliases: ReadonlySet<string>,
  printed: Set<string>,
  texts: string[][],
): void {
  const schema = names.received.schema(key);
  if (!schema || printed.has(key)) return;
  printed.add(key);
  const name = names.received.name(key);
  const text = names.received.withoutItself(key, () => {
    for (const other of names.received.aliasReferences(schema)) {
      if (aliases.has(other)) collectAlias(names, file, other, aliases, printed, texts);
    }
    return names.received.aliased(schema, name);
  });
  importUsed(file, text, ".", "value");
  file.type("typing", "TypeAlias");
  texts.push([aliasText(name, text), ...docstring(documentationParagraphs(schema, name), 0)]);
}
