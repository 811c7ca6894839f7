import type { ApiModel } from "../../model/api-model.ts";
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
  for (const { name, inputName, schema } of model.types) {
    file.add(...declaration(name, schema, names, "response"));
    if (inputName !== undefined) file.add(...declaration(inputName, schema, names, "request"));
  }
  if (model.types.length === 0) file.add("export {};");
  return file.finish();
}

function declaration(name: string, schema: Schema, names: TypeNames, view: View): string[] {
  const options = { view, documented: true };
  const comment = documentation(schema, name);
  if (schema.kind === "object" && !schema.nullable) {
    const members = objectMembers(schema, names.in(view), options).map((member) => indent(member));
    return [...comment, `export interface ${name} {`, ...members, "}"];
  }
  return [...comment, `export type ${name} =${afterColon(typeText(schema, names.in(view), options))};`];
}
