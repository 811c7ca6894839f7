import type { Declaration, Field } from "./declarations.ts";

/** Fields that must be pointers, because their struct would otherwise contain itself. */
export class PointerFields {
  readonly #structs: ReadonlyMap<string, readonly Field[]>;
  readonly #aliases: ReadonlyMap<string, string>;

  constructor(declarations: readonly Declaration[]) {
    this.#structs = new Map(declarations.flatMap((item) => (item.kind === "struct" ? [[item.name, item.fields]] : [])));
    this.#aliases = new Map(
      declarations.flatMap((item) => (item.kind === "other" ? [[item.name, item.type.text]] : [])),
    );
  }

  has(struct: string, { type }: Field): boolean {
    return this.#reaches(type.text, struct, new Set());
  }

  /** Whether values of one struct have one of another inside. */
  #reaches(from: string, wanted: string, seen: Set<string>): boolean {
    if (from === wanted) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    const alias = this.#aliases.get(from);
    if (alias !== undefined) return this.#reaches(alias, wanted, seen);
    const inside = (this.#structs.get(from) ?? []).filter(
      ({ required, nullable, type }) => required && !nullable && type.form === "struct",
    );
    return inside.some(({ type }) => this.#reaches(type.text, wanted, seen));
  }
}
