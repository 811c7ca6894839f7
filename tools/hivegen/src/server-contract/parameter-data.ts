import type { Parameter } from "../model/api-model.ts";
import type { Schema } from "../model/schema.ts";
import { type NamedTypes, resolved } from "../model/schemas/named-schemas.ts";

type TextType = "string" | "integer" | "number" | "boolean" | "mixed";

/** Styles that put something around the value. */
const STYLES = ["label", "matrix"] as const;

/** How a parameter's text is read, as the kit wants to be told. */
export function parameterData(parameter: Parameter, path: string, types: NamedTypes) {
  const { name, in: place, required, explode } = parameter;
  if (parameter.json) return { name, in: place, required, type: "json" as const };
  const schema = resolved(parameter.schema, types);
  const list = schema.kind === "array";
  const values = touchesAnother(parameter, path) ? textsOf(schema) : undefined;
  const deepObject = parameter.style === "deepObject";
  const style = STYLES.find((candidate) => candidate === parameter.style);
  return {
    name,
    in: place,
    required,
    type: textType(list ? schema.items : schema, types),
    ...(values && { values }),
    ...(list && { list: listForm(parameter) }),
    ...(deepObject && { deepObject }),
    ...(!deepObject && isObject(schema, types) && { object: explode ? ("members" as const) : ("pairs" as const) }),
    ...(style && { style, explode }),
  };
}

/** `{id}{format}` has nothing that tells where one ends. */
function touchesAnother({ in: place, name }: Parameter, path: string): boolean {
  return place === "path" && (path.includes(`}{${name}}`) || path.includes(`{${name}}{`));
}

function textsOf(schema: Schema): string[] | undefined {
  return schema.kind === "enum" ? schema.values.filter((value) => typeof value === "string") : undefined;
}

function isObject(schema: Schema, types: NamedTypes): boolean {
  if (schema.kind === "intersection") return schema.parts.some((part) => isObject(resolved(part, types), types));
  return schema.kind === "object";
}

/** The type that texts are turned into; `mixed` where the schema must tell. */
function textType(schema: Schema, types: NamedTypes): TextType {
  const kinds = new Set(textTypes(schema, types, 0));
  const [only] = kinds;
  return kinds.size <= 1 ? (only ?? "string") : "mixed";
}

/** Unions in unions that are nested deeper refer to themselves. */
const DEEPEST = 8;

function textTypes(schema: Schema, types: NamedTypes, depth: number): TextType[] {
  const target = resolved(schema, types);
  switch (target.kind) {
    case "integer":
    case "number":
    case "boolean":
    case "string":
      return [target.kind];
    case "enum":
      return target.values.map((value) => {
        if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
        return typeof value === "boolean" ? "boolean" : "string";
      });
    case "union":
      return depth < DEEPEST ? target.variants.flatMap((variant) => textTypes(variant, types, depth + 1)) : ["mixed"];
    case "intersection":
      return depth < DEEPEST ? target.parts.flatMap((part) => textTypes(part, types, depth + 1)) : ["mixed"];
    case "array":
    case "object":
      return ["mixed"];
    default:
      return [];
  }
}

function listForm({ style, explode }: Parameter): "repeated" | "comma" | "space" | "pipe" {
  if (explode && style === "form") return "repeated";
  if (style === "spaceDelimited") return "space";
  return style === "pipeDelimited" ? "pipe" : "comma";
}
