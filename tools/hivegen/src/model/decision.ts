/** What was seen and decided about an operation, and why; shown by `hivegen inspect`. */
export interface Decision {
  /** What the description says: `{ success, data?, meta }`. */
  readonly saw: string;
  /** What was made of it: `unwrapped from /data`. */
  readonly decided: string;
  /** The evidence, with counts. */
  readonly because: string;
}
