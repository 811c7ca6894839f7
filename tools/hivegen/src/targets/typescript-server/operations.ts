import type { Resource } from "../../model/api-model.ts";
import { CodeFile } from "../../print/code-file.ts";
import { indent, LINE_WIDTH, literal } from "../../print/text.ts";
import { operationData } from "../../server-contract/operation-data.ts";
import type { OutputFile } from "../target.ts";
import { codeValidators } from "./code-validators.ts";
import { RUNTIME, type ServerNames } from "./server-names.ts";

/** `operations/<resource>.ts`: what the kit enforces for each operation. */
export function operationFiles(names: ServerNames): OutputFile[] {
  return names.model.resources.map((resource) => operationFile(names, resource));
}

function operationFile(names: ServerNames, resource: Resource): OutputFile {
  const file = new CodeFile(`operations/${resource.name.kebab}.ts`, names.model.input);
  const validators = codeValidators(file, (key) => file.value("../schemas.ts", names.validator(key)));
  const operations = resource.operations.map((operation) =>
    literal(operationData(names.model, resource, operation, validators, names.types), LINE_WIDTH - 4),
  );
  file.add(
    `export const ${names.operations(resource)}: readonly ${file.type(RUNTIME, "ServerOperation")}[] = [`,
    ...operations.map((text) => `${indent(text)},`),
    "];",
  );
  return file.finish();
}
