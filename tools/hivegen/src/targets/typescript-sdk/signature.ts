import type { Operation, Parameter } from "../../model/api-model.ts";
import { NameScope, nameOf } from "../../model/names.ts";
import { ARGUMENT_NAMES, RESERVED_WORDS } from "../../model/reserved-words.ts";
import type { CodeFile } from "../../print/code-file.ts";
import { access, LINE_WIDTH, list, memberKey, quote } from "../../print/text.ts";
import { documentedMembers } from "../../print/typescript-type.ts";
import { RUNTIME } from "./runtime-names.ts";
import type { SdkNames } from "./sdk-names.ts";

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
  /** Body and parameters. */
  readonly rest: readonly Argument[];
  /** Which of them is the body. */
  readonly body: Argument | undefined;
  /** Which of them has the parameters. */
  readonly params: Argument | undefined;
  /** `{ path: { scan_id: scanId }, query: params }`, or nothing. */
  readonly input: string | undefined;
}

/**
 * @param taken names that arguments can't have, because the method's code uses them
 * @param paramsModule the module of the parameters' interface, if it isn't this one
 */
export function signatureOf(
  names: SdkNames,
  file: CodeFile,
  operation: Operation,
  taken: readonly string[],
  paramsModule?: string,
): Signature {
  const path = pathArguments(names, file, operation, taken);
  const body = bodyArgument(names, file, operation);
  const params = paramsArgument(names, file, operation, body !== undefined, paramsModule);
  return {
    path,
    body,
    params,
    rest: [...[body, params].filter((argument) => argument !== undefined)].sort(requiredFirst),
    input: inputText(operation, path, body, params),
  };
}

export function requiredFirst(a: Pick<Argument, "optional">, b: Pick<Argument, "optional">): number {
  return Number(a.optional) - Number(b.optional);
}

function pathArguments(names: SdkNames, file: CodeFile, operation: Operation, taken: readonly string[]) {
  const scope = new NameScope([...ARGUMENT_NAMES, ...taken]);
  const declared = operation.parameters.filter(({ in: place }) => place === "path");
  const order = (name: string) => operation.path.indexOf(`{${name}}`);
  return [...declared]
    .sort((a, b) => order(a.name) - order(b.name))
    .map(({ name, schema }) => ({
      parameter: name,
      name: argumentName(name, scope),
      type: names.inputType(file, schema),
      optional: false,
    }));
}

/** `class` is `class_`. */
function argumentName(parameter: string, scope: NameScope): string {
  const { camel } = nameOf(parameter);
  return scope.take(RESERVED_WORDS.has(camel) || scope.has(camel) ? `${camel}_` : camel);
}

function bodyArgument(names: SdkNames, file: CodeFile, operation: Operation): Argument | undefined {
  const [content] = operation.body?.contents ?? [];
  if (!operation.body || !content) return undefined;
  const name = otherParameters(operation).length > 0 ? "body" : "params";
  return { name, type: names.bodyType(file, content), optional: !operation.body.required };
}

/** Another type of body, and the media types that it is sent in. */
export interface OtherBody {
  readonly type: string;
  readonly mediaTypes: readonly string[];
}

/** The ways to pass a body that its argument's type doesn't cover. */
export function otherBodies(names: SdkNames, file: CodeFile, { body }: Operation): OtherBody[] {
  const [preferred, ...others] = body?.contents ?? [];
  if (!preferred) return [];
  const byType = new Map<string, string[]>();
  for (const content of others) {
    const type = names.bodyType(file, content);
    byType.set(type, [...(byType.get(type) ?? []), content.sentAs]);
  }
  byType.delete(names.bodyType(file, preferred));
  return [...byType].map(([type, mediaTypes]) => ({ type, mediaTypes: [...new Set(mediaTypes)] }));
}

function paramsArgument(
  names: SdkNames,
  file: CodeFile,
  operation: Operation,
  hasBody: boolean,
  module: string | undefined,
): Argument | undefined {
  const parameters = otherParameters(operation);
  if (parameters.length === 0) return undefined;
  const type = names.paramsType(operation);
  if (module !== undefined) file.type(module, type);
  return { name: hasBody ? "query" : "params", type, optional: !parameters.some(({ required }) => required) };
}

/** Parameters that stand in the query, in headers or in cookies. */
export function otherParameters(operation: Operation): Parameter[] {
  return operation.parameters.filter(({ in: place }) => place !== "path");
}

function inputText(
  operation: Operation,
  path: Signature["path"],
  body: Argument | undefined,
  params: Argument | undefined,
): string | undefined {
  const members: string[] = [];
  if (path.length > 0) {
    const values = path.map(({ parameter, name }) => (parameter === name ? name : `${memberKey(parameter)}: ${name}`));
    members.push(`path: { ${values.join(", ")} }`);
  }
  if (params) members.push(...parameterMembers(operation, params));
  if (body) members.push(body.name === "body" ? "body" : `body: ${body.name}`);
  return members.length > 0 ? list("{", members, "}", LINE_WIDTH - 12, " ") : undefined;
}

/** `query: params`, or each place with its own members. */
function parameterMembers(operation: Operation, params: Argument): string[] {
  const parameters = otherParameters(operation);
  const isPlain = parameters.every(({ in: place, name, key }) => place === "query" && name === key);
  if (isPlain) return [params.name === "query" ? "query" : `query: ${params.name}`];
  return (["query", "header", "cookie"] as const).flatMap((place) => {
    const members = parameters
      .filter((parameter) => parameter.in === place)
      .map(({ name, key }) => `${memberKey(name)}: ${access(params.name, key, params.optional)}`);
    return members.length > 0 ? [list(`${place}: {`, members, "}", LINE_WIDTH - 12, " ")] : [];
  });
}

/** The interface of a method's query, header and cookie parameters. */
export function paramsInterface(names: SdkNames, file: CodeFile, operation: Operation): string[] {
  const properties = otherParameters(operation).map(({ key, required, schema, description }) => ({
    name: key,
    required,
    schema: { ...schema, ...(description !== undefined && { description }) },
  }));
  const members = documentedMembers(properties, (key) => names.dataType(file, key, "request"), " | undefined", {
    view: "request",
  });
  return [
    `/** What ${quote(operation.methodName.camel).replaceAll('"', "`")} can be asked for. */`,
    `export interface ${names.paramsType(operation)} {`,
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
