import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as fontkit from "fontkit";

/** The typefaces of a report: Source Sans 3 and Source Code Pro (OFL 1.1), which cover Latin, Cyrillic and Greek. */
export type FontName = "sans" | "sans-bold" | "mono";

const FILES: Record<FontName, string> = {
  sans: "@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  "sans-bold": "@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf",
  mono: "@expo-google-fonts/source-code-pro/400Regular/SourceCodePro_400Regular.ttf",
};

interface LoadedFont {
  bytes: Uint8Array;
  /** Advance widths by code point, as a share of the font size. */
  advances: Map<number, number>;
  face: fontkit.Font;
  covered: Set<number>;
}

const loaded = new Map<FontName, LoadedFont>();

/** Makes the fonts known to a document under their names. Each document parses its own, so that none sees another's. */
export function registerFonts(doc: PDFKit.PDFDocument): void {
  doc.registerFont("sans", Buffer.from(load("sans").bytes));
  doc.registerFont("sans-bold", Buffer.from(load("sans-bold").bytes));
  doc.registerFont("mono", unshaped(load("mono").bytes));
}

export function hasGlyph(font: FontName, codePoint: number): boolean {
  return load(font).covered.has(codePoint);
}

/** Width of a text without kerning, in units of the font size. Characters without a glyph count as nothing. */
export function widthInEms(font: FontName, text: string): number {
  let width = 0;
  for (const character of text) width += advance(load(font), character.codePointAt(0) ?? 0);
  return width;
}

function advance(font: LoadedFont, codePoint: number): number {
  const known = font.advances.get(codePoint);
  if (known !== undefined) return known;
  const width = font.covered.has(codePoint)
    ? font.face.glyphForCodePoint(codePoint).advanceWidth / font.face.unitsPerEm
    : 0;
  font.advances.set(codePoint, width);
  return width;
}

function load(name: FontName): LoadedFont {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const bytes = readFileSync(createRequire(import.meta.url).resolve(FILES[name]));
  const face = parse(bytes);
  const font: LoadedFont = { bytes, face, covered: new Set(face.characterSet), advances: new Map() };
  loaded.set(name, font);
  return font;
}

function parse(bytes: Uint8Array): fontkit.Font {
  const face = fontkit.create(Buffer.from(bytes));
  if (!("layout" in face)) throw new Error("A report font is a collection; a single face is needed.");
  return face;
}

/**
 * The face with one glyph a character, side by side. Shaping takes most of the time of a long report, and evidence is
 * set in a fixed width, where it changes nothing. pdfkit takes any object that lays out text as fontkit does.
 */
function unshaped(bytes: Uint8Array): Buffer {
  const face = parse(bytes);
  const known = new Map<string, fontkit.Glyph>();
  const glyphOf = (character: string) => {
    const glyph = known.get(character) ?? face.glyphForCodePoint(character.codePointAt(0) ?? 0);
    known.set(character, glyph);
    return glyph;
  };
  const layout = (text: string) => {
    const glyphs = Array.from(text, glyphOf);
    const positions = glyphs.map(({ advanceWidth }) => ({
      xAdvance: advanceWidth,
      yAdvance: 0,
      xOffset: 0,
      yOffset: 0,
    }));
    return { glyphs, positions, advanceWidth: glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0) };
  };
  // pdfkit's type declarations know font files only.
  return Object.assign(face, { layout }) as unknown as Buffer;
}
