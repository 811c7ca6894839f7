import { type FontName, hasGlyph } from "./fonts.ts";

/** Stands for a character that the font cannot show. */
export const MISSING = "□";

/** Characters that take no room and that a reader of prose need not know of: joiners, marks of direction, selectors. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/u;

/**
 * Prose as the font can set it: composed, one kind of space, line ends as `\n`. What has no glyph becomes a box,
 * so that a reader sees that something stands there.
 */
export function printable(text: string, font: FontName): string {
  let result = "";
  for (const character of normalize(text)) {
    if (character === "\n" || hasGlyph(font, codePointOf(character))) result += character;
    else if (!INVISIBLE.test(character)) result += /\s/u.test(character) ? " " : MISSING;
  }
  return result;
}

/** Prose of a single line. */
export function printableLine(text: string, font: FontName): string {
  return printable(text, font).replace(/\s+/g, " ").trim();
}

/**
 * Evidence, exactly: what has no glyph, controls and invisible characters are written as escapes (`\x1B`, `\u{202E}`).
 * Tabs become four spaces.
 */
export function printableEvidence(text: string): string {
  let result = "";
  for (const character of text.replace(/\r\n?/g, "\n").replaceAll("\t", "    ")) {
    result += isPlain(character) ? character : escapeOf(codePointOf(character));
  }
  return result;
}

function isPlain(character: string): boolean {
  if (character === "\n") return true;
  return character.length === 1 && hasGlyph("mono", codePointOf(character)) && !/[\p{Cc}\p{Cf}\p{Mn}]/u.test(character);
}

function escapeOf(codePoint: number): string {
  const hex = codePoint.toString(16).toUpperCase();
  return codePoint <= 0xff ? `\\x${hex.padStart(2, "0")}` : `\\u{${hex}}`;
}

function normalize(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/[\t\u00a0]/g, " ");
}

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
