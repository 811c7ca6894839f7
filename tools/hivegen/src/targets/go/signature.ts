import type { Content, Operation, Parameter } from "../../model/api-model.ts";
import type { GoNames } from "./go-names.ts";
import { type GoType, given, plain } from "./go-type.ts";
import { exported, LocalNames } from "./identifiers.ts";
import type { TypeRegistry } from "./type-registry.ts";

export interface Argument {
  readonly name: string;
  readonly type: string;
}

/** A method's arguments after the context, and how they become the input of a call. */
export interface Signature {
  /** Path parameters, in the order of the path. */
  readonly path: readonly (Argument & { readonly parameter: string })[];
  readonly body: (Argument & { readonly passed: string }) | undefined;
  readonly params: (Argument & { readonly type: string }) | undefined;
  /** All of them in their order: those of the path, then the required ones. */
  readonly all: readonly Argument[];
}

/** @param taken names that the method's own code uses */
export function signatureOf(
  names: GoNames,
  types: TypeRegistry,
  operation: Operation,
  taken: readonly string[] = [],
): Signature {
  const locals = new LocalNames(["ctx", "options", "params", "body", ...taken]);
  const order = (name: string) => operation.path.indexOf(`{${name}}`);
  const path = operation.parameters
    .filter((parameter) => parameter.in === "path")
    .sort((a, b) => order(a.name) - order(b.name))
    .map((parameter) => ({
      parameter: parameter.name,
      name: locals.take(parameter.name),
      type: parameterType(types, operation, parameter).text,
    }));
  const body = bodyArgument(types, operation);
  const params = paramsArgument(names, operation);
  const rest = [body, params].filter((argument) => argument !== undefined);
  const optionalLast = (argument: Argument) =>
    Number(argument === body ? !operation.body?.required : argument.type.startsWith("*"));
  return { path, body, params, all: [...path, ...rest.sort((a, b) => optionalLast(a) - optionalLast(b))] };
}

function parameterType(types: TypeRegistry, operation: Operation, { name, schema }: Parameter): GoType {
  return types.typeOf(schema, `${exported(operation.name.words)}${exported(name)}`, "request");
}

/** What a body is passed as. */
export function bodyType(types: TypeRegistry, operation: Operation, { kind, schema }: Content): GoType {
  const hint = `${exported(operation.name.words)}Body`;
  switch (kind) {
    case "binary":
      return { text: "io.Reader", form: "nil" };
    case "text":
      return plain("string");
    case "multipart":
    case "form":
      return schema ? types.typeOf(schema, hint, "request") : { text: "map[string]any", form: "nil" };
    case "json":
      return types.typeOf(schema, hint, "request");
  }
}

function bodyArgument(types: TypeRegistry, operation: Operation): Signature["body"] {
  const [content] = operation.body?.contents ?? [];
  if (!operation.body || !content) return undefined;
  const name = otherParameters(operation).length > 0 ? "body" : "params";
  const type = bodyType(types, operation, content);
  if (operation.body.required || type.form === "nil") return { name, type: type.text, passed: name };
  if (type.union) return { name, type: type.text, passed: `${name}.Optional()` };
  return { name, type: `*${type.text}`, passed: `optionalBody(${name})` };
}

function paramsArgument(names: GoNames, operation: Operation): Argument | undefined {
  const parameters = otherParameters(operation);
  if (parameters.length === 0) return undefined;
  const type = names.params(operation);
  return { name: "params", type: parameters.some(({ required }) => required) ? type : `*${type}` };
}

/** Parameters that stand in the query, in headers or in cookies. */
export function otherParameters(operation: Operation): Parameter[] {
  return operation.parameters.filter((parameter) => parameter.in !== "path");
}

/** What a call gives: a page's item, or the data. */
export function resultType(types: TypeRegistry, operation: Operation): string {
  const { result } = operation;
  const hint = `${exported(operation.name.words)}${result.kind === "page" ? "Item" : "Result"}`;
  const type = types.typeOf(result.kind === "page" ? result.item : result.schema, hint, "response");
  if (result.kind === "page") return given(type);
  return result.optional && (type.form === "plain" || (type.form === "zero" && !type.union))
    ? `*${type.text}`
    : given(type);
}

/** The arguments as a list. */
export function argumentText(args: readonly Argument[]): string {
  return args.map(({ name, type }) => `, ${name} ${type}`).join("");
}
