/** Cuts text that arrives in pieces into lines. What isn't ended yet is kept. */
export class Lines {
  readonly #ends: RegExp;
  #rest = "";
  #endedInReturn = false;

  /** @param ends what ends a line: `\n`, or as in server-sent events each of `\r\n`, `\n` and `\r` */
  constructor(ends: RegExp) {
    this.#ends = ends;
  }

  /** The beginning of a line that isn't ended yet. */
  get rest(): string {
    return this.#rest;
  }

  /** The lines that a piece of text completes. */
  push(piece: string): string[] {
    if (piece === "") return [];
    // `\r\n` may be torn apart.
    const text = this.#endedInReturn && piece.startsWith("\n") ? piece.slice(1) : piece;
    this.#endedInReturn = piece.endsWith("\r") && this.#ends.test("\r");
    const [first = "", ...others] = text.split(this.#ends);
    this.#rest += first;
    if (others.length === 0) return [];
    const lines = [this.#rest, ...others];
    this.#rest = lines.pop() ?? "";
    return lines;
  }
}
