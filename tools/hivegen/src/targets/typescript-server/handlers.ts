import type { Operation, Parameter } from "../../model/api-model.ts";
import type { Property, Schema } from "../../model/schema.ts";
import { CodeFile } from "../../print/code-file.ts";
import { call, indent, jsdoc, LINE_WIDTH } from "../../print/text.ts";
import { documentedMembers, type NameOfType, typeText } from "../../print/typescript-type.ts";
import { acceptedContents } from "../../server-contract/body-data.ts";
import type { OutputFile } from "../target.ts";
import { RUNTIME, type ServerNames } from "./server-names.ts";

/** `handlers/<resource>.ts`: the interfaces that a server implements. */
export function handlerFiles(names: ServerNames): OutputFile[] {
  return names.model.resources.map((resource) => {
    const file = new CodeFile(`handlers/${resource.name.kebab}.ts`, names.model.input);
    for (const operation of resource.operations) {
      if (inPlace(operation, "query").length > 0) file.add(...queryInterface(names, file, operation));
    }
    const methods = resource.operations.map((operation) => indent(handler(names, file, operation)));
    file.add(
      ...jsdoc([`What a server does for ${resource.name.words.join(" ")}. ${resource.description ?? ""}`]),
      `export type ${names.handlers(resource)}<Principal> = {`,
      methods.join("\n\n"),
      "};",
    );
    return file.finish();
  });
}

const VIEW = { view: "request" } as const;

function requestNames(names: ServerNames, file: CodeFile): NameOfType {
  return (key) => names.dataType(file, key, "request");
}

function inPlace(operation: Operation, place: Parameter["in"]): Parameter[] {
  return operation.parameters.filter((parameter) => parameter.in === place);
}

/** Parameters as a handler sees them: validated, with defaults filled in. */
function properties(parameters: readonly Parameter[]): Property[] {
  return parameters.map(({ name, required, schema, description }) => ({
    name,
    required: required || schema.default !== undefined,
    schema: { ...schema, ...(description !== undefined && { description }) },
  }));
}

function queryInterface(names: ServerNames, file: CodeFile, operation: Operation): string[] {
  const members = documentedMembers(properties(inPlace(operation, "query")), requestNames(names, file), "", VIEW);
  return [
    `/** Query of \`${operation.id}\`, with defaults filled in. */`,
    `export interface ${names.queryType(operation)} {`,
    indent(members.join("\n")),
    "}",
  ];
}

/** Nobody gets in without credentials. */
function isClosed({ security }: Operation): boolean {
  return security.length > 0 && security.every((requirement) => Object.keys(requirement).length > 0);
}

function handler(names: ServerNames, file: CodeFile, operation: Operation): string {
  const principal = isClosed(operation) ? "Principal" : "Principal | undefined";
  const context = `${file.type(RUNTIME, "RequestContext")}<${principal}>`;
  return [
    ...jsdoc([
      `${operation.summary ?? operation.id}. \`${operation.method} ${operation.path}\``.replace("..", "."),
      operation.description === operation.summary ? undefined : operation.description,
      codesText(operation),
    ]),
    signature(operation.id, requestType(names, file, operation), context, resultType(names, file, operation)),
  ].join("\n");
}

function signature(name: string, request: string, context: string, result: string): string {
  return `${call(name, [`request: ${request}`, `context: ${context}`], LINE_WIDTH - result.length - 6)}: ${result};`;
}

function codesText(operation: Operation): string | undefined {
  const codes = Object.entries(operation.errorCodes).map(
    ([status, list]) => `${status} ${list.map((code) => `\`${code}\``).join(", ")}`,
  );
  return codes.length > 0 ? `May throw an \`ApiError\` with: ${codes.join("; ")}.` : undefined;
}

function requestType(names: ServerNames, file: CodeFile, operation: Operation): string {
  const nameOf = requestNames(names, file);
  const members: string[] = [];
  const inline = (place: Parameter["in"]) =>
    typeText({ kind: "object", properties: properties(inPlace(operation, place)), additional: true }, nameOf, VIEW);
  if (inPlace(operation, "path").length > 0) members.push(`params: ${inline("path")}`);
  if (inPlace(operation, "query").length > 0) members.push(`query: ${names.queryType(operation)}`);
  if (inPlace(operation, "header").length > 0) members.push(`headers: ${inline("header")}`);
  if (inPlace(operation, "cookie").length > 0) members.push(`cookies: ${inline("cookie")}`);
  if (operation.body) members.push(`body${operation.body.required ? "" : "?"}: ${bodyType(names, file, operation)}`);
  return members.length > 0 ? `{ ${members.join("; ")} }` : "Record<string, never>";
}

function bodyType(names: ServerNames, file: CodeFile, operation: Operation): string {
  const contents = operation.body ? acceptedContents(operation.body, names.types) : [];
  const types = contents.map(({ schema }) =>
    schema ? typeText(schema, requestNames(names, file), VIEW) : "Uint8Array",
  );
  return [...new Set(types)].join(" | ");
}

/** What a handler returns: the data alone, or with what only the handler knows besides. */
function resultType(names: ServerNames, file: CodeFile, operation: Operation): string {
  const { kind, meta } = operation.result;
  const data = dataType(names, file, operation);
  if (kind === "page" && meta)
    return promise(`${file.type(RUNTIME, "HandlerResult")}<${data}, ${metaType(names, file, meta)}>`);
  if (!hasChoice(operation)) return promise(data);
  return promise(`${data} | ${file.type(RUNTIME, "HandlerResult")}<${data}>`);
}

function dataType(names: ServerNames, file: CodeFile, { result }: Operation): string {
  switch (result.kind) {
    case "empty":
      return "void";
    case "text":
      return "string";
    case "binary":
    case "stream":
      return file.type(RUNTIME, "BinaryResult");
    default: {
      const data = result.schema ? typeText(result.schema, (key) => names.dataType(file, key)) : "unknown";
      return result.optional ? `${data} | undefined` : data;
    }
  }
}

/** The operation has other answers than its usual one; the handler says which it gives. */
function hasChoice({ responses, result }: Operation): boolean {
  return responses.some(({ status }) => /^[23]/.test(status) && status !== String(result.status));
}

/** What the kit can't know: all of the meta but the request id. */
function metaType(names: ServerNames, file: CodeFile, meta: Schema): string {
  const requestId = names.model.errors.requestId?.at(-1);
  const type = typeText(meta, (key) => names.dataType(file, key));
  return requestId === undefined ? type : `Omit<${type}, ${JSON.stringify(requestId)}>`;
}

function promise(type: string): string {
  return `Promise<${type}>`;
}
