import { CodeFile } from "../../print/code-file.ts";
import { list } from "../../print/text.ts";
import type { OutputFile } from "../target.ts";
import { typesModule } from "../types-module.ts";
import { operationsWithCodes } from "./error-codes.ts";
import {
  EXPORTED_ERRORS,
  EXPORTED_FUNCTIONS,
  EXPORTED_STREAM_TYPES,
  EXPORTED_TYPES,
  EXPORTED_UPLOADS,
  RUNTIME,
} from "./runtime-names.ts";
import type { SdkNames } from "./sdk-names.ts";
import { otherParameters } from "./signature.ts";
import { webhookExports } from "./webhooks.ts";

/** `index.ts`: everything a program can import. */
export function indexFile(names: SdkNames): OutputFile {
  const { model, options } = names;
  const file = new CodeFile("index.ts", model.input);
  const objects = model.boundTypes.map((bound) => names.objectNames(bound));
  const schemas = file.specifier(typesModule(options, "schemas"));
  file.add(
    `${list("export type {", exportedTypes(names), "}", 80, " ")} from "${RUNTIME}";`,
    "export {",
    ...exportedValues(names).map((name) => `  ${name},`),
    `} from "${RUNTIME}";`,
    `export type * from "${schemas}";`,
    `export type * as models from "${schemas}";`,
    `export { ${names.clientClass} } from "./client.js";`,
    'export type { ClientOptions } from "./options.js";',
    ...webhookExports(names),
    ...errorExports(names),
    ...objects.map((object) => `export type { ${object.type} } from "${file.specifier(`#/${object.file}`)}";`),
    ...model.resources.map((resource) => {
      const params = resource.operations
        .filter((operation) => otherParameters(operation).length > 0)
        .map((operation) => names.paramsType(operation));
      const messages = resource.operations.flatMap((operation) => names.messageAlias(operation) ?? []);
      const exported = [...[...params, ...messages].map((name) => `type ${name}`), names.resourceClass(resource)];
      const module = `./resources/${resource.name.kebab}.js`;
      return `${list("export {", exported, "}", 112 - module.length, " ")} from "${module}";`;
    }),
  );
  return file.finish();
}

function exportedValues({ model }: SdkNames): string[] {
  const operations = model.resources.flatMap((resource) => resource.operations);
  const contents = operations.flatMap(({ body }) => body?.contents ?? []);
  const takesFiles = contents.some(({ kind }) => kind === "binary" || kind === "multipart");
  return [...EXPORTED_ERRORS, ...(takesFiles ? EXPORTED_UPLOADS : []), ...EXPORTED_FUNCTIONS];
}

function exportedTypes({ model }: SdkNames): string[] {
  const operations = model.resources.flatMap((resource) => resource.operations);
  if (!operations.some(({ result }) => result.kind === "stream")) return EXPORTED_TYPES;
  return [...EXPORTED_TYPES, ...EXPORTED_STREAM_TYPES].sort();
}

function errorExports(names: SdkNames): string[] {
  const waits = [...new Set([...names.waiterErrors.values()].map(({ className }) => className))];
  const operations = operationsWithCodes(names);
  const codes =
    operations.length === 0 ? [] : ["ErrorCodes", ...operations.map((operation) => names.errorCodeType(operation))];
  const values = operations.length === 0 ? waits : ["isErrorOf", ...waits];
  return [
    `${list("export type {", ["ErrorCode", ...codes].sort(), "}", 90, " ")} from "./errors.js";`,
    ...(values.length === 0 ? [] : [`${list("export {", values.sort(), "}", 90, " ")} from "./errors.js";`]),
  ];
}
