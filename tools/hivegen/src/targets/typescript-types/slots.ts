import type { JsonObject } from "../../document/json.ts";

/**
 * What openapi-typescript is not shown: it gets a number in place of each name, comment and type, so that no document
 * can upset it, and the printer puts them back.
 */
export class Slots {
  readonly #texts: string[] = [];
  readonly #targets = new Map<string, JsonObject>();
  readonly #names = new Map<string, string>();

  /** A name; the same one has the same slot. */
  name(text: string): string {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    const slot = `$${this.#add(text)}`;
    this.#names.set(text, slot);
    return slot;
  }

  /** A comment, or nothing where there is none. */
  comment(lines: readonly string[]): { description?: string } {
    return lines.length === 0 ? {} : { description: `$${this.#add(lines.join("\n"))}` };
  }

  /** A type, as a reference. @param target what openapi-typescript finds when it follows the reference */
  type(text: string, target?: JsonObject): { $ref: string } {
    const $ref = `#/slot/${this.#add(text)}`;
    if (target) this.#targets.set($ref, target);
    return { $ref };
  }

  /** The text of the first slot that is named in a text. */
  textIn(slot: string): string | undefined {
    const number = /\d+/.exec(slot)?.[0];
    return number === undefined ? undefined : this.#texts[Number(number)];
  }

  /** The name itself, where it is a slot. */
  original(name: string): string {
    return (name.startsWith("$") ? this.textIn(name) : undefined) ?? name;
  }

  target(reference: string): JsonObject | undefined {
    return this.#targets.get(reference);
  }

  #add(text: string): number {
    return this.#texts.push(text) - 1;
  }
}
