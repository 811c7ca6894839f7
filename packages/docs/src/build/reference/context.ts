import type { Contract } from "../contract/contract.ts";
import type { Operation } from "../contract/operation.ts";
import type { Link } from "../page/links.ts";

/** What a renderer knows besides the object that it renders. */
export interface Context {
  readonly contract: Contract;
  readonly operations: readonly Operation[];
  /** Links relative to the page that is being rendered. */
  readonly link: Link;
}
