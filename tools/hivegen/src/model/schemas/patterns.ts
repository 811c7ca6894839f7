/** `(?i)` and `(?i:…)` of other languages, which only the newest JavaScript engines read. */
const MODIFIERS = /\(\?[a-z]*-?[a-z]+[:)]/i;
/** Escapes that mean the character itself, but aren't allowed where JavaScript reads Unicode. */
const NEEDLESS = /[ !"#%&',:;<=>@_`~]/;

/**
 * A regular expression as JavaScript reads it with the flag `u`: the pattern itself, or without needless escapes. Nothing for
 * those that are written for another language.
 */
export function readablePattern(pattern: string): string | undefined {
  if (MODIFIERS.test(pattern)) return undefined;
  return [pattern, withoutNeedlessEscapes(pattern)].find(compiles);
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u") !== undefined;
  } catch {
    return false;
  }
}

/** `\@` is `@`, and outside of a class `\-` is `-`. */
function withoutNeedlessEscapes(pattern: string): string {
  let result = "";
  let inClass = false;
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern.charAt(index);
    const next = pattern.charAt(index + 1);
    if (character === "\\") {
      index += 1;
      result += NEEDLESS.test(next) || (next === "-" && !inClass) ? next : character + next;
      continue;
    }
    if (character === "[") inClass = true;
    else if (character === "]") inClass = false;
    result += character;
  }
  return result;
}
