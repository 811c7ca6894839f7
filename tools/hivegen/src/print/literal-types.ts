import { isObject, type Json } from "../document/json.ts";
import type { EnumSchema } from "../model/schema.ts";
import { propertyKey, quote } from "./text.ts";
import { atom, type Piece } from "./type-pieces.ts";

/** Each value as a literal type; `string & {}` lets other texts in, and editors still propose the known ones. */
export function enumPieces({ values, open }: EnumSchema): Piece[] {
  const literals = values.map((value) => atom(literalType(value)));
  const types = open ? new Set(values.map((value) => typeof value)) : new Set();
  const others = ["string", "number"].filter((type) => types.has(type));
  return [...literals, ...others.map((type): Piece => ({ text: `${type} & {}`, rank: "intersection" }))];
}

function literalType(value: Json): string {
  if (typeof value === "string") return quote(value);
  if (Array.isArray(value)) return `[${value.map(literalType).join(", ")}]`;
  if (isObject(value)) {
    const members = Object.entries(value).map(([name, item = null]) => `${propertyKey(name)}: ${literalType(item)}`);
    return members.length === 0 ? "{ [key: string]: never }" : `{ ${members.join("; ")} }`;
  }
  // JSON has no other numbers, but YAML does.
  if (typeof value === "number" && !Number.isFinite(value)) return "number";
  return JSON.stringify(value);
}
