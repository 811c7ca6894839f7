import type { Envelope } from "../api-model.ts";
import { commonest, isErrorName } from "./member-names.ts";
import type { Answer, Body } from "./success-bodies.ts";

export type FamilyName = "flag" | "json-api" | "data" | "resource";

/** A way of wrapping bodies that an API was found to have. */
export interface Family {
  readonly name: FamilyName;
  /** How a body of an operation is wrapped, or nothing where it isn't wrapped in this way. */
  readonly envelopeOf: (body: Body, answer: Answer) => Envelope | undefined;
  /** What speaks for it in the whole API, as a clause with counts. */
  readonly evidence: string;
}

/** Where the meta stands, from the names beside the data: in one value of that name, or as several members. */
export function metaPlaces(names: readonly string[]): Pick<Envelope, "meta" | "metaParts"> {
  const distinct = [...new Set(names)].sort();
  const [only] = distinct;
  if (only === undefined) return { meta: undefined, metaParts: undefined };
  if (distinct.length === 1 && /^_?meta(?:data)?$/.test(only)) return { meta: [only], metaParts: undefined };
  return { meta: undefined, metaParts: distinct.map((name) => [name]) };
}

/** `error` or `errors`, whichever more bodies have. @param flag a member of such a name that only says whether it went well */
export function errorPlace(bodies: readonly Body[], flag?: string): readonly string[] | undefined {
  const found = commonest(
    bodies.flatMap(({ names }) => [...names].filter((name) => isErrorName(name) && name !== flag)),
  );
  return found && [found.name];
}
