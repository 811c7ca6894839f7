/** A text that a simple regular expression matches; `undefined` for what isn't simple, such as lookaround. */
export function patternSample(pattern: string): string | undefined {
  const reader = new PatternReader(pattern);
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
  #position = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
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
    let times = 1;
    if (this.#take("*") || this.#take("?")) times = 0;
    else if (this.#take("{")) {
      const end = this.#pattern.indexOf("}", this.#position);
      times = Number.parseInt(this.#pattern.slice(this.#position, end), 10);
      if (end < 0 || !Number.isInteger(times)) return undefined;
      this.#position = end + 1;
    } else this.#take("+");
    this.#take("?");
    return times;
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
