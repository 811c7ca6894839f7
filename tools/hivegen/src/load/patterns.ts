/** Names the standard input; no file is called that. */
export const STANDARD_INPUT = "-";

/** Whether an input may mean several files: `apis/*.yaml`. */
export function isPattern(input: string): boolean {
  return /[*?[\]{}]/.test(input);
}
