export const QUOTE = 0x22;
export const COMMA = 0x2c;
export const COLON = 0x3a;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
export const OPEN_OBJECT = 0x7b;
const [OPEN_LIST, CLOSE_LIST, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7d];

/** Steps over the parts of a valid JSON text. */
export class JsonScanner {
  readonly text: string;
  /** Where it stands. */
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The code of the character that it stands before. */
  get code(): number {
    return this.text.charCodeAt(this.at);
  }

  skipSpace(): number {
    while (this.text.charCodeAt(this.at) <= SPACE) this.at++;
    return this.at;
  }

  /** Steps over a comma or a colon, if there is one, and the space around it. */
  skipSeparator(separator: number): void {
    this.skipSpace();
    if (this.code === separator) this.at++;
    this.skipSpace();
  }

  skipString(): void {
    let end = this.text.indexOf('"', this.at + 1);
    while (this.#isEscaped(end)) end = this.text.indexOf('"', end + 1);
    this.at = end + 1;
  }

  skipValue(): void {
    const first = this.code;
    if (first === QUOTE) this.skipString();
    else if (opens(first)) this.#skipBrackets();
    else while (this.at < this.text.length && !endsScalar(this.code)) this.at++;
  }

  #isEscaped(at: number): boolean {
    let before = at - 1;
    while (this.text.charCodeAt(before) === BACKSLASH) before--;
    return (at - before) % 2 === 0;
  }

  /** Counts brackets, so that depth costs nothing. */
  #skipBrackets(): void {
    let depth = 0;
    do {
      const code = this.text.charCodeAt(this.at);
      if (code === QUOTE) this.skipString();
      else this.at++;
      if (opens(code)) depth++;
      else if (closes(code)) depth--;
    } while (depth > 0 && this.at < this.text.length);
  }
}

function opens(code: number): boolean {
  return code === OPEN_OBJECT || code === OPEN_LIST;
}

function closes(code: number): boolean {
  return code === CLOSE_OBJECT || code === CLOSE_LIST;
}

function endsScalar(code: number): boolean {
  return code === COMMA || closes(code) || code <= SPACE;
}
