import type { BoundMethod, BoundType, Operation, Resource } from "../../model/api-model.ts";
import { CodeFile } from "../../print/code-file.ts";
import { access, indent, jsdoc } from "../../print/text.ts";
import type { OutputFile } from "../target.ts";
import { head } from "./resources.ts";
import { fileName, RUNTIME, type SdkNames } from "./sdk-names.ts";
import { type Argument, argumentText, optionsArgument, signatureOf } from "./signature.ts";

/** `objects/<type>.ts`: objects that carry the calls which belong to them. */
export function objectFiles(names: SdkNames): OutputFile[] {
  return names.model.boundTypes.map((bound) => objectFile(names, bound));
}

function objectFile(names: SdkNames, bound: BoundType): OutputFile {
  const type = names.typeKeyName(bound.type);
  const file = new CodeFile(`objects/${fileName(type)}.ts`, names.model.input);
  const data = names.dataType(file, bound.type);
  const methods = bound.methods.flatMap((method) => {
    const found = names.find(method.operation);
    return found ? [boundMethod(names, file, type, method, found)] : [];
  });
  const description = names.model.types.find(({ key }) => key === bound.type)?.schema.description;
  file.add(
    ...jsdoc([`${(description ?? `A ${type}.`).replace(/\.$/, "")}, with the calls that belong to it.`]),
    `export interface ${type} extends ${data} {`,
    methods.map(({ declaration }) => indent(declaration)).join("\n"),
    "}",
  );
  const resources = new Map(methods.map(({ resource }) => [resource.name.camel, resource]));
  const variable = variableOf(type);
  file.add(
    `/** Adds the calls to a plain ${type}. */`,
    `export function bind${type}(client: ${file.type(RUNTIME, "ClientCore")}, data: ${data}): ${type} {`,
    ...[...resources.values()].map((resource) => {
      const resourceClass = file.value(`../resources/${resource.name.kebab}.ts`, names.resourceClass(resource));
      return `  const ${resource.name.camel} = new ${resourceClass}(client);`;
    }),
    `  const ${variable}: ${type} = ${file.value(RUNTIME, "bindMethods")}(data, {`,
    methods.map(({ implementation }) => indent(implementation, "    ")).join("\n"),
    "  });",
    `  return ${variable};`,
    "}",
  );
  return file.finish();
}

interface Printed {
  readonly resource: Resource;
  readonly declaration: string;
  readonly implementation: string;
}

function boundMethod(
  names: SdkNames,
  file: CodeFile,
  type: string,
  method: BoundMethod,
  { resource, operation }: { resource: Resource; operation: Operation },
): Printed {
  const signature = signatureOf(names, file, operation, resource.name.kebab);
  const variable = variableOf(type);
  const supplied = new Map(method.arguments.map(({ parameter, pointer }) => [parameter, pointer]));
  const asked = signature.path.filter(({ parameter }) => !supplied.has(parameter));
  const { returns, extra } = resultOf(names, file, type, method, operation);
  const args = [...asked, ...(method.waiter ? [] : signature.rest), ...extra];
  const passed = [
    ...signature.path.map(({ parameter, name }) => {
      const pointer = supplied.get(parameter);
      return pointer ? pointer.reduce((object, segment) => access(object, segment), variable) : name;
    }),
    ...(method.waiter ? [] : signature.rest.map(({ name }) => name)),
    ...extra.map(({ name }) => name),
  ];
  const called = method.waiter ? method.waiter.name.camel : operation.methodName.camel;
  const call = `${resource.name.camel}.${called}(${passed.join(", ")})`;
  const comment = method.updates
    ? `${method.description ?? ""} Brings this object up to date and returns it.`
    : method.description;
  const name = method.name.camel;
  return {
    resource,
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

/** What the method gives, and its arguments after those of the operation. */
function resultOf(
  names: SdkNames,
  file: CodeFile,
  type: string,
  method: BoundMethod,
  operation: Operation,
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
  const item = result.kind === "page" ? result.item : result.schema;
  const output = result.kind === "empty" ? "void" : outputOf(names, file, type, item);
  const promise = file.type(RUNTIME, result.kind === "page" ? "PagePromise" : "ApiPromise");
  return { returns: `${promise}<${output}>`, extra: [optionsArgument(file)] };
}

function outputOf(names: SdkNames, file: CodeFile, type: string, schema: Operation["result"]["schema"]): string {
  return schema?.kind === "ref" && names.typeKeyName(schema.name) === type
    ? type
    : names.outputType(file, schema, "objects");
}

function variableOf(type: string): string {
  return type.charAt(0).toLowerCase() + type.slice(1);
}
