import type { BoundMethod, BoundType, Operation, Resource } from "../../model/api-model.ts";
import { NameScope } from "../../model/names.ts";
import { MODULE_NAMES } from "../../model/reserved-words.ts";
import { CodeFile } from "../../print/code-file.ts";
import { access, indent, jsdoc, memberKey } from "../../print/text.ts";
import type { OutputFile } from "../target.ts";
import { promiseType } from "./promise-type.ts";
import { head } from "./resources.ts";
import { RUNTIME } from "./runtime-names.ts";
import type { SdkNames } from "./sdk-names.ts";
import { type Argument, argumentText, optionsArgument, otherParameters, signatureOf } from "./signature.ts";
import { messageType } from "./streams.ts";

/** `objects/<type>.ts`: objects that carry the calls which belong to them. */
export function objectFiles(names: SdkNames): OutputFile[] {
  return names.model.boundTypes.map((bound) => objectFile(names, bound));
}

function objectFile(names: SdkNames, bound: BoundType): OutputFile {
  const own = names.objectNames(bound);
  const { type, binder } = own;
  const file = new CodeFile(own.file, names.model.input);
  const data = names.dataType(file, bound.type);
  const called = bound.methods.flatMap((method) => {
    const found = names.find(method.operation);
    return found ? [{ method, ...found }] : [];
  });
  const body = { names, file, type, ...variablesOf(type, new Set(called.map(({ resource }) => resource))) };
  const methods = called.map((call) => boundMethod(body, call));
  const description = names.model.types.find(({ key }) => key === bound.type)?.schema.description;
  file.add(
    ...jsdoc([`${(description ?? `A ${type}.`).replace(/\.$/, "")}, with the calls that belong to it.`]),
    `export interface ${type} extends ${data} {`,
    methods.map(({ declaration }) => indent(declaration)).join("\n"),
    "}",
  );
  const { variable } = body;
  file.add(
    `/** Adds the calls to a plain ${type}. */`,
    `export function ${binder}(client: ${file.type(RUNTIME, "ClientCore")}, data: ${data}): ${type} {`,
    ...[...body.resources].map(([resource, name]) => {
      const resourceClass = file.value(`../resources/${resource.name.kebab}.ts`, names.resourceClass(resource));
      return `  const ${name} = new ${resourceClass}(client);`;
    }),
    `  const ${variable}: ${type} = ${file.value(RUNTIME, "bindMethods")}(data, {`,
    methods.map(({ implementation }) => indent(implementation, "    ")).join("\n"),
    "  });",
    `  return ${variable};`,
    "}",
  );
  return file.finish();
}

/** The function that adds the calls, as far as they see it. */
interface Body {
  readonly names: SdkNames;
  readonly file: CodeFile;
  readonly type: string;
  /** Holds the object. */
  readonly variable: string;
  /** The variables that hold resources. */
  readonly resources: ReadonlyMap<Resource, string>;
}

function variablesOf(type: string, resources: ReadonlySet<Resource>): Pick<Body, "variable" | "resources"> {
  const scope = new NameScope([...MODULE_NAMES, "client", "data"]);
  const free = (wanted: string, instead: string) => scope.take(scope.has(wanted) ? instead : wanted);
  const variable = free(type.charAt(0).toLowerCase() + type.slice(1), `${type}Data`);
  return {
    variable,
    resources: new Map(
      [...resources].map((resource) => [resource, free(resource.name.camel, `${resource.name.camel}Resource`)]),
    ),
  };
}

interface BoundCall {
  readonly method: BoundMethod;
  readonly resource: Resource;
  readonly operation: Operation;
}

interface Printed {
  readonly declaration: string;
  readonly implementation: string;
}

