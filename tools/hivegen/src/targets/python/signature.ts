import type { Operation, Parameter } from "../../model/api-model.ts";
import { NameScope } from "../../model/names.ts";
import type { Property, Schema } from "../../model/schema.ts";
import { documentationParagraphs } from "../../print/schema-documentation.ts";
import type { PythonFile } from "./python-file.ts";
import { classIdentifier, snakeIdentifier } from "./python-identifier.ts";
import { importUsed, type PythonNames } from "./python-names.ts";
import { list, quote } from "./python-text.ts";
import { innerHint, union } from "./python-types.ts";
import { METHOD_ARGUMENTS, METHOD_CODE } from "./reserved-words.ts";

/** An argument of a generated method. */
export interface Argument {
  readonly name: string;
  readonly annotation: string;
  readonly required: boolean;
  readonly schema: Schema;
  readonly description: string | undefined;
  /** `path scan_id`: what it stands for, or `body name`. */
  readonly source: string;
}

export interface Signature {
  /** Path parameters, in the order of the path. */
  readonly path: readonly Argument[];
  /** Given by their names, required ones first. */
  readonly keywords: readonly Argument[];
  /** How they become the input of the call: `arguments(path={"scan_id": scan_id})`. */
  readonly input: () => string;
  /** The body's members are arguments of their own. */
  readonly isFlat: boolean;
}

export function signatureOf(names: PythonNames, file: PythonFile, operation: Operation): Signature {
  const scope = new NameScope([...METHOD_ARGUMENTS, ...METHOD_CODE]);
  const path = pathParameters(operation).map((parameter) =>
    parameterArgument(names, file, operation, scope, parameter),
  );
  const others = operation.parameters
    .filter(({ in: place }) => place !== "path")
    .map((parameter) => parameterArgument(names, file, operation, scope, parameter));
  const members = flatMembers(names, operation);
  const body = members
    ? members.map((property) => memberArgument(names, file, operation, scope, property))
    : bodyArgument(names, file, operation);
  const keywords = [...body, ...others].sort((a, b) => Number(b.required) - Number(a.required));
  return {
    path,
    keywords,
    isFlat: members !== undefined,
    input: () => inputText(file, operation, path, others, body, members !== undefined),
  };
}

/** Path parameters in the order of the path. */
function pathParameters(operation: Operation): Parameter[] {
  const order = ({ name }: Parameter) => operation.path.indexOf(`{${name}}`);
  return operation.parameters.filter(({ in: place }) => place === "path").sort((a, b) => order(a) - order(b));
}

function parameterArgument(
  names: PythonNames,
  file: PythonFile,
  operation: Operation,
  scope: NameScope,
  parameter: Parameter,
): Argument {
  const hint = innerHint(classIdentifier(operation.name.pascal), parameter.key);
  return {
    name: argumentName(parameter.key, scope),
    annotation: names.annotation(file, names.sent, parameter.schema, hint),
    required: parameter.required,
    schema: parameter.schema,
    description: parameter.description,
    source: `${parameter.in} ${parameter.name}`,
  };
}

/** `class` is `class_`, and so are arguments that every method has. */
function argumentName(wire: string, scope: NameScope): string {
  const name = snakeIdentifier(wire);
  return scope.take(scope.has(name) ? `${name}_` : name);
}

/** The members of a body that is an object, where each can be an argument of its own. */
function flatMembers(names: PythonNames, operation: Operation): readonly Property[] | undefined {
  const [content, ...others] = operation.body?.contents ?? [];
  if (!content?.schema || others.length > 0 || content.schema.nullable) return undefined;
  if (content.kind === "binary" || content.kind === "text") return undefined;
  const properties = names.sent.properties(content.schema);
  if (!properties || properties.length === 0) return undefined;
  const taken = new Set(operation.parameters.map(({ key }) => snakeIdentifier(key)));
  return properties.some(({ name }) => taken.has(snakeIdentifier(name))) ? undefined : properties;
}

function memberArgument(
  names: PythonNames,
  file: PythonFile,
  operation: Operation,
  scope: NameScope,
  { name, required, schema }: Property,
): Argument {
  const hint = innerHint(classIdentifier(operation.name.pascal), name);
  return {
    name: argumentName(name, scope),
    annotation: names.annotation(file, names.sent, schema, hint),
    required: required && operation.body?.required === true,
    schema,
    description: undefined,
    source: `body ${name}`,
  };
}

/** A body that is one argument; of several media types, in any of them. */
function bodyArgument(names: PythonNames, file: PythonFile, operation: Operation): Argument[] {
  const { body } = operation;
  if (!body || body.contents.length === 0) return [];
  const types = new Set(body.contents.map((content) => names.bodyType(file, operation, content)));
  const annotation = types.has("object") ? "object" : [...types].join(" | ");
  const schema = body.contents[0]?.schema ?? { kind: "any" };
  return [{ name: "body", annotation, required: body.required, schema, description: body.description, source: "body" }];
}

function inputText(
  file: PythonFile,
  operation: Operation,
  path: readonly Argument[],
  others: readonly Argument[],
  body: readonly Argument[],
  isFlat: boolean,
): string {
  const name = file.value(".._runtime.core", "arguments");
  const width = 107;
  const places = (["query", "header", "cookie"] as const).flatMap((place) => {
    const given = others.filter(({ source }) => source.startsWith(`${place} `));
    return given.length > 0 ? [`${place}=${dictText(given, 98 - place.length)}`] : [];
  });
  const parts = [
    ...(path.length > 0 ? [`path=${dictText(path, 98)}`] : []),
    ...places,
    ...(isFlat ? [`body=${flatBody(file, operation, body)}`] : body.map(({ name: own }) => `body=${own}`)),
  ];
  return list(`${name}(`, parts, ")", width);
}

function flatBody(file: PythonFile, { body }: Operation, members: readonly Argument[]): string {
  const make = body?.required ? ".._runtime.not_given given" : ".._runtime.core optional_body";
  const [module = "", name = ""] = make.split(" ");
  return list(`${file.value(module, name)}(`, [dictText(members, 100)], ")", 98);
}

function dictText(items: readonly Argument[], width: number): string {
  const entries = items.map(({ source, name }) => `${quote(source.slice(source.indexOf(" ") + 1))}: ${name}`);
  return list("{", entries, "}", width);
}

/** Arguments as they stand in the head of a method. */
export function argumentTexts(
  file: PythonFile,
  signature: Pick<Signature, "path" | "keywords">,
  above: string,
): string[] {
  const keywords = signature.keywords.map(({ name, annotation, required }) => {
    importUsed(file, annotation, above);
    if (required) return `${name}: ${annotation}`;
    file.type(`${above}_runtime.not_given`, "NotGiven");
    file.value(`${above}_runtime.not_given`, "NOT_GIVEN");
    return `${name}: ${union([annotation, "NotGiven"])} = NOT_GIVEN`;
  });
  return [
    ...signature.path.map(({ name, annotation }) => `${name}: ${annotation}`),
    ...(keywords.length > 0 ? ["*", ...keywords] : []),
  ];
}

/** What is known about an argument, or else about its type, in one line. */
export function aboutArgument(names: PythonNames, { description, schema, name }: Argument): string {
  const own = documentationParagraphs({ ...schema, ...(description !== undefined && { description }) }, name);
  const named = schema.kind === "ref" ? names.schemas.get(schema.name) : undefined;
  const about = own.length > 0 || !named ? own : documentationParagraphs(named, name);
  return about.join(" ").replaceAll(/\s+/g, " ").trim();
}
