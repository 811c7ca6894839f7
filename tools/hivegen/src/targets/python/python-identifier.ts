import { nameOf } from "../../model/names.ts";
import { KEYWORDS } from "./reserved-words.ts";

const PLAIN = /^[a-z][a-z0-9_]*$/;

/** A name of the wire as an attribute or argument: as it is where it can be, else its words in lower case. */
export function snakeIdentifier(wire: string): string {
  const name = PLAIN.test(wire) ? wire : ascii(nameOf(wire).snake);
  return KEYWORDS.has(name) ? `${name}_` : name;
}

/** Python normalises identifiers (NFKC), so that names that differ in form only would be one. */
function ascii(name: string): string {
  const normal = name.normalize("NFKC").replaceAll("$", "_").replace(/^_+/, "");
  return /^[\p{ID_Start}]/u.test(normal) ? normal : `field_${normal}`;
}

/** The name of a class as Python can take it. */
export function classIdentifier(name: string): string {
  const plain = name.normalize("NFKC").replaceAll("$", "_");
  const normal = plain.replaceAll(/(?<=.)_+(.)/gu, (_, next: string) => next.toUpperCase());
  return /^[\p{ID_Start}]/u.test(normal) && !KEYWORDS.has(normal) ? normal : `Api${normal.replace(/^_+/, "")}`;
}
