/** Findings that get a section of their own in documents for reading; the overview lists `OVERVIEW_LIMIT`. */
export const SECTION_LIMIT = 1000;
export const OVERVIEW_LIMIT = 5000;

export const TITLE_LIMIT = 240;
export const URL_LIMIT = 700;
export const REFERENCE_LIMIT = 20;

/** How much of a text is shown. */
export interface Extent {
  characters: number;
  lines: number;
}

export const PROSE_LIMIT: Extent = { characters: 6000, lines: 120 };

/** Evidence in one document, shared out between its findings, so that a long list cannot make it unreadable or huge. */
const EVIDENCE_BUDGET = 1_200_000;
const EVIDENCE_MOST = 3000;
const EVIDENCE_LEAST = 600;
const CHARACTERS_PER_LINE = 40;

/** How much of one request or response excerpt a document with this many findings shows. */
export function evidenceLimit(findings: number): Extent {
  const share = Math.floor(EVIDENCE_BUDGET / (2 * Math.max(1, findings)));
  const characters = Math.max(EVIDENCE_LEAST, Math.min(EVIDENCE_MOST, share));
  return { characters, lines: Math.floor(characters / CHARACTERS_PER_LINE) };
}

/** The beginning of a text, and whether something was left out. Never cuts a surrogate pair. */
export function clip(text: string, { characters, lines }: Extent): { text: string; cut: boolean } {
  const end = Math.min(wholeCharacters(text, characters), endOfLine(text, lines));
  return { text: text.slice(0, end), cut: end < text.length };
}

function wholeCharacters(text: string, limit: number): number {
  if (text.length <= limit) return text.length;
  const unit = text.charCodeAt(limit - 1);
  return unit >= 0xd800 && unit <= 0xdbff ? limit - 1 : limit;
}

function endOfLine(text: string, lines: number): number {
  let end = -1;
  for (let line = 0; line < lines; line++) {
    end = text.indexOf("\n", end + 1);
    if (end < 0) return text.length;
  }
  return end;
}

/** The text, shortened with an ellipsis. */
export function shorten(text: string, limit: number): string {
  const end = wholeCharacters(text, limit);
  return end === text.length ? text : `${text.slice(0, end)}…`;
}

/** What stands below a text that was cut. */
export const CUT_NOTE = "Shortened here; the JSON report has all of it.";
