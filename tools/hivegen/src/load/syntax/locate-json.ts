import { forget, type Wanted } from "./wanted.ts";

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN = new Set([0x5b, 0x7b]);
const CLOSE = new Set([0x5d, 0x7d]);

/** Finds the wanted places in a valid JSON text: where a member's key or a list's item begins. */
export function locateInJson(text: string, root: Wanted): void {
  const scanner = new Scanner(text);
  root.offset = scanner.skipSpace();
  scanner.value(root);
}

class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  skipSpace(): number {
    while (this.#text.charCodeAt(this.#at) <= 0x20) this.#at++;
    return this.#at;
  }

  /** Stands at the beginning of a value, and behind it afterwards. */
  value(wanted: Wanted | undefined): void {
    const first = this.#text[this.#at];
    if (!wanted || wanted.members.size === 0) this.#skipValue();
    else if (first === "{") this.#object(wanted);
    else if (first === "[") this.#list(wanted);
    else this.#skipValue();
  }

  #object(wanted: Wanted): void {
    this.#at++;
    while (this.#text[this.skipSpace()] === '"') {
      const start = this.#at;
      this.#skipString();
      const member = wanted.members.get(JSON.parse(this.#text.slice(start, this.#at)));
      if (member) {
        forget(member);
        member.offset = start;
      }
      this.#skip(COLON);
      this.value(member);
      this.#skip(COMMA);
    }
    this.#at++;
  }

  #list(wanted: Wanted): void {
    this.#at++;
    for (let index = 0; this.#text[this.skipSpace()] !== "]"; index++) {
      const item = wanted.members.get(String(index));
      if (item) item.offset = this.#at;
      this.value(item);
      this.#skip(COMMA);
    }
    this.#at++;
  }

  #skip(separator: number): void {
    this.skipSpace();
    if (this.#text.charCodeAt(this.#at) === separator) this.#at++;
    this.skipSpace();
  }

  #skipString(): void {
    let end = this.#text.indexOf('"', this.#at + 1);
    while (this.#isEscaped(end)) end = this.#text.indexOf('"', end + 1);
    this.#at = end + 1;
  }

  #isEscaped(at: number): boolean {
    let before = at - 1;
    while (this.#text.charCodeAt(before) === BACKSLASH) before--;
    return (at - before) % 2 === 0;
  }

  #skipValue(): void {
    const first = this.#text.charCodeAt(this.#at);
    if (first === QUOTE) this.#skipString();
    else if (OPEN.has(first)) this.#skipBrackets();
    else while (this.#at < this.#text.length && !this.#endsScalar(this.#text.charCodeAt(this.#at))) this.#at++;
  }

  #endsScalar(code: number): boolean {
    return code === COMMA || CLOSE.has(code) || code <= 0x20;
  }

  /** Counts brackets, so that depth costs nothing. */
  #skipBrackets(): void {
    let depth = 0;
    do {
      const code = this.#text.charCodeAt(this.#at);
      if (code === QUOTE) this.#skipString();
      else this.#at++;
      if (OPEN.has(code)) depth++;
      else if (CLOSE.has(code)) depth--;
    } while (depth > 0 && this.#at < this.#text.length);
  }
}
