import { type JsonObject, objectOf } from "../../document/json.ts";

/** What is declared outside of the document, in `x-hivegen` keys, as if it stood there. It wins over what stands there. */
export interface Declarations {
  /** Who declares it, as it is shown in findings: `hivegen.config.ts`. */
  readonly source: string;
  readonly root: JsonObject;
  /** By `operationId`, or by method and path: `GET /pets`. */
  readonly operations: JsonObject;
  /** By key in `components.schemas`. */
  readonly schemas: JsonObject;
}

export const NOTHING_DECLARED: Declarations = { source: "", root: {}, operations: {}, schemas: {} };

/** Both together; where they say different things, the second is believed. */
export function overlaid(under: Declarations, over: Declarations): Declarations {
  return {
    source: `${over.source} and ${under.source}`,
    root: { ...under.root, ...over.root },
    operations: membersOverlaid(under.operations, over.operations),
    schemas: membersOverlaid(under.schemas, over.schemas),
  };
}

function membersOverlaid(under: JsonObject, over: JsonObject): JsonObject {
  const both = Object.keys(over).map((name) => [name, { ...objectOf(under[name]), ...objectOf(over[name]) }] as const);
  return { ...under, ...Object.fromEntries(both) };
}
