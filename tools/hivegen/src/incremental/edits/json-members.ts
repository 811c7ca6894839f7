import { COLON, COMMA, JsonScanner, OPEN_OBJECT, QUOTE } from "../../load/syntax/json-scanner.ts";
import type { ChangedRange } from "./changed-range.ts";

/** A value in a JSON text that can be parsed by itself. */
export interface Member {
  /** The names that lead to it from the root. */
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
}

/**
 * The parts of an API description that are edited one by one: paths, webhooks, and components. In the order of the text,
 * which must be valid JSON in UTF-8. Nothing where a name stands twice, since then a part may not be what counts.
 */
export function membersOf(bytes: Buffer): readonly Member[] | undefined {
  const search = new MemberSearch(bytes);
  search.object([]);
  return search.hasDuplicates ? undefined : search.members;
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

class MemberSearch {
  readonly members: Member[] = [];
  hasDuplicates = false;
  readonly #bytes: Buffer;
  readonly #scanner: JsonScanner;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    // A character for each byte, so that its offsets are those of the bytes; what gives JSON its form is ASCII.
    this.#scanner = new JsonScanner(bytes.toString("latin1"));
  }

  /** Stands before an object, and behind it afterwards. */
  object(path: readonly string[]): void {
    const scanner = this.#scanner;
    scanner.skipSpace();
    scanner.at++;
    const names = new Set<string>();
    for (scanner.skipSpace(); scanner.code === QUOTE; scanner.skipSpace()) {
      const name = this.#name();
      if (names.has(name)) this.hasDuplicates = true;
      names.add(name);
      scanner.skipSeparator(COLON);
      this.#value([...path, name]);
      scanner.skipSeparator(COMMA);
    }
    scanner.at++;
  }

  #value(path: readonly string[]): void {
    const scanner = this.#scanner;
    const isObject = scanner.code === OPEN_OBJECT;
    if (isObject && path.length < (path[0] === "components" ? 3 : 2)) this.object(path);
    else {
      const start = scanner.at;
      scanner.skipValue();
      this.members.push({ path, start, end: scanner.at });
    }
  }

  #name(): string {
    const start = this.#scanner.at;
    this.#scanner.skipString();
    return JSON.parse(this.#bytes.toString("utf8", start, this.#scanner.at));
  }
}
