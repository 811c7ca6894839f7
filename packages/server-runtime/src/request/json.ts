import { parse } from "secure-json-parse";

/** Nesting of objects and arrays that a JSON text may have. */
const MAXIMUM_NESTING = 64;
const [QUOTE, BACKSLASH, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];

/** A text that can't be taken as JSON; the message says why, as it follows the name of its field. */
export class UnreadableJson extends Error {
  override readonly name = "UnreadableJson";
}

/** Index of the quote that closes the string opened at `start`, or the length of an unclosed text. */
function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === BACKSLASH) index += 1;
    else if (code === QUOTE) return index;
  }
  return text.length;
}

/** Looks before the parser builds anything. */
function tooDeep(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) index = endOfString(text, index);
    else if (code === OPEN_ARRAY || code === OPEN_OBJECT) depth += 1;
    else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) depth -= 1;
    if (depth > MAXIMUM_NESTING) return true;
  }
  return false;
}

/**
 * Reads JSON from outside. Refuses what is nested deeper than 64 levels, and the keys `__proto__` and
 * `constructor.prototype`, which turn into other objects' properties when a handler merges the value.
 *
 * @throws UnreadableJson
 */
export function readJson(text: string): unknown {
  if (tooDeep(text)) throw new UnreadableJson(`is nested deeper than ${MAXIMUM_NESTING} levels`);
  try {
    return parse(text, { protoAction: "error", constructorAction: "error" });
  } catch (error) {
    const poisoned = error instanceof Error && error.message.includes("forbidden");
    throw new UnreadableJson(
      poisoned ? "has a key that isn't allowed: __proto__ or constructor.prototype" : "is not valid JSON",
    );
  }
}
