import type { Property, Schema } from "../../model/schema.ts";
import { documentationParagraphs } from "../../print/schema-documentation.ts";
import type { OutputFile } from "../target.ts";
import { aliasText, orName } from "./models.ts";
import { PythonFile } from "./python-file.ts";
import { importUsed, type PythonNames, scoped } from "./python-names.ts";
import { docstring, indent, LINE_WIDTH, list, quote } from "./python-text.ts";
import { innerHint, isEnumeration } from "./python-types.ts";
import { KEYWORDS } from "./reserved-words.ts";

/** `params.py`: objects that programs send, as typed dicts. Printed last, when it is known what the other files need. */
export function paramsFile(names: PythonNames): OutputFile {
  const { model, sent } = names;
  const about = `Types of what ${model.title} is sent. They are plain dicts and values when the program runs.`;
  const file = new PythonFile("params.py", model.input, about);
  for (const { key, schema, sent: isSent } of model.types) {
    if (!isSent || isEnumeration(schema)) continue;
    const properties = sent.properties(schema);
    if (properties) addTypedDict(names, file, sent.name(key), schema, properties);
    else addAlias(names, file, key, schema);
  }
  for (let declared = sent.takeDeclared(); declared.length > 0; declared = sent.takeDeclared()) {
    for (const { name, schema, properties } of declared) addTypedDict(names, file, name, schema, properties);
  }
  for (const { name, text } of sent.takeAliases()) {
    importUsed(file, text, ".");
    file.type("typing", "TypeAlias");
    file.add(quotedAlias(file, name, text));
  }
  return file.finish();
}

function quotedAlias(file: PythonFile, name: string, text: string): string {
  if (/^Literal\[[^\]]*\]$/.test(text)) {
    file.value("typing", "Literal");
    return aliasText(name, text);
  }
  const line = `${name}: TypeAlias = ${quote(text)}`;
  if (line.length <= LINE_WIDTH) return line;
  // Where it doesn't fit into brackets either, it stays in its line: type checkers take no string in pieces.
  return quote(text).length + 4 <= LINE_WIDTH ? `${name}: TypeAlias = (\n${indent(quote(text))}\n)` : line;
}

/** In quotes, as the program doesn't need it when it runs. */
function addAlias(names: PythonNames, file: PythonFile, key: string, schema: Schema): void {
  const name = names.sent.name(key);
  const text = names.sent.withoutItself(key, () => names.sent.aliased(schema, name));
  importUsed(file, text, ".");
  file.type("typing", "TypeAlias");
  file.add(quotedAlias(file, name, text), ...docstring(documentationParagraphs(schema, name), 0));
}

function addTypedDict(
  names: PythonNames,
  file: PythonFile,
  name: string,
  schema: Schema,
  properties: readonly Property[],
): void {
  file.value("typing", "TypedDict");
  const members = properties.map((property) => {
    const annotation = names.sent.annotation(property.schema, innerHint(name, property.name));
    importUsed(file, annotation, ".");
    return { ...property, annotation };
  });
  const someOptional = members.some(({ required }) => !required);
  const written = members.map((member) => ({
    ...member,
    annotation:
      someOptional && member.required
        ? `${file.type("typing_extensions", "Required")}[${member.annotation}]`
        : member.annotation,
  }));
  const keys = new Set(written.map((member) => member.name));
  const about = docstring(orName(documentationParagraphs(schema, name), name), 4);
  if (written.every(({ name: key }) => canBeAttribute(key))) {
    file.add(
      `class ${name}(TypedDict${someOptional ? ", total=False" : ""}):`,
      indent(about.join("\n")),
      ...(written.length > 0 ? [""] : []),
      ...written.map((member) =>
        indent(
          [
            `${member.name}: ${scoped(file, member.annotation, keys)}`,
            ...docstring(documentationParagraphs(member.schema, member.name), 4),
          ].join("\n"),
        ),
      ),
    );
    return;
  }
  const entries = written.map((member) => `${quote(member.name)}: ${quote(member.annotation)}`);
  const total = someOptional ? ["total=False"] : [];
  file.add(
    list(`${name} = TypedDict(`, [quote(name), list("{", entries, "}", 0), ...total], ")", 0),
    ...docstring(orName(documentationParagraphs(schema, name), name), 0),
  );
}

/** Others are written in the form that takes any text. */
function canBeAttribute(name: string): boolean {
  const taken = KEYWORDS.has(name) || /^(?:dt|types|__.*)$/.test(name);
  return /^[A-Za-z_]\w*$/.test(name) && !taken;
}
