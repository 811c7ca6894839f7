import type { Json } from "../../document/json.ts";
import type { Content, Operation, Parameter, Resource } from "../../model/api-model.ts";
import { nameOf, singular } from "../../model/names.ts";
import { RESERVED_WORDS } from "../../model/reserved-words.ts";
import type { Schema } from "../../model/schema.ts";
import { Code, literal } from "../../print/text.ts";
import { fits } from "../../samples/fits.ts";
import { FILE, requestSample, type Sample } from "../../samples/request-sample.ts";
import type { SdkNames } from "./sdk-names.ts";
import { otherParameters, requiredFirst } from "./signature.ts";

/** Longer examples of a contract would hide the method that they stand above. */
const LONGEST = 800;

/** A call that compiles, as lines of code. */
export function exampleCall(names: SdkNames, resource: Resource, operation: Operation): string[] {
  const method = `client.${resource.name.camel}.${operation.methodName.camel}`;
  const call = `${method}(${[...exampleArguments(names, operation), ...destination(operation)].join(", ")})`;
  const variable = variableOf(resource, operation);
  switch (operation.result.kind) {
    case "stream":
      return [
        `for await (const ${messageVariable(operation)} of ${call}) {`,
        `  console.log(${messageVariable(operation)});`,
        "}",
      ];
    case "page":
      return [`for await (const ${variable} of ${call}) {`, `  console.log(${variable});`, "}"];
    case "data":
    case "text":
      return [`const ${variable} = await ${call};`];
    default:
      return [`await ${call};`];
  }
}

function messageVariable({ result }: Operation): string {
  return result.messages?.format === "events" ? "event" : "line";
}

function variableOf(resource: Resource, { methodName, result }: Operation): string {
  const noun = methodName.words.length > 1 ? nameOf(methodName.words.slice(1)).camel : resource.name.camel;
  const name = nameOf(result.schema?.kind === "array" && result.kind === "data" ? noun : singular(noun)).camel;
  return RESERVED_WORDS.has(name) || name === "client" ? "result" : name;
}

/** Arguments with which a method can be called, as code; where it saves a file isn't among them. */
export function exampleArguments(names: SdkNames, operation: Operation): string[] {
  const path = operation.parameters
    .filter(({ in: place }) => place === "path")
    .map((parameter) => literal(withFiles(argumentValue(names, parameter))));
  const params =
    paramsExample(names, operation) ?? (operation.result.kind === "binary" ? noParams(operation) : undefined);
  const rest = [bodyExample(names, operation), params].filter((item) => item !== undefined);
  return [...path, ...rest.sort(requiredFirst).map(({ text }) => text)];
}

function destination(operation: Operation): string[] {
  return operation.result.kind === "binary" ? [literal(`download.${extensionOf(operation)}`)] : [];
}

/** Stands in front of the arguments that follow. */
function noParams(operation: Operation): ExampleArgument | undefined {
  return otherParameters(operation).length > 0 ? { text: "{}", optional: true } : undefined;
}

interface ExampleArgument {
  readonly text: string;
  readonly optional: boolean;
}

function bodyExample(names: SdkNames, operation: Operation): ExampleArgument | undefined {
  const sample = bodySample(names, operation);
  if (!operation.body || sample === undefined) return undefined;
  return { text: literal(withFiles(sample), 80), optional: !operation.body.required };
}

/** The body of the example, if the operation has one. */
export function bodySample(names: SdkNames, { body }: Operation): Sample | undefined {
  const [content] = body?.contents ?? [];
  return content && contentValue(names, content);
}

function contentValue(names: SdkNames, { kind, schema, examples }: Content): Sample {
  if (kind === "binary") return FILE;
  if (kind === "text") return textOf(examples[0]) ?? "text";
  const given = schema && examples.find((value) => isFitting(names, schema, value));
  if (given !== undefined) return given as Sample;
  return (schema && requestSample(schema, "", names.schemas)) ?? {};
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" && value.length <= LONGEST ? value : undefined;
}

/** The required parameters, or one that shows how it is done. */
function paramsExample(names: SdkNames, operation: Operation): ExampleArgument | undefined {
  const parameters = otherParameters(operation);
  const required = parameters.filter((parameter) => parameter.required);
  const optional = parameters.find((parameter) => givenValue(names, parameter) !== undefined);
  const shown = required.length > 0 || !optional ? required : [optional];
  if (shown.length === 0) return undefined;
  const members = shown.map((parameter) => [parameter.key, withFiles(argumentValue(names, parameter))]);
  return { text: literal(Object.fromEntries(members)), optional: required.length === 0 };
}

function argumentValue(names: SdkNames, parameter: Parameter): Sample {
  const { schema, name } = parameter;
  return (givenValue(names, parameter) as Sample) ?? requestSample(schema, name, names.schemas) ?? name;
}

function givenValue(names: SdkNames, { schema, example }: Parameter): Json | undefined {
  return example !== undefined && example !== "" && isFitting(names, schema, example) ? example : undefined;
}

function isFitting(names: SdkNames, schema: Schema, value: Json): boolean {
  return fits(schema, value, names.schemas) && JSON.stringify(value).length <= LONGEST;
}

function withFiles(sample: Sample): unknown {
  if (sample === FILE) return new Code('new Blob(["…"])');
  if (Array.isArray(sample)) return sample.map(withFiles);
  if (typeof sample !== "object" || sample === null) return sample;
  return Object.fromEntries(Object.entries(sample).map(([name, value]) => [name, withFiles(value)]));
}

function extensionOf(operation: Operation): string {
  const subtype = operation.result.mediaTypes[0]?.split("/")[1] ?? "bin";
  return /^[a-z0-9]+$/.test(subtype) ? subtype : "bin";
}
