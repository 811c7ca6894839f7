import type { OutputConfig } from "../config/config.ts";
import type { Json, JsonObject } from "../document/json.ts";
import type { ApiModel } from "../model/api-model.ts";
import { indent, LINE_WIDTH, literal, propertyKey } from "../print/text.ts";
import type { Detected } from "./detected.ts";

/** What a new configuration says. */
export interface NewConfig {
  readonly input: string;
  readonly outputs: readonly OutputConfig[];
  /** Keys that are declared, e.g. by a Stainless configuration. */
  readonly declared: JsonObject;
  /** What was found, for the rest: shown, and ready to be said otherwise. */
  readonly detected: readonly Detected[];
}

/** `hivegen.config.ts` as text. */
export function configText({ input, outputs, declared, detected }: NewConfig, model: ApiModel): string {
  const proposals = detected.filter(({ key }) => declared[key] === undefined);
  const members = [
    `input: ${literal(input)},`,
    `outputs: ${listText(outputs.map((output) => ({ ...output })))},`,
    ...Object.entries(declared).map(([key, value]) => member(key, value ?? null)),
    ...(proposals.length > 0
      ? [`// What follows was found in ${input}. Uncomment what should be otherwise.`, ...proposals.map(proposal)]
      : []),
    ...(declared.operations === undefined ? [operations(model)] : []),
  ];
  return [
    'import { defineConfig } from "hivegen";',
    "",
    "export default defineConfig({",
    members
      .map((text) => indent(text))
      .join("\n\n")
      .replace(/,\n\n {2}outputs/, ",\n  outputs"),
    "});",
    "",
  ].join("\n");
}

function member(key: string, value: Json): string {
  return `${propertyKey(key)}: ${literal(value, LINE_WIDTH - key.length - 5)},`;
}

function listText(items: readonly object[]): string {
  return ["[", ...items.map((item) => indent(`${literal(item, LINE_WIDTH - 5)},`)), "]"].join("\n");
}

function proposal({ key, value, says }: Detected): string {
  return comment(`${says}\n${member(key, value)}`);
}

/** Resources with their methods, and how one of them is named otherwise. */
function operations(model: ApiModel): string {
  const [first] = model.resources;
  const [operation] = first?.operations ?? [];
  if (!first || !operation) return comment("This API has no operations yet.");
  const lines = model.resources.map(({ name, operations: methods }) =>
    wrapped(`  ${name.camel}: ${methods.map(({ methodName }) => methodName.camel).join(", ")}`),
  );
  const named = { resource: first.name.camel, method: operation.methodName.camel };
  const example = `operations: {\n  ${literal(`${operation.method} ${operation.path}`)}: ${literal(named)},\n},`;
  return comment([`Resources and methods, as they are named:`, ...lines, example].join("\n"));
}

/** Breaks a list at commas; what goes on is indented. */
function wrapped(text: string): string {
  const lines: string[] = [];
  let line = "";
  for (const part of text.split(/(?<=, )/)) {
    if (line !== "" && line.length + part.length > LINE_WIDTH - 8) {
      lines.push(line.trimEnd());
      line = "    ";
    }
    line += part;
  }
  return [...lines, line].join("\n");
}

function comment(text: string): string {
  return text
    .split("\n")
    .map((line) => `// ${line}`.trimEnd())
    .join("\n");
}
