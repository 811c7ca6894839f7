import type { Schema } from "./schema.ts";

/** What is wrong with one place of a value. */
export interface Issue {
  /** JSON pointer of the place: `/options/depth`. */
  readonly path: string;
  /** The same for people: `options.depth`. Empty for the whole value. */
  readonly field: string;
  /** The broken rule: `required`, `type`, `minLength` … */
  readonly rule: string;
  /** What was expected, as it follows the field's name: `must be at least 1`. */
  readonly message: string;
}

export const MAXIMUM_ISSUES = 20;
/** Nesting that a check follows; more is invalid, so that a hostile value can't exhaust the stack. */
export const MAXIMUM_DEPTH = 256;
/** Objects, arrays and references that one check visits; stops schemas that blow up on a hostile value. */
const MAXIMUM_STEPS = 5_000_000;

type Key = string | number;

function pointer(keys: readonly Key[]): string {
  return keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Who sends the value: a request's read-only members are not looked at, a response has no write-only ones. */
export type View = "request" | "response";

/** One check of one value. Without a list of issues it only gives a verdict, and stops at the first fault. */
export class Run {
  issues: Issue[] | undefined;
  readonly view: View | undefined;
  /** Why the check gave up, if it did; its verdict is then meaningless. */
  exhausted: "depth" | "steps" | undefined;
  readonly #keys: Key[] = [];
  #depth = 0;
  #steps = 0;

  constructor(view?: View, issues?: Issue[]) {
    this.view = view;
    this.issues = issues;
  }

  /** Whether a check may stop now that it has failed: nobody collects, or enough is collected. */
  get done(): boolean {
    return this.issues === undefined || this.issues.length >= MAXIMUM_ISSUES;
  }

  get location(): string {
    return pointer(this.#keys);
  }

  /** Goes one level down; false, and the whole check is void, beyond the limits. Pair with `leave`. */
  enter(): boolean {
    this.#depth += 1;
    this.#steps += 1;
    if (this.#depth > MAXIMUM_DEPTH) this.exhausted = "depth";
    else if (this.#steps > MAXIMUM_STEPS) this.exhausted = "steps";
    return this.exhausted === undefined;
  }

  leave(): void {
    this.#depth -= 1;
  }

  child(schema: Schema, value: unknown, key: Key): boolean {
    if (this.issues === undefined) return schema.check(value, this);
    this.#keys.push(key);
    const valid = schema.check(value, this);
    this.#keys.pop();
    return valid;
  }

  /** The verdict alone, with no issues reported. */
  quietly(schema: Schema, value: unknown): boolean {
    const collected = this.issues;
    this.issues = undefined;
    const valid = schema.check(value, this);
    this.issues = collected;
    return valid;
  }

  /** The issues of a schema, not yet reported; none when the value is valid. */
  separately(schema: Schema, value: unknown): Issue[] {
    const collected = this.issues;
    const own: Issue[] = [];
    this.issues = own;
    schema.check(value, this);
    this.issues = collected;
    return own;
  }

  fail(rule: string, message: string, key?: Key): false {
    if (this.issues === undefined) return false;
    const keys = key === undefined ? this.#keys : [...this.#keys, key];
    this.add({ path: pointer(keys), field: keys.join("."), rule, message });
    return false;
  }

  add(issue: Issue): void {
    if (this.issues === undefined || this.issues.length >= MAXIMUM_ISSUES) return;
    const known = this.issues.some((other) => other.path === issue.path && other.message === issue.message);
    if (!known) this.issues.push(issue);
  }
}
