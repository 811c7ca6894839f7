/** Width of a piece of text, in points. */
export type Measure = (text: string) => number;

/** Line breaks of a paragraph. Words too long for a line, such as URLs, break after punctuation, else anywhere. */
export function wrapText(text: string, width: number, measure: Measure): string[] {
  return text.split("\n").flatMap((line) => wrapLine(line, width, measure));
}

/** The first lines of a wrapped text; the last of them says with an ellipsis that more follows. */
export function wrapClipped(text: string, width: number, measure: Measure, most: number): string[] {
  const lines = wrapText(text, width, measure);
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  let last = `${kept[most - 1] ?? ""}…`;
  while (last.length > 1 && measure(last) > width) last = `${last.slice(0, -2)}…`;
  return [...kept.slice(0, -1), last];
}

/** Lines of a fixed number of characters; `start` is the index of their first character in the text. */
export function wrapColumns(text: string, columns: number): { text: string; start: number }[] {
  const lines: { text: string; start: number }[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    for (let at = 0; at === 0 || at < line.length; at += columns) {
      lines.push({ text: line.slice(at, at + columns), start: start + at });
    }
    start += line.length + 1;
  }
  return lines;
}

function wrapLine(line: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let current = "";
  let used = 0;
  const flush = () => {
    lines.push(current.trimEnd());
    current = "";
    used = 0;
  };
  for (const word of line.match(/\S+\s*|\s+/g) ?? []) {
    const size = measure(word.trimEnd());
    if (current !== "" && used + size > width) flush();
    for (const piece of size > width ? breakWord(word, width, measure) : [word]) {
      if (current !== "" && used + measure(piece.trimEnd()) > width) flush();
      current += piece;
      used += measure(piece);
    }
  }
  flush();
  return lines;
}

/** Pieces of a long word, each of which fits on a line; a piece ends after punctuation if its second half has some. */
function breakWord(word: string, width: number, measure: Measure): string[] {
  const pieces: string[] = [];
  let piece = "";
  let used = 0;
  for (const character of word) {
    const size = measure(character);
    if (piece !== "" && used + size > width) {
      const end = breakAfter(piece);
      pieces.push(piece.slice(0, end));
      piece = piece.slice(end);
      used = measure(piece);
    }
    piece += character;
    used += size;
  }
  pieces.push(piece);
  return pieces;
}

function breakAfter(piece: string): number {
  for (let end = piece.length; end > piece.length / 2; end -= 1) {
    if ("/?&=.,;:_-".includes(piece.charAt(end - 1))) return end;
  }
  return piece.length;
}
