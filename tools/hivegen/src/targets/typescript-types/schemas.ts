import { isObject, objectOf } from "../../document/json.ts";
import { Kept } from "../../incremental/kept.ts";
import type { ApiModel, NamedType } from "../../model/api-model.ts";
import type { Schema, View } from "../../model/schema.ts";
import { CodeFile } from "../../print/code-file.ts";
import { TypeNames } from "../../print/named-types.ts";
import { documentation } from "../../print/schema-documentation.ts";
import { indent } from "../../print/text.ts";
import { afterColon, objectMembers, typeText } from "../../print/typescript-type.ts";
import type { OutputFile } from "../target.ts";

/** `schemas.ts`: every named schema as an interface, or as a type where it isn't a plain object. */
export function schemasFile(model: ApiModel): OutputFile {
  const file = new CodeFile("schemas.ts", model.input);
  const names = new TypeNames(model.types);
  const { run, wire } = model.document;
  const components = objectOf(objectOf(wire.components).schemas);
  for (const type of model.types) {
    const raw = components[type.key];
    const print = () => printType(type, names);
    const printed = isObject(raw)
      ? printedTypes.of(run, raw, print, (kept) => kept.type.schema === type.schema && kept.names === names.signature)
      : print();
    for (const lines of printed.declarations) file.add(...lines);
  }
  if (model.types.length === 0) file.add("export {};");
  return file.finish();
}

/** What was printed for a named type, and what it depends on. */
interface PrintedType {
  readonly type: NamedType;
  readonly names: string;
  readonly declarations: readonly (readonly string[])[];
}

const printedTypes = new Kept<PrintedType>("but for words");

function printType(type: NamedType, names: TypeNames): PrintedType {
  const { name, inputName, sent, schema } = type;
  // What is sent as it was received keeps to the values that a server is known to take.
  const open = sent && inputName === undefined ? undefined : names;
  const declarations = [declaration(name, schema, names, "response", open)];
  if (inputName !== undefined) declarations.push(declaration(inputName, schema, names, "request"));
  return { type, names: names.signature, declarations };
}

function declaration(
  name: string,
  schema: Schema,
  names: TypeNames,
  view: View,
  open: TypeNames | undefined = undefined,
): string[] {
  const options = { view, documented: true, open: schema.kind === "enum" ? undefined : open };
  const comment = documentation(schema, name);
  if (schema.kind === "object" && !schema.nullable) {
    const members = objectMembers(schema, names.in(view), options).map((member) => indent(member));
    return [...comment, `export interface ${name} {`, ...members, "}"];
  }
  return [...comment, `export type ${name} =${afterColon(typeText(schema, names.in(view), options))};`];
}
