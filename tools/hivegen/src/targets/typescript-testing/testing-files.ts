import type { ApiModel, Operation, Resource } from "../../model/api-model.ts";
import { NameScope } from "../../model/names.ts";
import type { Schema } from "../../model/schema.ts";
import { namedTypes } from "../../model/schemas/named-schemas.ts";
import { sentTypes } from "../../model/schemas/sent-types.ts";
import { CodeFile } from "../../print/code-file.ts";
import { call, indent, literal, memberKey, quote } from "../../print/text.ts";
import type { OutputFile } from "../target.ts";
import { mockedOptions } from "../typescript-sdk/credentials.ts";
import { PrintedResources } from "../typescript-sdk/printed-resources.ts";
import { RUNTIME } from "../typescript-sdk/runtime-names.ts";
import type { SdkNames } from "../typescript-sdk/sdk-names.ts";
import { MockData, operationName } from "./contract.ts";
import { valueSchema } from "./value-schemas.ts";

const TESTING = `${RUNTIME}/testing`;

/**
 * `index.ts`, and the contract as data beside it: a mock of the API for users' own tests.
 * @param folder where in the output; ends with `/`
 */
export function testingFiles(names: SdkNames, folder = ""): OutputFile[] {
  const data = new MockData(names.model);
  const resources = names.model.resources.map((resource) => {
    const path = `${folder}operations/${resource.name.kebab}.ts`;
    return printed.file(path, names, resource, () => operationsFile(names, data, resource, path));
  });
  return [mockFile(names, data, folder), schemasFile(names.model, folder), ...resources];
}

const printed = new PrintedResources();

/** Those that a request can be for. */
function served({ operations }: Resource): readonly Operation[] {
  return operations.filter(({ reachable }) => reachable);
}

function operationsFile(names: SdkNames, data: MockData, resource: Resource, path: string): OutputFile {
  const file = new CodeFile(path, names.model.input);
  const operations = served(resource).map(
    (operation) => `${indent(literal(data.operation(resource, operation), 116))},`,
  );
  file.add(`export const operations: readonly ${file.type(TESTING, "OperationContract")}[] = [`, ...operations, "];");
  return file.finish();
}

/** `schemas.ts`: the named schemas that requests are made of. */
function schemasFile(model: ApiModel, folder: string): OutputFile {
  const types = namedTypes(model);
  const file = new CodeFile(`${folder}schemas.ts`, model.input);
  const members = [...sentTypes(model.resources.flatMap(served), types)].sort().map((key) => {
    const schema = types.get(key) ?? { kind: "any" };
    return `  ${memberKey(key)}: ${indent(textOf(schema, () => literal(valueSchema(schema, types), 100))).trimStart()},`;
  });
  const type = `Readonly<Record<string, ${file.type(TESTING, "ValueSchema")}>>`;
  file.add(
    "/** Schemas that requests refer to, by their names. */",
    `export const schemas: ${type} = {`,
    ...members,
    "};",
  );
  return file.finish();
}

/** What was printed for a schema, while it stays the same. */
const texts = new WeakMap<Schema, string>();

function textOf(schema: Schema, print: () => string): string {
  const text = texts.get(schema) ?? print();
  texts.set(schema, text);
  return text;
}

function mockFile(names: SdkNames, data: MockData, folder: string): OutputFile {
  const { model } = names;
  const file = new CodeFile(`${folder}index.ts`, model.input);
  file.add(`export { failure, type MockRequest, sequence } from ${quote(TESTING)};`);
  const entries = model.resources.flatMap((resource) =>
    served(resource).map((operation) => [
      `/** \`${operation.method} ${operation.path}\` */`,
      `${quote(operationName(resource, operation))}: ${operationType(names, file, operation)};`,
    ]),
  );
  file.add(
    "/** What operations give and take, by the names of their methods. */",
    "export interface MockedOperations {",
    ...entries.flat().map((line) => `  ${line}`),
    "}",
  );
  const lists = operationLists(file, model);
  file.add(
    `const contract: ${file.type(TESTING, "MockContract")} = {`,
    ...Object.entries(data.api())
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `  ${name}: ${indent(literal(value, 100)).trimStart()},`),
    `  ${file.value("./schemas.ts", "schemas")},`,
    "  operations: [",
    ...lists.map((list) => `    ...${list},`),
    "  ],",
    "};",
  );
  const mock = `${file.value(TESTING, "ApiMock")}<MockedOperations>`;
  const answers = `answers?: ${file.type(TESTING, "MockAnswers")}<MockedOperations>`;
  const settings = `options?: ${file.type(TESTING, "MockOptions")}`;
  file.add(
    ...documentation(names),
    `${call("export function mockApi", [answers, settings])}: ${mock} {`,
    `  return new ${mock}(contract, answers, options);`,
    "}",
  );
  return file.finish();
}

/** The list of each resource, under a name of its own. */
function operationLists(file: CodeFile, { resources }: ApiModel): string[] {
  const scope = new NameScope(["contract", "mockApi", "schemas", "failure", "sequence", "ApiMock"]);
  return resources.map((resource) =>
    file.renamed(
      `./operations/${resource.name.kebab}.ts`,
      "operations",
      scope.take(`${resource.name.camel}Operations`),
    ),
  );
}

/** `MockedOperation<models.Scan, models.ScanUpdate>` */
function operationType(names: SdkNames, file: CodeFile, operation: Operation): string {
  const body = bodyType(names, file, operation);
  const args = [dataType(names, file, operation), ...(body === undefined ? [] : [body])];
  return `${file.type(TESTING, "MockedOperation")}<${args.join(", ")}>`;
}

function dataType(names: SdkNames, file: CodeFile, { result }: Operation): string {
  switch (result.kind) {
    case "empty":
      return "void";
    case "text":
      return "string";
    case "binary":
    case "stream":
      return "string | Uint8Array | Blob";
    case "page":
      return result.item ? names.plainType(file, { kind: "array", items: result.item }) : "unknown[]";
    case "data": {
      const text = result.schema ? names.plainType(file, result.schema) : "unknown";
      return result.optional && text !== "unknown" ? `${text} | undefined` : text;
    }
  }
}

/** What a test finds as the body of a recorded request. */
function bodyType(names: SdkNames, file: CodeFile, { body }: Operation): string | undefined {
  const [content] = body?.contents ?? [];
  if (!content) return undefined;
  const types = {
    json: () => names.inputType(file, content.schema),
    multipart: () => "globalThis.FormData",
    form: () => "globalThis.FormData",
    text: () => "string",
    binary: () => "Uint8Array",
  };
  const type = types[content.kind]();
  return body?.required || type === "unknown" ? type : `${type} | undefined`;
}

function documentation({ clientClass, model }: SdkNames): string[] {
  return [
    "/**",
    " * The API in memory, for tests: answers are the contract's examples, unless the test gives others. What the contract",
    " * forbids is refused: the call fails, and `refused` tells why.",
    " *",
    " * @example",
    " * ```ts",
    " * const api = mockApi();",
    ` * const client = new ${clientClass}(${mockedOptions(model)});`,
    " * ```",
    " */",
  ];
}
