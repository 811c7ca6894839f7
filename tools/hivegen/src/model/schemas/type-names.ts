import { append } from "../../document/multimap.ts";
import { identifier, nameOf } from "../names.ts";

/** Global types that generated code names itself. */
const TAKEN = new Set(["Blob"]);

/** An identifier, in which underscores after a small letter at the start separate words: `user_name`. */
const VALID = /^(?:[\p{Lu}\p{Lt}\p{Lo}_$][\p{ID_Continue}$]*|\p{Ll}(?!.*_)[\p{ID_Continue}$]*)$/u;

/** The name of a type: as it is where it can be, with a capital first; else its words joined. */
export function typeIdentifier(text: string): string {
  const name = VALID.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : identifier(nameOf(text).pascal);
  return TAKEN.has(name) ? `${name}Schema` : name;
}

/**
 * A name for each key. Where several want the same one, it goes to the one it was chosen for, then to the key that is
 * spelled like it, then to the first in alphabetical order; the others are numbered. So a name never depends on where in
 * the document a schema stands.
 *
 * @param chosen names that the API's author wants for some keys
 */
export function typeNames(
  keys: readonly string[],
  chosen: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const byName = new Map<string, string[]>();
  for (const key of [...keys].sort()) {
    append(byName, typeIdentifier(chosen.get(key) ?? key), key);
  }
  const taken = new Set(byName.keys());
  const names = new Map<string, string>();
  for (const [name, rivals] of byName) {
    const winner = rivals.find((key) => chosen.has(key)) ?? rivals.find((key) => key === name) ?? rivals[0];
    for (const key of rivals) names.set(key, key === winner ? name : numbered(name, taken));
  }
  return names;
}

/** The name with the first number that is free; takes it. */
export function numbered(name: string, taken: Set<string>): string {
  let n = 2;
  while (taken.has(`${name}${n}`)) n++;
  taken.add(`${name}${n}`);
  return `${name}${n}`;
}
