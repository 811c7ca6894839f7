/** Small pieces of Go as text, in the form of gofmt. */

export function quote(text: string): string {
  // Half of a surrogate pair has no UTF-8.
  return JSON.stringify(text.replace(/\p{Cs}/gu, "\ufffd"));
}

/** A struct tag, if the name can stand in one. */
export function jsonTag(name: string, options = ""): string {
  if (name === "-") return '`json:"-,"`';
  return /^[\p{L}\p{N}!#$%&()*+\-./:;<=>?@[\]^_{|}~ ]+$/u.test(name) ? `\`json:"${name}${options}"\`` : '`json:"-"`';
}

export function indent(text: string): string {
  return text.replace(/^(?=.)/gm, "\t");
}

/** Columns of lines that follow each other, as gofmt aligns them. The last cell of a line isn't padded. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.slice(0, -1).entries()) widths[index] = Math.max(widths[index] ?? 0, width(cell));
  }
  return rows.map((row) =>
    row
      .map((cell, index) => (index < row.length - 1 ? cell + " ".repeat((widths[index] ?? 0) - width(cell)) : cell))
      .join(" "),
  );
}

function width(text: string): number {
  return [...text].length;
}

/** Lines with comments between: a comment ends the alignment of what stands above it. */
export function alignedRows(
  rows: readonly { readonly comment: readonly string[]; readonly cells: readonly string[] }[],
): string[] {
  const lines: string[] = [];
  let group: (readonly string[])[] = [];
  const end = () => {
    lines.push(...aligned(group));
    group = [];
  };
  for (const { comment, cells } of rows) {
    if (comment.length > 0) end();
    lines.push(...comment);
    group.push(cells);
  }
  end();
  return lines;
}

/** `key: value` lines of a composite literal. Values of several lines stand by themselves. */
export type Entry = readonly [key: string, value: string];

/** `Type{…}` with an entry a line; on one line where it has none. */
export function composite(type: string, entries: readonly Entry[]): string {
  if (entries.length === 0) return `${type}{}`;
  return [`${type}{`, ...entryLines(entries).map(indent), "}"].join("\n");
}

function entryLines(entries: readonly Entry[]): string[] {
  const lines: string[] = [];
  let group: Entry[] = [];
  const end = () => {
    lines.push(...aligned(group.map(([key, value]) => [`${key}:`, `${value},`])));
    group = [];
  };
  for (const [key, value] of entries) {
    const isShort = !value.includes("\n");
    if (!isShort || !continues(group, key)) end();
    if (isShort) group.push([key, value]);
    else lines.push(`${key}: ${value},`);
  }
  end();
  return lines;
}

/** Above this, gofmt compares the lengths of keys. */
const SMALL_KEY = 40;
/** By this factor keys may be longer or shorter than those before them. */
const RATIO = 2.5;

/** Whether gofmt aligns a key with those before it: not where their lengths differ much. */
function continues(group: readonly Entry[], key: string): boolean {
  const lengths = group.map(([known]) => width(known));
  const previous = lengths.at(-1);
  if (previous === undefined || (previous <= SMALL_KEY && width(key) <= SMALL_KEY)) return true;
  const mean = Math.exp(lengths.reduce((sum, length) => sum + Math.log(length), 0) / lengths.length);
  const ratio = width(key) / mean;
  return RATIO * ratio > 1 && ratio < RATIO;
}

/** `Type{a, b}`, on one line where it fits. */
export function listOf(type: string, items: readonly string[]): string {
  const line = `${type}{${items.join(", ")}}`;
  if (line.length <= 100 && !line.includes("\n")) return line;
  return [`${type}{`, ...items.map((item) => indent(`${item},`)), "}"].join("\n");
}
