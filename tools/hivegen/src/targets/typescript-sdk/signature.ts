import type { Operation, Parameter } from "../../model/api-model.ts";
import { nameOf } from "../../model/names.ts";
import type { CodeFile } from "../../print/code-file.ts";
import { access, propertyKey, quote } from "../../print/text.ts";
import { documentedMembers } from "../../print/typescript-type.ts";
import { RUNTIME, type SdkNames } from "./sdk-names.ts";

/** An argument of a generated method. */
export interface Argument {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
}

/** A method's arguments, and how they become the input of the call. */
export interface Signature {
  /** Path parameters, in the order of the path. */
  readonly path: readonly (Argument & { readonly parameter: string })[];
  /** Body and parameters, then options. */
  readonly rest: readonly Argument[];
  /** `{ path: { scan_id: scanId }, query: params }`, or nothing. */
  readonly input: string | undefined;
}

/** @param folder where the file is: `resources` or `objects` */
export function signatureOf(names: SdkNames, file: CodeFile, operation: Operation, folder: string): Signature {
  const path = pathArguments(names, file, operation);
  const body = bodyArgument(names, file, operation);
  const params = paramsArgument(file, operation, body !== undefined, folder);
  return {
    path,
    rest: [...[body, params].filter((argument) => argument !== undefined)].sort(requiredFirst),
    input: inputText(operation, path, body, params),
  };
}

function requiredFirst(a: Argument, b: Argument): number {
  return Number(a.optional) - Number(b.optional);
}

function pathArguments(names: SdkNames, file: CodeFile, operation: Operation) {
  const declared = operation.parameters.filter(({ in: place }) => place === "path");
  const order = (name: string) => operation.path.indexOf(`{${name}}`);
  return declared
    .sort((a, b) => order(a.name) - order(b.name))
    .map(({ name, schema }) => ({
      parameter: name,
      name: nameOf(name).camel,
      type: names.inputType(file, schema),
      optional: false,
    }));
}

function bodyArgument(names: SdkNames, file: CodeFile, operation: Operation): Argument | undefined {
  const [content] = operation.body?.contents ?? [];
  if (!operation.body || !content) return undefined;
  const name = otherParameters(operation).length > 0 ? "body" : "params";
  return { name, type: names.inputType(file, content.schema), optional: !operation.body.required };
}

function paramsArgument(file: CodeFile, operation: Operation, hasBody: boolean, folder: string): Argument | undefined {
  const parameters = otherParameters(operation);
  if (parameters.length === 0) return undefined;
  const type = paramsType(operation);
  const module = folder === "resources" ? undefined : "resource";
  if (module) file.type(`../resources/${folder}.ts`, type);
  return { name: hasBody ? "query" : "params", type, optional: !parameters.some(({ required }) => required) };
}

export function paramsType(operation: Operation): string {
  return `${operation.name.pascal}Params`;
}

/** Parameters that stand in the query, in headers or in cookies. */
export function otherParameters(operation: Operation): Parameter[] {
  return operation.parameters.filter(({ in: place }) => place === "query" || place === "header");
}

function inputText(
  operation: Operation,
  path: Signature["path"],
  body: Argument | undefined,
  params: Argument | undefined,
): string | undefined {
  const members: string[] = [];
  if (path.length > 0) {
    const values = path.map(({ parameter, name }) =>
      parameter === name ? name : `${propertyKey(parameter)}: ${name}`,
    );
    members.push(`path: { ${values.join(", ")} }`);
  }
  if (params) members.push(...parameterMembers(operation, params));
  if (body) members.push(body.name === "body" ? "body" : `body: ${body.name}`);
  return members.length > 0 ? `{ ${members.join(", ")} }` : undefined;
}

function parameterMembers(operation: Operation, params: Argument): string[] {
  const headers = otherParameters(operation).filter(({ in: place }) => place === "header");
  if (headers.length === 0) return [params.name === "query" ? "query" : `query: ${params.name}`];
  const pick = (list: readonly Parameter[]) =>
    list
      .map(
        ({ name }) =>
          `${propertyKey(name)}: ${access(params.optional ? `${params.name}?` : params.name, name).replace("?[", "?.[")}`,
      )
      .join(", ");
  const query = otherParameters(operation).filter(({ in: place }) => place === "query");
  return [...(query.length > 0 ? [`query: { ${pick(query)} }`] : []), `header: { ${pick(headers)} }`];
}

/** The interface of a method's query and header parameters. */
export function paramsInterface(names: SdkNames, file: CodeFile, operation: Operation): string[] {
  const properties = otherParameters(operation).map(({ name, required, schema, description }) => ({
    name,
    required,
    schema: { ...schema, ...(description !== undefined && { description }) },
  }));
  const members = documentedMembers(properties, (key) => names.dataType(file, key), " | undefined");
  return [
    `/** What ${quote(operation.methodName.camel).replaceAll('"', "`")} can be asked for. */`,
    `export interface ${paramsType(operation)} {`,
    ...members.flatMap((member) => member.split("\n").map((line) => `  ${line}`)),
    "}",
  ];
}

/** The text of an argument list. */
export function argumentText(args: readonly Argument[]): string {
  return args.map(({ name, type, optional }) => `${name}${optional ? "?" : ""}: ${type}`).join(", ");
}

/** The last argument of every call. */
export function optionsArgument(file: CodeFile, type = "RequestOptions"): Argument {
  return { name: "options", type: file.type(RUNTIME, type), optional: true };
}
