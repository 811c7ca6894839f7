import type { Place } from "../contract/place.ts";
import { alternativesOf } from "./parts.ts";

/**
 * The schemas of the value that a pointer leads to in a value of `schema`; `oneOf` and `anyOf` are looked into.
 * Empty: no declared property or item is there.
 */
export function descend(schema: Place, segments: readonly string[]): Place[] {
  return segments.reduce<Place[]>(
    (schemas, segment) => schemas.flatMap(alternativesOf).flatMap((part) => step(part, segment)),
    [schema],
  );
}

function step(part: Place, segment: string): Place[] {
  const property = part.child("properties").child(segment);
  if (property.exists) return [property];
  const item = part.child("items");
  return /^\d+$/.test(segment) && item.exists ? [item] : [];
}
