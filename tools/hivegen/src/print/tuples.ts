import type { ArraySchema, Schema } from "../model/schema.ts";
import { listOf, type Piece } from "./type-pieces.ts";

/** A list of at most this many items may be written as a tuple. */
const SHORT = 8;

/**
 * The elements of a tuple type, where the array is one: with `prefixItems`, or short and bounded on both sides, as a
 * pair of coordinates is. Items that may be left out are optional.
 */
export function tupleElements(schema: ArraySchema, print: (schema: Schema) => Piece): string[] | undefined {
  const { prefixItems = [], items, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  const first = prefixItems.length;
  const isShort = maxItems <= SHORT && (first > 0 || minItems >= Math.min(2, maxItems));
  if (first === 0 && !isShort) return undefined;
  const open = items.kind !== "never";
  const length = Math.ceil(
    Math.min(maxItems, isShort && open ? maxItems : Math.max(first, open ? Math.min(minItems, SHORT) : 0)),
  );
  const rest = print(items);
  const elements = elementsOf(schema, length, print);
  return open && !isShort ? [...elements, `...${listOf(rest).text}`] : elements;
}

function elementsOf(
  { prefixItems = [], items, minItems = 0 }: ArraySchema,
  length: number,
  print: (schema: Schema) => Piece,
): string[] {
  return Array.from({ length: Math.max(0, length) }, (_, index) =>
    element(print(prefixItems[index] ?? items), index < minItems),
  );
}

function element(piece: Piece, required: boolean): string {
  if (required) return piece.text;
  return piece.rank === "atom" ? `${piece.text}?` : `(${piece.text})?`;
}
