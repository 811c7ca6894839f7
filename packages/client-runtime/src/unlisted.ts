/** What a type lists by name, without the open end `string & {}`. */
type Listed<T> = T extends string | number ? (string extends T ? never : number extends T ? never : T) : T;

/**
 * For the `default` of a `switch` over a value that a newer server may send unknown ones of. Compiles only if every value that
 * this version knows has a case; otherwise the compiler's message names those that have none.
 *
 * ```ts
 * switch (scan.status) {
 *   case "completed": return "done";
 *   // …
 *   default: return `a state that is new: ${unlisted(scan.status)}`;
 * }
 * ```
 *
 * @returns `value`
 */
export function unlisted<T>(value: T & ([Listed<T>] extends [never] ? unknown : { noCaseFor: Listed<T> })): T {
  return value;
}
