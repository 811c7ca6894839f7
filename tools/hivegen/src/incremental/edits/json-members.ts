import type { ChangedRange } from "./changed-range.ts";

/** A value in a JSON text that can be parsed by itself. */
export interface Member {
  /** The names that lead to it from the root. */
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * The parts of an API description that are edited one by one: paths, webhooks, and components. In the order of the text,
 * which must be valid JSON in UTF-8. Nothing where a name stands twice, since then a part may not be what counts.
 */
export function membersOf(text: Uint8Array): readonly Member[] | undefined {
  const scanner = new Scanner(text);
  scanner.object([]);
  return scanner.hasDuplicates ? undefined : scanner.members;
}

/** The members after a change in one of them. */
export function afterChange(members: readonly Member[], { start, oldEnd, newEnd }: ChangedRange): readonly Member[] {
  const shift = newEnd - oldEnd;
  return members.map((member) => {
    if (member.end < oldEnd || shift === 0) return member;
    return {
      path: member.path,
      start: member.start > start ? member.start + shift : member.start,
      end: member.end + shift,
    };
  });
}

class Scanner {
  readonly members: Member[] = [];
  hasDuplicates = false;
  readonly #text: Uint8Array;
  #at = 0;

  constructor(text: Uint8Array) {
    this.#text = text;
  }

  /** Stands before an object, and behind it afterwards. */
  object(path: readonly string[]): void {
    this.#skipSpace();
    this.#at++;
    const names = new Set<string>();
    for (this.#skipSpace(); this.#text[this.#at] === QUOTE; this.#skipSpace()) {
      const name = this.#name();
      if (names.has(name)) this.hasDuplicates = true;
      names.add(name);
      this.#skip(COLON);
      this.#value([...path, name]);
      this.#skip(COMMA);
    }
    this.#at++;
  }

  #value(path: readonly string[]): void {
    this.#skipSpace();
    const isObject = this.#text[this.#at] === OPEN_OBJECT;
    if (isObject && path.length < (path[0] === "components" ? 3 : 2)) this.object(path);
    else {
      const start = this.#at;
      this.#skipValue();
      this.members.push({ path, start, end: this.#at });
    }
  }

  #name(): string {
    const start = this.#at;
    this.#skipString();
    return JSON.parse(new TextDecoder().decode(this.#text.subarray(start, this.#at)));
  }

  #skip(separator: number): void {
    this.#skipSpace();
    if (this.#text[this.#at] === separator) this.#at++;
  }

  #skipSpace(): void {
    while (this.#at < this.#text.length && (this.#text[this.#at] ?? 0) <= SPACE) this.#at++;
  }

  #skipString(): void {
    const text = this.#text;
    let at = this.#at + 1;
    while (at < text.length && text[at] !== QUOTE) at += text[at] === BACKSLASH ? 2 : 1;
    this.#at = at + 1;
  }

  #skipValue(): void {
    const first = this.#text[this.#at];
    if (first === QUOTE) this.#skipString();
    else if (first === OPEN_OBJECT || first === OPEN_LIST) this.#skipBrackets();
    else while (this.#at < this.#text.length && !this.#endsScalar(this.#text[this.#at] ?? 0)) this.#at++;
  }

  #endsScalar(code: number): boolean {
    return code === COMMA || code === CLOSE_OBJECT || code === CLOSE_LIST || code <= SPACE;
  }

  /** Counts brackets, so that depth costs nothing. */
  #skipBrackets(): void {
    const text = this.#text;
    let depth = 0;
    do {
      const code = text[this.#at];
      if (code === QUOTE) this.#skipString();
      else this.#at++;
      if (code === OPEN_OBJECT || code === OPEN_LIST) depth++;
      else if (code === CLOSE_OBJECT || code === CLOSE_LIST) depth--;
    } while (depth > 0 && this.#at < text.length);
  }
}
