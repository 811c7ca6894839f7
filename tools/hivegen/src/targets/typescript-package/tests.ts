import type { Validation } from "../../mock/validation.ts";
import type { Operation, Resource } from "../../model/api-model.ts";
import type { Schema } from "../../model/schema.ts";
import { type NamedTypes, resolved } from "../../model/schemas/named-schemas.ts";
import { CodeFile } from "../../print/code-file.ts";
import { call as callText, indent, LINE_WIDTH, quote } from "../../print/text.ts";
import { fits } from "../../samples/fits.ts";
import { FILE, type Sample } from "../../samples/request-sample.ts";
import type { OutputFile } from "../target.ts";
import { bodySample, exampleArguments } from "../typescript-sdk/example.ts";
import type { SdkNames } from "../typescript-sdk/sdk-names.ts";
import { testOptions } from "./credentials.ts";

const FOLDER = "test/generated";

/** `test/generated`: the API description, and a test for each operation against a mock that serves it. */
export async function testFiles(names: SdkNames): Promise<OutputFile[]> {
  // What servers check is only loaded where it is needed.
  const { Validation } = await import("../../mock/validation.ts");
  const validation = new Validation(names.schemas);
  return [
    { path: `${FOLDER}/openapi.json`, content: `${JSON.stringify(names.model.document.wire, null, 2)}\n` },
    operationTests(names, validation),
  ];
}

function operationTests(names: SdkNames, validation: Validation): OutputFile {
  const file = new CodeFile(`${FOLDER}/operations.test.ts`, names.model.input);
  const client = file.value("#/src/index.ts", names.clientClass);
  for (const name of ["afterAll", "beforeAll", "expect", "test"]) file.value("vitest", name);
  file.value("hivegen/mock", "mock");
  file.value("node:url", "fileURLToPath");
  file.add(
    'const description = fileURLToPath(new URL("openapi.json", import.meta.url));',
    `let server: ${file.type("hivegen/mock", "Mock")};`,
    `let client: ${client};`,
  );
  file.add(
    "beforeAll(async () => {",
    "  server = await mock(description);",
    `  client = new ${client}(${testOptions(names)});`,
    "}, 60_000);",
  );
  file.add("afterAll(() => server.close());");
  const tested = inOrder(names);
  for (const { resource, operation } of tested) {
    const isSendable = isExampleValid(names, operation, validation);
    file.add(...(isSendable ? operationTest(names, resource, operation) : unwritten(resource, operation)));
  }
  if (tested.length === 0) {
    file.add('test("a client can be made", () => {', `  expect(client).toBeInstanceOf(${client});`, "});");
  }
  return file.finish();
}

/** As the contract has them, but what deletes comes last: the mock remembers it. */
function inOrder({ model }: SdkNames): { resource: Resource; operation: Operation }[] {
  const all = model.resources
    .flatMap((resource) => resource.operations.map((operation) => ({ resource, operation })))
    .filter(({ operation }) => isServed(operation));
  const deletes = all.filter(({ operation }) => operation.method === "DELETE");
  const deepestFirst = deletes.sort((a, b) => b.operation.path.length - a.operation.path.length);
  return [...all.filter(({ operation }) => operation.method !== "DELETE"), ...deepestFirst];
}

/** A mock leads nobody elsewhere, and can't tell requests apart that look alike, or only differ behind a `#`. */
function isServed({ path, reachable, responses }: Operation): boolean {
  const leads = responses.some(({ status }) => /^3/.test(status));
  const answers = responses.some(({ status }) => /^2|default/i.test(status));
  return reachable && !path.includes("#") && (answers || !leads);
}

function operationTest(names: SdkNames, resource: Resource, operation: Operation): string[] {
  const method = `${resource.name.camel}.${operation.methodName.camel}`;
  const call = `await ${callText(`client.${method}`, exampleArguments(names, operation), LINE_WIDTH - 30)}`;
  return [
    `test(${quote(titleOf(resource, operation))}, async () => {`,
    indent(expectation(names, operation, call)),
    "});",
  ];
}

/** Schemas of which no value can be made up, such as alternatives that overlap, leave the test to people. */
function isExampleValid(names: SdkNames, operation: Operation, validation: Validation): boolean {
  const [content] = operation.body?.contents ?? [];
  if (content?.kind !== "json" || !content.schema) return true;
  const sample = bodySample(names, operation);
  return hasFile(sample) || validation.isValid(content.schema, sample);
}

function hasFile(sample: Sample | undefined): boolean {
  return sample === FILE || (typeof sample === "object" && sample !== null && Object.values(sample).some(hasFile));
}

function unwritten(resource: Resource, operation: Operation): string[] {
  return [`test.todo(${quote(`${titleOf(resource, operation)}, with a body that the description allows`)});`];
}

function titleOf(resource: Resource, operation: Operation): string {
  return `${resource.name.camel}.${operation.methodName.camel}: ${operation.method} ${operation.path}`;
}

function expectation({ schemas }: SdkNames, operation: Operation, call: string): string {
  const { result } = operation;
  switch (result.kind) {
    case "page":
      return `const page = ${call};\nexpect(page.items).toBeInstanceOf(Array);`;
    case "binary":
      return `const download = ${call};\nexpect(await download.bytes()).toBeInstanceOf(Uint8Array);`;
    case "stream":
      return `for await (const message of ${call.replace("await ", "")}) {\n  expect(message).not.toBeUndefined();\n  break;\n}`;
    case "text":
      return `expect(${call}).toBeTypeOf("string");`;
    case "empty":
      return `${call};`;
    case "data":
      return `const result = ${call};\n${areAnswersTrue(operation, schemas) ? matcher(result.schema, schemas) : PRESENT}`;
  }
}

/** Whether the contract's own examples of a success are as it says; the mock answers with them as they are. */
function areAnswersTrue({ responses, result }: Operation, types: NamedTypes): boolean {
  const success = responses.filter(({ status }) => Number(status) === result.status || !/^[1-5]/.test(status));
  return success
    .flatMap(({ contents }) => contents)
    .every(({ schema, examples }) => !schema || examples.every((example) => fits(schema, example, types)));
}

const PRESENT = "expect(result).not.toBeUndefined();";

function matcher(schema: Schema | undefined, types: NamedTypes): string {
  const form = schema && resolved(schema, types);
  if (form?.nullable) return PRESENT;
  switch (form?.kind) {
    case "object":
      return 'expect(result).toBeTypeOf("object");';
    case "array":
      return "expect(result).toBeInstanceOf(Array);";
    case "string":
    case "boolean":
      return `expect(result).toBeTypeOf("${form.kind}");`;
    case "integer":
    case "number":
      return 'expect(result).toBeTypeOf("number");';
    default:
      return PRESENT;
  }
}
