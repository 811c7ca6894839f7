import type { Json } from "../../document/json.ts";
import type { Operation, Resource } from "../../model/api-model.ts";
import { nameOf, singular } from "../../model/names.ts";
import type { Schema } from "../../model/schema.ts";
import { jsdoc, literal } from "../../print/text.ts";
import { otherParameters } from "./signature.ts";

/** The comment of a method: what it does, how it fails, and a call that works. */
export function methodComment(resource: Resource, operation: Operation): string[] {
  return jsdoc([
    operation.summary && sentence(operation.summary),
    operation.description === operation.summary ? undefined : operation.description,
    codesText(operation),
    operation.deprecated ? "@deprecated" : undefined,
    ["@example", "```ts", ...exampleCall(resource, operation), "```"].join("\n"),
  ]);
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Codes that tell something about this operation; those that any call can meet are left out. */
function codesText(operation: Operation): string | undefined {
  const common = new Set(["401", "413", "415", "429", "500"]);
  const codes = Object.entries(operation.errorCodes)
    .filter(([status]) => !common.has(status))
    .flatMap(([, list]) => list);
  return codes.length > 0 ? `Error codes: ${codes.map((code) => `\`${code}\``).join(", ")}.` : undefined;
}

/** A call that works, as lines of code. */
export function exampleCall(resource: Resource, operation: Operation): string[] {
  const call = `client.${resource.name.camel}.${operation.methodName.camel}(${exampleArguments(operation).join(", ")})`;
  const noun = singular(nameOf(operation.methodName.words.slice(1)).camel);
  const item = noun === "" || noun === "unnamed" ? singular(resource.name.camel) : noun;
  const variable = nameOf(item).camel;
  switch (operation.result.kind) {
    case "page":
      return [`for await (const ${variable} of ${call}) {`, `  console.log(${variable});`, "}"];
    case "data":
      return [`const ${variable} = await ${call};`];
    default:
      return [`await ${call};`];
  }
}

function exampleArguments(operation: Operation): string[] {
  const path = operation.parameters.filter(({ in: place }) => place === "path");
  const args = path.map(({ name, schema, example: given }) => literal(given ?? sampleOf(schema, name)));
  const [content] = operation.body?.contents ?? [];
  if (operation.body) args.push(literal(content?.examples[0] ?? {}, 80));
  const params = exampleParams(operation);
  if (params !== undefined) args.push(params);
  if (operation.result.kind === "binary") args.push(literal(`download.${extensionOf(operation)}`));
  return args;
}

/** The required parameters, or one that shows how it is done. */
function exampleParams(operation: Operation): string | undefined {
  const parameters = otherParameters(operation).filter(({ example: given }) => given !== undefined);
  const required = parameters.filter((parameter) => parameter.required);
  const shown = required.length > 0 ? required : parameters.slice(0, 1);
  if (shown.length === 0) return undefined;
  return literal(Object.fromEntries(shown.map(({ key, example: given }) => [key, given as Json])));
}

function extensionOf(operation: Operation): string {
  const subtype = operation.result.mediaTypes[0]?.split("/")[1] ?? "bin";
  return /^[a-z0-9]+$/.test(subtype) ? subtype : "bin";
}

/** Stands for a value that the contract gives no example of. */
function sampleOf(schema: Schema, name: string): Json {
  if (schema.kind === "integer" || schema.kind === "number") return 1;
  return schema.kind === "enum" ? (schema.values[0] ?? name) : name;
}
