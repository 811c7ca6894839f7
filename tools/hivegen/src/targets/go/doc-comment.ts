const WIDTH = 110;

/** A documentation comment of Go, in the form that gofmt leaves as it is; nothing where there is nothing to say. */
export function docComment(paragraphs: readonly (string | undefined)[]): string[] {
  const blocks = paragraphs.flatMap((text) => (text === undefined ? [] : blocksOf(text)));
  return blocks
    .flatMap((block, index) => [...(index > 0 ? [""] : []), ...block])
    .map((line) => (line === "" ? "//" : line.startsWith("\t") ? `//${line}` : `// ${line}`));
}

/** Paragraphs, lists and pieces of code, each as its lines. */
function blocksOf(markdown: string): string[][] {
  const reader = new MarkdownReader();
  for (const line of printable(markdown).split("\n")) reader.read(line.trimEnd());
  return reader.finish();
}

/** Reads as much of Markdown as comments of Go have a form for. */
class MarkdownReader {
  readonly #blocks: string[][] = [];
  #prose: string[] = [];
  #items: string[] = [];
  /** Lines since a fence, until the next one. */
  #code: string[] | undefined;

  read(line: string): void {
    if (/^\s*(```|~~~)/.test(line)) this.#fence();
    else if (this.#code) this.#code.push(line);
    else if (line.trim() === "") this.#end();
    else if (/^\s*\|/.test(line)) this.#tableRow(`\t${line.trim()}`);
    else this.#text(line);
  }

  finish(): string[][] {
    this.#end();
    if (this.#code) pushCode(this.#blocks, this.#code);
    return this.#blocks.filter((block) => block.some((line) => line.trim() !== ""));
  }

  #fence(): void {
    if (this.#code) pushCode(this.#blocks, this.#code);
    else this.#end();
    this.#code = this.#code ? undefined : [];
  }

  #tableRow(row: string): void {
    this.#end();
    const table = this.#blocks.at(-1);
    if (table?.[0]?.startsWith("\t|")) table.push(row);
    else this.#blocks.push([row]);
  }

  #text(line: string): void {
    const item = /^\s*(?:[-*+]|\d+[.)])\s+(.*)$/.exec(line)?.[1];
    if (item !== undefined) {
      if (this.#prose.length > 0) this.#end();
      this.#items.push(item);
    } else if (this.#items.length > 0 && /^\s/.test(line)) {
      this.#items[this.#items.length - 1] += ` ${line.trim()}`;
    } else {
      if (this.#items.length > 0) this.#end();
      this.#prose.push(line.trim());
    }
  }

  #end(): void {
    if (this.#prose.length > 0) this.#blocks.push(paragraph(plainText(this.#prose.join(" "))));
    if (this.#items.length > 0) this.#blocks.push(this.#items.flatMap(listItem));
    this.#prose = [];
    this.#items = [];
  }
}

function pushCode(blocks: string[][], lines: readonly string[]): void {
  const start = lines.findIndex((line) => line.trim() !== "");
  const end = lines.findLastIndex((line) => line.trim() !== "");
  if (start < 0) return;
  // A first line that is indented would have its indentation taken for that of the comment.
  const used = lines.slice(start, end + 1);
  const indentation = Math.min(...used.filter((line) => line !== "").map((line) => /^\s*/.exec(line)?.[0].length ?? 0));
  blocks.push(used.map((line) => (line === "" ? "" : `\t${line.slice(indentation)}`)));
}

/** Go source is UTF-8 without control characters. */
function printable(text: string): string {
  return text.replaceAll("\t", "    ").replace(/[^\P{Cc}\n]|[\p{Cs}\ufeff]/gu, "");
}

/** Go's comments know no code within a line. Headings and definitions of links would be moved. */
function plainText(text: string): string {
  return text
    .replaceAll("`", "")
    .replace(/^#+\s*/, "")
    .replace(/^\[([^\]]*)\]:/, "$1:")
    .replace(/\s+/g, " ")
    .trim();
}

/** A line by itself that has no stop at its end would be taken for a heading. */
function paragraph(text: string): string[] {
  const lines = wrapped(text);
  const [only, ...others] = lines;
  return only !== undefined && others.length === 0 && /^\p{Lu}.*[\p{L}\p{N}]$/u.test(only) ? [`${only}.`] : lines;
}

function listItem(text: string): string[] {
  const lines = wrapped(plainText(text), WIDTH - 4);
  return lines.map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`));
}

function wrapped(text: string, width = WIDTH): string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of text.split(" ")) {
    const longer = current === "" ? word : `${current} ${word}`;
    if (current !== "" && longer.length > width) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return current === "" ? lines : [...lines, current];
}
