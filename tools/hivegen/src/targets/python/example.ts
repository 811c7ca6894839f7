import type { Json } from "../../document/json.ts";
import type { Operation, Resource } from "../../model/api-model.ts";
import { nameOf, singular } from "../../model/names.ts";
import type { Schema } from "../../model/schema.ts";
import { fits } from "../../samples/fits.ts";
import { FILE, requestSample, type Sample } from "../../samples/request-sample.ts";
import { snakeIdentifier } from "./python-identifier.ts";
import type { PythonNames } from "./python-names.ts";
import { indent, list, quote } from "./python-text.ts";
import { resultKind } from "./result-kind.ts";
import type { Argument, Signature } from "./signature.ts";

/** Longer examples of a contract would hide the method that they stand above. */
const LONGEST = 800;

/** A call that works, as lines of code. */
export function exampleCall(
  names: PythonNames,
  resource: Resource,
  operation: Operation,
  signature: Signature,
  isAsync: boolean,
): string[] {
  const args = exampleArguments(names, operation, signature);
  const saved = resultKind(operation) === "binary" ? [quote(`download.${extensionOf(operation)}`)] : [];
  const method = `client.${names.attribute(resource)}.${names.method(operation)}`;
  const call = list(`${method}(`, [...args.positional, ...saved, ...args.keywords], ")", 96);
  const wait = isAsync ? "await " : "";
  const variable = variableOf(resource, operation);
  switch (resultKind(operation)) {
    case "page":
      return [`${isAsync ? "async " : ""}for ${variable} in ${call}:`, `    print(${variable})`];
    case "data":
    case "text":
      return [`${variable} = ${wait}${call}`];
    default:
      return [`${wait}${call}`];
  }
}

function variableOf(resource: Resource, { methodName, result }: Operation): string {
  const noun = methodName.words.length > 1 ? nameOf(methodName.words.slice(1)).snake : resource.name.snake;
  const name = snakeIdentifier(result.schema?.kind === "array" && result.kind === "data" ? noun : singular(noun));
  return name === "client" ? "result" : name;
}

/** The required arguments, and one that shows how the others are given. */
function exampleArguments(names: PythonNames, operation: Operation, { path, keywords, isFlat }: Signature) {
  const positional = path.map((argument) => pythonText(argumentSample(names, operation, argument)));
  const body = isFlat ? bodyExample(names, operation) : undefined;
  const others = keywords.filter(({ source }) => !source.startsWith("body "));
  const required = others.filter((argument) => argument.required);
  const shown =
    required.length > 0 || body
      ? required
      : others.filter((argument) => hasExample(names, operation, argument)).slice(0, 1);
  const members = keywords.flatMap((argument) => {
    const wire = argument.source.slice("body ".length);
    return argument.source.startsWith("body ") && body && wire in body
      ? [`${argument.name}=${pythonText(body[wire])}`]
      : [];
  });
  const given = shown.map((argument) => `${argument.name}=${pythonText(argumentSample(names, operation, argument))}`);
  return { positional, keywords: [...members, ...given] };
}

function bodyExample(names: PythonNames, { body }: Operation): Record<string, Sample> | undefined {
  const [content] = body?.contents ?? [];
  if (!content?.schema) return undefined;
  const { schema, examples } = content;
  const given = examples.find((value) => isFitting(names, schema, value)) as Sample | undefined;
  const sample = given ?? requestSample(schema, "", names.schemas);
  return typeof sample === "object" && sample !== null && !Array.isArray(sample) ? sample : undefined;
}

function hasExample(names: PythonNames, operation: Operation, argument: Argument): boolean {
  return givenExample(names, operation, argument) !== undefined;
}

function givenExample(names: PythonNames, operation: Operation, { source }: Argument): Json | undefined {
  const parameter = operation.parameters.find((item) => `${item.in} ${item.name}` === source);
  const example = parameter?.example;
  return parameter && example !== undefined && example !== "" && isFitting(names, parameter.schema, example)
    ? example
    : undefined;
}

function argumentSample(names: PythonNames, operation: Operation, argument: Argument): Sample {
  const given = givenExample(names, operation, argument) as Sample | undefined;
  return given ?? requestSample(argument.schema, argument.name, names.schemas) ?? argument.name;
}

function isFitting(names: PythonNames, schema: Schema, value: Json): boolean {
  return fits(schema, value, names.schemas) && JSON.stringify(value).length <= LONGEST;
}

/** A sample as Python: lists are lists, and a file is some bytes. */
export function pythonText(sample: Sample | undefined, width = 80): string {
  if (sample === FILE) return 'b"..."';
  if (Array.isArray(sample))
    return list(
      "[",
      sample.map((item) => pythonText(item, width - 4)),
      "]",
      width,
    );
  if (typeof sample === "object" && sample !== null) {
    const members = Object.entries(sample).map(([name, item]) => `${quote(name)}: ${pythonText(item, width - 4)}`);
    return list("{", members, "}", width);
  }
  if (typeof sample === "string") return quote(sample);
  if (typeof sample === "boolean") return sample ? "True" : "False";
  return typeof sample === "number" ? String(sample) : "None";
}

function extensionOf(operation: Operation): string {
  const subtype = operation.result.mediaTypes[0]?.split("/")[1] ?? "bin";
  return /^[a-z0-9]+$/.test(subtype) ? subtype : "bin";
}

/** Code as it stands in a docstring. */
export function codeBlock(lines: readonly string[]): string {
  return ["Example:", indent(["```python", ...lines, "```"].join("\n"))].join("\n");
}
