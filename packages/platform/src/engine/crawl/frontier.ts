import { normaliseUrl, shapeOf } from "./url-shape.ts";

export interface FrontierLimits {
  readonly maxPages: number;
  readonly maxPagesPerShape: number;
}

const MAX_URL_LENGTH = 2000;

/** What has been found and not yet fetched, level by level; knows what was seen, so that nothing is fetched twice. */
export class Frontier<T> {
  readonly #limits: FrontierLimits;
  readonly #seen = new Set<string>();
  readonly #perShape = new Map<string, number>();
  #waiting: T[] = [];
  #accepted = 0;
  #overflowed = false;

  constructor(limits: FrontierLimits) {
    this.#limits = limits;
  }

  get accepted(): number {
    return this.#accepted;
  }

  /** Pages were left out because of `maxPages`. */
  get overflowed(): boolean {
    return this.#overflowed;
  }

  /** Takes an item in unless its URL (told apart by `kind`) was seen or its shape is represented well enough. */
  offer(url: URL, kind: string, item: T): boolean {
    const key = `${kind} ${normaliseUrl(url).href}`;
    if (url.href.length > MAX_URL_LENGTH || this.#seen.has(key)) return false;
    this.#seen.add(key);
    const shape = `${kind} ${shapeOf(url)}`;
    const known = this.#perShape.get(shape) ?? 0;
    if (known >= this.#limits.maxPagesPerShape) return false;
    if (this.#accepted >= this.#limits.maxPages) {
      this.#overflowed = true;
      return false;
    }
    this.#perShape.set(shape, known + 1);
    this.#accepted += 1;
    this.#waiting.push(item);
    return true;
  }

  /** Everything found since the last call. */
  takeLevel(): readonly T[] {
    const level = this.#waiting;
    this.#waiting = [];
    return level;
  }
}