function boundMethod(body: Body, { method, resource, operation }: BoundCall): Printed {
  const { names, file, type, variable, resources } = body;
  const taken = [variable, ...resources.values()];
  const module = `../resources/${resource.name.kebab}.ts`;
  const signature = signatureOf(names, file, operation, taken, module);
  const supplied = new Map(
    method.arguments.map((argument) => [`${argument.in} ${argument.parameter}`, valueAt(variable, argument.pointer)]),
  );
  const asked = signature.path.filter(({ parameter }) => !supplied.has(`path ${parameter}`));
  const rest = signature.rest.map((argument) =>
    argument === signature.params ? paramsWith(argument, operation, supplied) : { argument, passed: argument.name },
  );
  const { returns, extra } = resultOf(names, file, type, method, operation, module);
  const args = [...asked, ...rest.map(({ argument }) => argument), ...extra];
  const passed = [
    ...signature.path.map(({ parameter, name }) => supplied.get(`path ${parameter}`) ?? name),
    ...rest.map((item) => item.passed),
    ...extra.map(({ name }) => name),
  ];
  const called = method.waiter ? method.waiter.name.camel : operation.methodName.camel;
  const call = `${resources.get(resource)}.${called}(${passed.join(", ")})`;
  const comment = method.updates
    ? `${method.description ?? ""} Brings this object up to date and returns it.`
    : method.description;
  const name = method.name.camel;
  return {
    declaration: [...jsdoc([comment]), `${name}(${argumentText(args)}): ${returns};`].join("\n"),
    implementation: [
      `${method.updates ? "async " : ""}${head(name, args, returns)}`,
      ...(method.updates
        ? [`  ${file.value(RUNTIME, "replaceFields")}(${variable}, await ${call});`, `  return ${variable};`]
        : [`  return ${call};`]),
      "},",
    ].join("\n"),
  };
}

function valueAt(variable: string, pointer: readonly string[]): string {
  return pointer.reduce((object, segment) => access(object, segment), variable);
}

/** Parameters some of which the object supplies. Callers may still set them. */
function paramsWith(
  argument: Argument,
  operation: Operation,
  supplied: ReadonlyMap<string, string>,
): { argument: Argument; passed: string } {
  const own = otherParameters(operation).flatMap(({ key, name, in: place, required }) => {
    const value = supplied.get(`${place} ${name}`);
    return value === undefined ? [] : [{ member: `${memberKey(key)}: ${value}`, required }];
  });
  if (own.length === 0) return { argument, passed: argument.name };
  const required = otherParameters(operation).filter((parameter) => parameter.required);
  const isCovered = own.filter((item) => item.required).length === required.length;
  return {
    argument:
      isCovered && !argument.optional ? { ...argument, type: `Partial<${argument.type}>`, optional: true } : argument,
    passed: `{ ${own.map(({ member }) => member).join(", ")}, ...${argument.name} }`,
  };
}

/** What the method gives, and its arguments after those of the operation. */
function resultOf(
  names: SdkNames,
  file: CodeFile,
  type: string,
  method: BoundMethod,
  operation: Operation,
  module: string,
): { returns: string; extra: Argument[] } {
  if (method.waiter) {
    const options = { name: "options", type: `${file.type(RUNTIME, "WaitOptions")}<${type}>`, optional: true };
    return { returns: `Promise<${type}>`, extra: [options] };
  }
  if (method.updates) return { returns: `Promise<${type}>`, extra: [optionsArgument(file)] };
  const { result } = operation;
  if (result.kind === "binary") {
    const destination = { name: "destination", type: file.type(RUNTIME, "DownloadDestination"), optional: true };
    return {
      returns: file.type(RUNTIME, "DownloadPromise"),
      extra: [destination, optionsArgument(file, "DownloadOptions")],
    };
  }
  if (result.kind === "stream") {
    const message = messageType(names, file, operation, module);
    return {
      returns: `${file.type(RUNTIME, "StreamPromise")}<${message}>`,
      extra: [optionsArgument(file, "StreamOptions")],
    };
  }
  const output = names.resultType(file, operation, type);
  const isList = result.kind === "page";
  return {
    returns: promiseType(names, file, operation, output),
    extra: [optionsArgument(file, isList ? "ListOptions" : "RequestOptions")],
  };
}
