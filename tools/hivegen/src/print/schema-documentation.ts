import type { ArraySchema, NumberSchema, ObjectSchema, Schema, StringSchema } from "../model/schema.ts";
import { jsdoc } from "./text.ts";

/** A default that is longer than this says nothing at a glance. */
const MAX_DEFAULT = 100;

/** Description and limits up to this length stand in one line. */
const SHORT = 100;

/** The documentation comment of a type or a member. @param name what it is called: a title that repeats it is left out */
export function documentation(schema: Schema, name: string): string[] {
  const { description, title, deprecated } = schema;
  const text = description === title && sameWords(title ?? "", name) ? undefined : description;
  const byDefault = schema.default === undefined ? undefined : JSON.stringify(schema.default);
  const tags = [
    ...(byDefault !== undefined && byDefault.length <= MAX_DEFAULT ? [`@default ${byDefault}`] : []),
    ...(deprecated ? ["@deprecated"] : []),
  ];
  return jsdoc([...aboutValue(text?.trim() ?? "", limitsText(schema)), tags.join("\n")]);
}

/** The same for languages whose comments have no tags: paragraphs, none where there is nothing to say. */
export function documentationParagraphs(schema: Schema, name: string): string[] {
  const { description, title, deprecated } = schema;
  const text = description === title && sameWords(title ?? "", name) ? undefined : description;
  const byDefault = schema.default === undefined ? undefined : JSON.stringify(schema.default);
  const notes = [
    byDefault !== undefined && byDefault.length <= MAX_DEFAULT ? `Default: ${byDefault}.` : "",
    deprecated ? "Deprecated." : "",
  ];
  const limits = [limitsText(schema), ...notes].filter((note) => note !== "").join(" ");
  return aboutValue(text?.trim() ?? "", limits).filter((paragraph) => paragraph !== "");
}

/** What a value is and its limits: one paragraph, where both are short. */
function aboutValue(text: string, limits: string): string[] {
  if (text === "" || limits === "") return [text + limits];
  if (text.includes("\n") || text.length + limits.length > SHORT) return [text, limits];
  return [`${/[.!?:;]$/.test(text) ? text : `${text}.`} ${limits}`];
}

function sameWords(title: string, name: string): boolean {
  const letters = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  return letters(title) === letters(name);
}

/** What a value must be besides its type: `Format: uuid. At most 36 characters.` */
function limitsText(schema: Schema): string {
  return limitsOf(schema)
    .filter((limit) => limit !== undefined)
    .map((limit) => `${limit}.`)
    .join(" ");
}

function limitsOf(schema: Schema): (string | undefined)[] {
  switch (schema.kind) {
    case "string":
      return stringLimits(schema);
    case "number":
    case "integer":
      return numberLimits(schema);
    case "array":
      return arrayLimits(schema);
    case "object":
      return objectLimits(schema);
    default:
      return [];
  }
}

function formatText(format: string | undefined): string | undefined {
  return format === undefined ? undefined : `Format: ${format}`;
}

function stringLimits({ format, minLength, maxLength, pattern }: StringSchema): (string | undefined)[] {
  return [
    formatText(format),
    range(minLength === 0 ? undefined : minLength, maxLength, "character"),
    pattern === undefined ? undefined : `Pattern: \`${pattern}\``,
  ];
}

function numberLimits(schema: NumberSchema): (string | undefined)[] {
  const { format, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  return [
    formatText(format),
    range(minimum, maximum, ""),
    exclusiveMinimum === undefined ? undefined : `More than ${exclusiveMinimum}`,
    exclusiveMaximum === undefined ? undefined : `Less than ${exclusiveMaximum}`,
    multipleOf === undefined ? undefined : `A multiple of ${multipleOf}`,
  ];
}

function arrayLimits({ minItems, maxItems, uniqueItems }: ArraySchema): (string | undefined)[] {
  return [range(minItems === 0 ? undefined : minItems, maxItems, "item"), uniqueItems ? "No item twice" : undefined];
}

function objectLimits({ minProperties, maxProperties }: ObjectSchema): (string | undefined)[] {
  return [range(minProperties === 0 ? undefined : minProperties, maxProperties, "member")];
}

function range(from: number | undefined, to: number | undefined, unit: string): string | undefined {
  const units = (count: number) => (unit === "" ? "" : ` ${unit}${count === 1 ? "" : "s"}`);
  if (from !== undefined && to !== undefined)
    return from === to ? `Exactly ${from}${units(from)}` : `From ${from} to ${to}${units(to)}`;
  if (from !== undefined) return `At least ${from}${units(from)}`;
  return to === undefined ? undefined : `At most ${to}${units(to)}`;
}
