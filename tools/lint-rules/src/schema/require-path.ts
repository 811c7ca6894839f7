import type { Place } from "../contract/place.ts";
import { isRequired, propertyOf } from "./parts.ts";

export interface Gap {
  /** The schema that lacks something. */
  readonly at: Place;
  /** The property it lacks. */
  readonly property: string;
  /** What is wrong with it. */
  readonly problem: "not declared" | "not required";
}

/** The first property on the way that is not declared, or not required; `undefined`: a value always has the whole way. */
export function gapOnWay(schema: Place, segments: readonly string[]): Gap | undefined {
  let owners = [schema];
  for (const property of segments) {
    const at = (owners[0] ?? schema).follow();
    const declared = owners.flatMap((owner) => propertyOf(owner, property));
    if (declared.length === 0) return { at, property, problem: "not declared" };
    if (!owners.some((owner) => isRequired(owner, property))) return { at, property, problem: "not required" };
    owners = declared;
  }
  return undefined;
}
