import { NameScope, nameOf } from "../../model/names.ts";

/** Words that Go's own conventions write in capitals throughout. */
const INITIALISMS: ReadonlySet<string> = new Set(
  [
    "acl api ascii cidr cors cpu css csv db dns eof gid gps guid html http https id io ip json jwt mfa pdf png qps ram rpc sdk",
    "sla smtp sms sql ssh ssl sso svg tcp tls ttl udp ui uid uri url utf8 uuid vm xml xmpp xsrf xss yaml",
  ]
    .join(" ")
    .split(" "),
);

const KEYWORDS = [
  "break case chan const continue default defer else fallthrough for func go goto if import interface map package range",
  "return select struct switch type var",
]
  .join(" ")
  .split(" ");

/** What the language declares by itself and generated code uses. */
const PREDECLARED = "any bool byte error false float64 int32 int64 iota len make max min new nil string true".split(
  " ",
);

/** `listApiKeys` is `ListAPIKeys`: a name that other packages see. */
export function exported(source: string | readonly string[]): string {
  const { words } = nameOf(source);
  const text = words.map(capitalised).join("");
  return /^\p{Lu}/u.test(text) ? text : `X${text}`;
}

/** `scan_id` is `scanID`. */
export function unexported(source: string): string {
  const { words } = nameOf(source);
  const [first = "", ...others] = words;
  const text = [first.toLowerCase(), ...others.map(capitalised)].join("");
  return /^\p{L}/u.test(text) ? text : `x${text}`;
}

/** Two digits in a row of different words would become another number. */
function capitalised(word: string, index: number, words: readonly string[]): string {
  const lower = word.toLowerCase();
  const previous = words[index - 1] ?? "";
  const separator = /\d$/.test(previous) && /^\d/.test(word) ? "_" : "";
  if (INITIALISMS.has(lower)) return separator + lower.toUpperCase();
  const plural = lower.endsWith("s") && INITIALISMS.has(lower.slice(0, -1));
  if (plural) return `${separator + lower.slice(0, -1).toUpperCase()}s`;
  return separator + nameOf([word]).pascal.replace(/^_/, "");
}

/** Names of arguments and variables of one function. */
export class LocalNames {
  readonly #scope: NameScope;

  /** @param taken by the function's own code */
  constructor(taken: Iterable<string>) {
    this.#scope = new NameScope([...KEYWORDS, ...PREDECLARED, ...taken]);
  }

  /** `type` is `typeParam`. */
  take(wanted: string): string {
    const name = unexported(wanted);
    return this.#scope.take(this.#scope.has(name) ? `${name}Param` : name);
  }
}

/** The name of a package: lower-case letters and digits only. */
export function packageName(source: string): string {
  const name = source.toLowerCase().replace(/[^a-z0-9]/g, "");
  return /^[a-z]/.test(name) && !KEYWORDS.includes(name) ? name : `api${name}`;
}
