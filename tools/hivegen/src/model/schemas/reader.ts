import { isObject, type Json } from "../../document/json.ts";
import type { Context } from "../context.ts";
import type { Schema } from "../schema.ts";
import { readablePattern } from "./patterns.ts";
import { readObject } from "./read-object.ts";

/** Reads one schema with all that is inside it, and knows where it is. The loader has bounded how deep that can be. */
export class SchemaReader {
  readonly context: Context;
  readonly #at: string[];

  constructor(context: Context, at: readonly string[]) {
    this.context = context;
    this.#at = [...at];
  }

  read(raw: Json | undefined): Schema {
    if (raw === false) return { kind: "never" };
    if (!isObject(raw)) return { kind: "any" };
    const { schemas } = this.context;
    const known = schemas.get(raw);
    if (known) return known;
    const schema = readObject(this, raw);
    schemas.set(raw, schema);
    return schema;
  }

  /** Reads what stands at a place inside: `member(raw.items, "items")`. */
  member(raw: Json | undefined, ...keys: readonly string[]): Schema {
    this.#at.push(...keys);
    const schema = this.read(raw);
    this.#at.length -= keys.length;
    return schema;
  }

  members(raws: readonly Json[], keyword: string): Schema[] {
    return raws.map((raw, index) => this.member(raw, keyword, String(index)));
  }

  /** A regular expression that JavaScript can read; the others check nothing. */
  pattern(pattern: string | undefined): string | undefined {
    const readable = pattern === undefined ? undefined : readablePattern(pattern);
    if (pattern !== undefined && readable === undefined) {
      const message = `The pattern ${pattern.slice(0, 80)} isn't one of JavaScript's (ECMA-262), so servers don't check it.`;
      this.context.report("PATTERN_UNREADABLE", "warning", [...this.#at], message);
    }
    return readable;
  }

  /** A keyword has a value that it can't have. */
  invalid(message: string): void {
    this.context.report("SCHEMA_INVALID", "warning", [...this.#at], message);
  }

  /** Types can't express what the schema says. */
  unsupported(message: string): void {
    this.context.report("SCHEMA_UNSUPPORTED", "warning", [...this.#at], message);
  }
}
