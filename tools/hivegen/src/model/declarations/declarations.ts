import type { JsonObject } from "../../document/json.ts";

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
