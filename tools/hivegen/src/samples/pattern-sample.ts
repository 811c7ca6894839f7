/** How long a text has to be. */
interface Length {
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
}

/** What repeats without a limit is repeated no more often, to be long enough. */
const MOST_REPEATS = 64;

/**
 * A short text that a simple regular expression matches, not an empty one where another matches, too; `undefined` for
 * what isn't simple, such as lookaround, and where no such text has the length.
 */
export function patternSample(
  pattern: string,
  { minLength = 0, maxLength = Infinity }: Length = {},
): string | undefined {
  const longest = Math.min(Math.max(minLength, 1), MOST_REPEATS);
  const samples = Array.from({ length: longest + 1 }, (_, repeats) => repeats);
  let shortest: string | undefined;
  for (const repeats of samples) {
    const sample = sampleWith(pattern, repeats);
    if (sample === undefined) return undefined;
    shortest ??= sample;
    if (sample !== "" && sample.length >= minLength && sample.length <= maxLength) return sample;
  }
  return minLength === 0 ? shortest : undefined;
}

/** @param repeats how often stands what may stand any number of times */
function sampleWith(pattern: string, repeats: number): string | undefined {
  const reader = new PatternReader(pattern, repeats);
  const sample = reader.alternatives();
  if (sample === undefined || !reader.atEnd) return undefined;
  try {
    return new RegExp(pattern, "u").test(sample) ? sample : undefined;
  } catch {
    return undefined;
  }
}

/** Quantifiers may ask for more than this; nobody wants to see so much. */
const LONGEST = 1000;

const CLASSES: Readonly<Record<string, string>> = { d: "0", w: "a", s: " ", D: "a", W: "-", S: "a", n: "\n", t: "\t" };

/** Reads an expression and writes the shortest text for it, the first of its alternatives. */
class PatternReader {
  readonly #pattern: string;
  readonly #repeats: number;
  #position = 0;

  constructor(pattern: string, repeats: number) {
    this.#pattern = pattern;
    this.#repeats = repeats;
  }

  get atEnd(): boolean {
    return this.#position >= this.#pattern.length;
  }

  alternatives(): string | undefined {
    const first = this.#sequence();
    while (first !== undefined && this.#take("|")) {
      if (this.#sequence() === undefined) return undefined;
    }
    return first;
  }

  #sequence(): string | undefined {
    let text = "";
    while (!this.atEnd && !this.#at("|") && !this.#at(")")) {
      const atom = this.#atom();
      const times = atom === undefined ? undefined : this.#quantifier();
      if (atom === undefined || times === undefined || text.length + atom.length * times > LONGEST) return undefined;
      text += atom.repeat(times);
    }
    return text;
  }

  #atom(): string | undefined {
    if (this.#take("^") || this.#take("$")) return "";
    if (this.#take(".")) return "a";
    if (this.#take("[")) return this.#class();
    if (this.#take("\\")) return this.#escape();
    if (!this.#take("(")) return this.#next();
    if (this.#take("?") && !this.#take(":")) return undefined;
    const inner = this.alternatives();
    return this.#take(")") ? inner : undefined;
  }

  #escape(): string | undefined {
    const letter = this.#next();
    if (letter === undefined || /[1-9bBpPkux]/.test(letter)) return undefined;
    return CLASSES[letter] ?? letter;
  }

  /** The first character that a class names; of a negated one, one that it doesn't. */
  #class(): string | undefined {
    const start = this.#position;
    const negated = this.#take("^");
    const first = this.#take("\\") ? this.#escape() : this.#next();
    while (!this.atEnd && !this.#at("]")) if (this.#next() === "\\") this.#next();
    if (first === undefined || !this.#take("]")) return undefined;
    if (!negated) return first;
    const inside = new RegExp(`[${this.#pattern.slice(start, this.#position)}`, "u");
    return ["a", "0", "-", " ", "é"].find((candidate) => inside.test(candidate));
  }

  /** How often the atom before it stands; once without one. */
  #quantifier(): number | undefined {
    let times: number | undefined = 1;
    if (this.#take("*")) times = this.#repeats;
    else if (this.#take("?")) times = 0;
    else if (this.#take("{")) times = this.#bounded();
    else if (this.#take("+")) times = Math.max(1, this.#repeats);
    this.#take("?");
    return times;
  }

  /** `{2}`, `{2,}` or `{2,5}`; stands behind the bracket. */
  #bounded(): number | undefined {
    const end = this.#pattern.indexOf("}", this.#position);
    const [, least, comma, most] = /^(\d+)(,?)(\d*)$/.exec(this.#pattern.slice(this.#position, end)) ?? [];
    if (end < 0 || least === undefined) return undefined;
    this.#position = end + 1;
    const highest = comma === "" ? Number(least) : most === "" ? Infinity : Number(most);
    return Math.min(Math.max(Number(least), this.#repeats), highest);
  }

  #at(character: string): boolean {
    return this.#pattern[this.#position] === character;
  }

  #take(character: string): boolean {
    if (!this.#at(character)) return false;
    this.#position += 1;
    return true;
  }

  #next(): string | undefined {
    const character = this.#pattern[this.#position];
    this.#position += 1;
    return character;
  }
}
