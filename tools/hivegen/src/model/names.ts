/** A name as words, and in the spellings that languages want. */
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
  const pascal = safe.map(titleCase).join("");
  return {
    words: safe,
    pascal,
    camel: safe.map((word, index) => (index === 0 ? word.toLowerCase() : titleCase(word))).join(""),
    snake: safe.map((word) => word.toLowerCase()).join("_"),
    kebab: safe.map((word) => word.toLowerCase()).join("-"),
  };
}

/** `listHTTPStatus_codes v2` is `list HTTP Status codes v2`. Anything but letters and digits separates. */
export function wordsOf(text: string): string[] {
  return text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== "");
}

/** `api` and `API` are `Api`; `iPhone` keeps its inner capitals. */
function titleCase(word: string): string {
  const rest = word.slice(1);
  return word.charAt(0).toUpperCase() + (word === word.toUpperCase() ? rest.toLowerCase() : rest);
}

/** `vulnerabilities` → `vulnerability`, `statuses` → `status`; good enough to see that two words are the same noun. */
export function singular(word: string): string {
  if (/ies$/i.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/i.test(word)) return word.slice(0, -2);
  return /s$/i.test(word) && !/(?:ss|us|is)$/i.test(word) ? word.slice(0, -1) : word;
}

function sameNoun(a: string, b: string): boolean {
  return singular(a).toLowerCase() === singular(b).toLowerCase();
}

/** The words of an operation without those of its resource: `listScanVulnerabilities` of `Scans` is `list Vulnerabilities`. */
export function withoutNoun(words: readonly string[], noun: readonly string[]): string[] {
  const start = words.findIndex((_, index) =>
    noun.every((word, offset) => sameNoun(words[index + offset] ?? "", word)),
  );
  if (start <= 0) return [...words];
  return [...words.slice(0, start), ...words.slice(start + noun.length)];
}

/** Makes a string usable as an identifier of TypeScript (and of the other target languages). */
export function identifier(text: string): string {
  const cleaned = text.replace(/[^\p{L}\p{N}_$]+(.)?/gu, (_, next: string | undefined) => next?.toUpperCase() ?? "");
  return /^[\p{L}_$]/u.test(cleaned) ? cleaned : `_${cleaned}`;
}

/** The name of a type: as it is where it can be, else its words joined. */
export function typeIdentifier(text: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(text) ? text : identifier(nameOf(text).pascal);
}

/** Hands out names; the second who wants one gets it with a number. */
export class NameScope {
  readonly #taken = new Set<string>();

  take(wanted: string): string {
    let name = wanted;
    for (let n = 2; this.#taken.has(name); n++) name = `${wanted}${n}`;
    this.#taken.add(name);
    return name;
  }
}
