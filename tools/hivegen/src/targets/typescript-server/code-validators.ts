import type { CodeFile } from "../../print/code-file.ts";
import { Code, call, list, literal, memberKey, quote } from "../../print/text.ts";
import type { Validators } from "../../server-contract/validators.ts";
import { RUNTIME } from "./server-names.ts";

/** Validators as calls of the runtime: `s.string({ maxLength: 64 })`. `referenceTo` writes those of named schemas. */
export function codeValidators(file: CodeFile, referenceTo: (key: string) => string): Validators<Code> {
  const made = (name: string, ...args: readonly (string | undefined)[]) =>
    new Code(call(`${file.value(RUNTIME, "s")}.${name}`, args));
  return {
    reference: (key) => new Code(referenceTo(key)),
    plain: (kind) => made(kind),
    string: (limits) => made("string", optionsText(limits)),
    number: (kind, limits) => made(kind, optionsText(limits)),
    enum: (values) =>
      values.length === 1 ? made("literal", literal(values[0])) : made("enum", literal(values, WIDTH)),
    array: (items, options) => made("array", items.text, optionsText(options)),
    object: (properties, options) => made("object", membersText(properties), optionsText(options)),
    allOf: (parts) => made("allOf", listText(parts)),
    anyOf: (variants) => made("anyOf", listText(variants)),
    oneOf: (variants) => made("oneOf", listText(variants)),
    not: (schema) => made("not", schema.text),
    nullable: (schema) => made("nullable", schema.text),
    withDefault: (schema, value) => made("withDefault", schema.text, literal(value)),
    discriminated: (tag, variants) => made("discriminated", quote(tag), membersText(variants)),
  };
}

/** Leaves room for the call around it. */
const WIDTH = 90;

function optionsText(options: object): string | undefined {
  return Object.keys(options).length > 0 ? literal(options, WIDTH) : undefined;
}

function membersText(members: readonly (readonly [string, Code])[]): string {
  const lines = members.map(([name, { text }]) => `${memberKey(name)}: ${text}`);
  return list("{", lines, "}", WIDTH, " ");
}

function listText(parts: readonly Code[]): string {
  return list(
    "[",
    parts.map(({ text }) => text),
    "]",
    WIDTH,
  );
}
