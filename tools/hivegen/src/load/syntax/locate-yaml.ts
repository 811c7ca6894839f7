import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from "js-yaml";
import { forget, type Wanted } from "./wanted.ts";
import { eventsOf } from "./yaml.ts";

/** Finds the wanted places in a valid YAML text: where a member's key or a list's item begins. */
export function locateInYaml(text: string, root: Wanted): void {
  new Locator(text).document(root);
}

interface OpenCollection {
  /** Keys so far; a sequence has none. */
  readonly keys: Set<string> | undefined;
  /** Whether a key comes next, not a value. */
  isKey: boolean;
}

export interface DuplicateKey {
  readonly offset: number;
  readonly name: string;
}

/** Every key that its mapping has had before. */
export function duplicateKeys(text: string): DuplicateKey[] {
  const found: (DuplicateKey | undefined)[] = [];
  const open: OpenCollection[] = [];
  for (const event of eventsOf(text)) {
    if (event.type === EVENT_ID.POP) open.pop();
    const parent = open.at(-1);
    found.push(repeatedKey(text, event, parent));
    if (isOpening(event)) open.push({ keys: event.type === EVENT_ID.MAPPING ? new Set() : undefined, isKey: true });
    else if (parent) parent.isKey = !parent.isKey;
  }
  return found.filter((key) => key !== undefined);
}

function repeatedKey(text: string, event: Event, parent: OpenCollection | undefined): DuplicateKey | undefined {
  if (event.type !== EVENT_ID.SCALAR || !parent?.isKey || !parent.keys) return undefined;
  const name = getScalarValue(text, event);
  if (parent.keys.has(name) && name !== "<<") return { offset: startOf(event) ?? 0, name };
  parent.keys.add(name);
  return undefined;
}

function isOpening({ type }: Event): boolean {
  return type === EVENT_ID.DOCUMENT || type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE;
}

/** Where a node begins, with its quote, tag and anchor; `undefined` for an empty one. */
function startOf(event: Event): number | undefined {
  if (event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT) return undefined;
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  const own = event.type === EVENT_ID.SCALAR ? scalarStart(event) : event.start;
  const starts = [own, event.tagStart, event.anchorStart - 1].filter((start) => start >= 0);
  return starts.length > 0 ? Math.min(...starts) : undefined;
}

function scalarStart({ style, valueStart }: ScalarEvent): number {
  const isQuoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
  return isQuoted ? valueStart - 1 : valueStart;
}

class Locator {
  readonly #text: string;
  readonly #events: readonly Event[];
  #next = 0;

  constructor(text: string) {
    this.#text = text;
    this.#events = eventsOf(text);
  }

  document(root: Wanted): void {
    this.#next++;
    const first = this.#events[this.#next];
    root.offset = (first && startOf(first)) ?? 0;
    this.#node(root);
  }

  #node(wanted: Wanted | undefined): void {
    const event = this.#events[this.#next];
    if (!event) return;
    if (wanted && event.type === EVENT_ID.MAPPING) this.#mapping(wanted);
    else if (wanted && event.type === EVENT_ID.SEQUENCE) this.#sequence(wanted);
    else this.#skip();
  }

  #mapping(wanted: Wanted): void {
    this.#next++;
    for (let key = this.#events[this.#next]; key && key.type !== EVENT_ID.POP; key = this.#events[this.#next]) {
      const member = key.type === EVENT_ID.SCALAR ? wanted.members.get(getScalarValue(this.#text, key)) : undefined;
      if (member) {
        forget(member);
        member.offset = startOf(key);
      }
      this.#skip();
      this.#node(member);
    }
    this.#next++;
  }

  #sequence(wanted: Wanted): void {
    this.#next++;
    for (let index = 0; ; index++) {
      const event = this.#events[this.#next];
      if (!event || event.type === EVENT_ID.POP) break;
      const item = wanted.members.get(String(index));
      if (item) item.offset = startOf(event);
      this.#node(item);
    }
    this.#next++;
  }

  #skip(): void {
    let depth = 0;
    do {
      const event = this.#events[this.#next++];
      if (!event) return;
      if (event.type === EVENT_ID.POP) depth--;
      else if (isOpening(event)) depth++;
    } while (depth > 0);
  }
}
