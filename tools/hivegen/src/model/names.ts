/** A name as words, and in the spellings that languages want; the first three are identifiers. */
export interface Name {
  readonly words: readonly string[];
  /** `listApiKeys` */
  readonly camel: string;
  /** `ListApiKeys` */
  readonly pascal: string;
  /** `list_api_keys` */
  readonly snake: string;
  /** `list-api-keys` */
  readonly kebab: string;
}

export function nameOf(source: string | readonly string[]): Name {
  const words = typeof source === "string" ? wordsOf(source) : source;
  const safe = words.length > 0 ? words : ["unnamed"];
  const lower = safe.map((word) => word.toLowerCase());
  const title = safe.map(titleCase);
  return {
    words: safe,
    pascal: startable(title.join("")),
    camel: startable([...lower.slice(0, 1), ...title.slice(1)].join("")),
    snake: startable(lower.join("_")),
    kebab: lower.join("-"),
  };
}

/**
 * `listHTTPStatus_codes v2` is `list HTTP Status codes v2`. Letters, marks and digits of any script make words, anything
 * else separates them. Accents are dropped.
 */
export function wordsOf(text: string): string[] {
  // Most parts of paths are one plain word, and there are many.
  if (/^[a-z\d]+$/.test(text)) return [text];
  if (isAscii(text)) return asciiWords(text);
  return plainLetters(text)
    .replace(/(\p{Lu}{2})s(?!\p{Ll})/gu, "$1S")
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/(?:_|\P{ID_Continue})+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** The same for the letters that nearly all names are made of, several times faster. */
function asciiWords(text: string): string[] {
  return text
    .replaceAll("'", "")
    .replace(/([A-Z]{2})s(?![a-z])/g, "$1S")
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z\d]+/)
    .filter((word) => word !== "");
}

function plainLetters(text: string): string {
  if (/^[\w /{}.:-]*$/.test(text)) return text;
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\ufe00-\ufe0f'’]/g, "")
    .normalize("NFC");
}

/** The first words, as many as make a name that people and file systems can still take. */
export function shortened(words: readonly string[], limit = 100): string[] {
  let length = 0;
  return words.filter((word, index) => {
    length += word.length;
    return index === 0 || length <= limit;
  });
}

/** `api` and `API` are `Api`; `iPhone` keeps its inner capitals. */
function titleCase(word: string): string {
  // A letter of the rarer scripts takes two places.
  const size = (word.codePointAt(0) ?? 0) > 0xffff ? 2 : 1;
  const others = word.slice(size);
  return word.slice(0, size).toUpperCase() + (word === word.toUpperCase() ? others.toLowerCase() : others);
}

function startable(text: string): string {
  return /^[\p{ID_Start}$_]/u.test(text) ? text : `_${text}`;
}

/** `vulnerabilities` → `vulnerability`, `statuses` → `status`; good enough to see that two words are the same noun. */
export function singular(word: string): string {
  if (/ies$/i.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/i.test(word)) return word.slice(0, -2);
  return /s$/i.test(word) && !/(?:ss|us|is)$/i.test(word) ? word.slice(0, -1) : word;
}

export function isPlural(word: string): boolean {
  return singular(word) !== word;
}

function sameNoun(a: string, b: string): boolean {
  return singular(a).toLowerCase() === singular(b).toLowerCase();
}

export function sameNouns(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, index) => sameNoun(word, b[index] ?? ""));
}

const PREPOSITIONS = new Set("and as at by except for from in into of on or to via with without".split(" "));

/**
 * The words of an operation without those of its resource: `listScanVulnerabilities` of `Scans` is `list Vulnerabilities`.
 * `listReposForUser` of `Users` stays as it is.
 */
export function withoutNoun(words: readonly string[], noun: readonly string[]): string[] {
  const start = words.findIndex((_, index) => sameNouns(words.slice(index, index + noun.length), noun));
  const rest = [...words.slice(0, start), ...words.slice(start + noun.length)];
  const before = words[start - 1]?.toLowerCase() ?? "";
  return start < 0 || rest.length === 0 || PREPOSITIONS.has(before) ? [...words] : rest;
}

/** Makes a string usable as an identifier of TypeScript (and of the other target languages). */
export function identifier(text: string): string {
  const cleaned = text.replace(
    /[^\p{ID_Continue}$]+(.)?/gu,
    (_, next: string | undefined) => next?.toUpperCase() ?? "",
  );
  return startable(cleaned);
}

/** Hands out names; the second who wants one gets it with a number. */
export class NameScope {
  readonly #taken = new Set<string>();
  readonly #next = new Map<string, number>();

  /** @param taken names that nobody gets as they are */
  constructor(taken: Iterable<string> = []) {
    for (const name of taken) this.#taken.add(name);
  }

  has(name: string): boolean {
    return this.#taken.has(name);
  }

  take(wanted: string): string {
    let name = wanted;
    let number = this.#next.get(wanted) ?? 2;
    for (; this.#taken.has(name); number++) name = `${wanted}${number}`;
    this.#next.set(wanted, number);
    this.#taken.add(name);
    return name;
  }
}
