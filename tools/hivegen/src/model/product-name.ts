import type { Server } from "./api-model.ts";
import { type Name, nameOf, wordsOf } from "./names.ts";
import { isAbsolute } from "./servers.ts";

/** Longer names are cut after the last word that fits. Characters. */
const LONGEST_NAME = 40;

/** Longer words are split at their capitals, so that variables stay readable: `SQL_MANAGEMENT`, but `HIVEPRO`. */
const LONGEST_WORD = 12;

/** Words that say what every API is, not which one. */
const FILLERS = new Set(
  "a an api apis by client docs documentation for http of openapi our reference rest restful spec specification the version".split(
    " ",
  ),
);

/** Letters that have no accent to take off. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  Ø: "O",
  æ: "ae",
  Æ: "Ae",
  œ: "oe",
  ł: "l",
  Ł: "L",
  đ: "d",
};

export interface ProductName {
  readonly name: Name;
  /** `HIVEPRO_API_KEY` is `HIVEPRO` with a suffix. */
  readonly environmentPrefix: string;
}

/**
 * What the client is called, in ASCII letters and digits: the title up to the first dash, colon, bar or bracket, without
 * the words at its ends that every API could have (the, REST, API, v2), cut to 40 characters. `The Stripe API (v1) -
 * Public` is `Stripe`. Where nothing is left, the name of the server's domain; where there is none, `Api`.
 */
export function productName(title: string, servers: readonly Server[]): ProductName {
  const domain = domainOf(servers);
  const [, head = ""] = /^\W*(.*?)(?:\s[-–—|/]+\s|[:([{|]|$)/su.exec(title) ?? [];
  const tokens = [ownerIn(head, domain), head, title, domain].map(significant).find(({ length }) => length > 0) ?? [
    "Api",
  ];
  const words = /^\d/.test(tokens[0] ?? "") ? ["Api", ...tokens] : tokens;
  return {
    name: nameOf(words.flatMap(wordsOf)),
    environmentPrefix: words.map((word) => word.toUpperCase()).join("_"),
  };
}

/** `GitHub's official description` of `api.github.com` is about `GitHub`. */
function ownerIn(head: string, domain: string): string {
  const [, owner = ""] = /^(?:the )?(.+?)['’]s /iu.exec(head) ?? [];
  return owner.toLowerCase() === domain.toLowerCase() ? owner : "";
}

function significant(text: string): string[] {
  const tokens = (ascii(text).match(/[A-Za-z0-9]+/g) ?? []).flatMap((token) =>
    token.length > LONGEST_WORD ? wordsOf(token) : [token],
  );
  const isFiller = (token: string) => FILLERS.has(token.toLowerCase()) || /^v?\d+$/i.test(token);
  const first = tokens.findIndex((token) => !isFiller(token));
  const last = tokens.findLastIndex((token) => !isFiller(token));
  return first < 0 ? [] : cut(tokens.slice(first, last + 1));
}

function ascii(text: string): string {
  return text
    .replace(/[ßøØæÆœłŁđ]/g, (letter) => LETTERS[letter] ?? "")
    .normalize("NFKD")
    .replace(/[\p{Mn}'’]/gu, "");
}

function cut(tokens: readonly string[]): string[] {
  const kept: string[] = [];
  let length = 0;
  for (const token of tokens) {
    length += token.length;
    if (length > LONGEST_NAME) break;
    kept.push(token);
  }
  return kept.length > 0 ? kept : [(tokens[0] ?? "").slice(0, LONGEST_NAME)];
}

/** `https://api.weather.example.com/v1` is `weather`: the part of the host before its last two, or the first of them. */
function domainOf(servers: readonly Server[]): string {
  const url = servers.find((server) => isAbsolute(server.url))?.url ?? "";
  const [, host = ""] = /^https?:\/\/([^/:]+)/i.exec(url) ?? [];
  const labels = host
    .split(".")
    .filter((label) => /[a-z]/i.test(label) && !/^(?:api|www|localhost)$|[{}]/i.test(label));
  return labels.at(-2) ?? labels.at(-1) ?? "";
}
