import { isObject, type Json, type JsonObject, stringOf } from "../../document/json.ts";
import type { Kind } from "../../document/shapes.ts";
import type { FindingCode } from "../../findings/finding.ts";
import type { Dialect } from "../dialect.ts";
import { repair } from "../references/repair.ts";
import { Resolver } from "../references/resolver.ts";
import type { Target } from "../references/target.ts";
import type { Sources } from "../sources.ts";
import type { Components } from "./components.ts";
import type { Position } from "./position.ts";

/** Follows references from where the walk is, and reports those that lead nowhere. */
export class Follower {
  readonly #dialect: Dialect;
  readonly #components: Components;
  readonly #sources: Sources;
  readonly #resolver: Resolver;
  /** One finding a reference is enough, wherever else it stands. */
  readonly #reported = new Set<string>();
  readonly #discriminators = new Set<JsonObject>();

  constructor(dialect: Dialect, components: Components, sources: Sources) {
    this.#dialect = dialect;
    this.#components = components;
    this.#sources = sources;
    this.#resolver = new Resolver(sources);
  }

  /** What a reference leads to; `scopes` are enclosing schemas that have definitions of their own. */
  follow(
    object: JsonObject,
    reference: string,
    kind: Kind | undefined,
    position: Position,
    scopes: readonly Target[] = [],
  ): Target | undefined {
    const { file } = position.start;
    const found = this.#resolver.follow(object, reference, file);
    if (!("code" in found)) return found;
    const section = kind && this.#dialect.sections.get(kind);
    const repaired = repair(this.#resolver, reference, file, section, [...scopes, position.start]);
    if (repaired) {
      const message = `$ref ${reference} leads nowhere, and is taken for ${repaired.reading}. Write that.`;
      this.#report("REF_REPAIRED", reference, position, message);
      return repaired.target;
    }
    this.#report(found.code, reference, position, `$ref ${reference} ${found.reason}. ${REMEDY[found.code]}`);
    return undefined;
  }

  /** The component that a reference leads to, made one if it isn't yet; `undefined` if it is of another kind. */
  componentAt(target: Target, reference: string, kind: Kind, position: Position): string | undefined {
    const known = this.#components.find(kind, target);
    if (known !== undefined) return known;
    const other = this.#components.kindOf(target.value);
    if (!isObject(target.value) || other) {
      const found = other ? `a ${other}` : "no object";
      const message = `$ref ${reference} leads to ${found} where a ${kind} is needed. Refer to a ${kind}.`;
      this.#report("REF_WRONG_KIND", reference, position, message);
      return undefined;
    }
    const named = this.#components.lift(kind, target);
    if (named.taken !== undefined && hasOwnName(target)) {
      const message = `There is another ${kind} "${named.taken}", so this one is ${named.reference}. Rename one of them.`;
      this.#sources.report("NAME_COLLISION", "warning", position.origin(target), message);
    }
    return named.reference;
  }

  /** Changes the text of a reference; it still leads where it did for whoever comes by again. */
  rewrite(object: JsonObject, target: Target, reference: string): void {
    this.#resolver.remember(object, target);
    object.$ref = reference;
  }

  /** The component for what a discriminator's mapping says: a reference, or the bare name of a schema. */
  schemaNamed(mapping: JsonObject, text: string, position: Position): string | undefined {
    const { file } = position.start;
    const section = this.#dialect.sections.get("Schema") ?? [];
    const named = this.#resolver.walk({ file, pointer: [], value: file.root }, [...section, text]);
    const target = named ?? this.follow(mapping, text, "Schema", position);
    return target && this.componentAt(target, text, "Schema", position);
  }

  /** Whether a discriminator wasn't read before; its references are changed in the course of that. */
  isNew(discriminator: JsonObject): boolean {
    if (this.#discriminators.has(discriminator)) return false;
    this.#discriminators.add(discriminator);
    return true;
  }

  /** What a component is that only refers to another file. */
  inOtherFile(own: Target): Target | undefined {
    const { value } = own;
    const reference = isObject(value) && Object.keys(value).length === 1 ? stringOf(value.$ref) : undefined;
    if (!isObject(value) || reference === undefined || reference.startsWith("#")) return undefined;
    const found = this.#resolver.follow(value, reference, own.file);
    return "code" in found || found.file === own.file || !isObject(found.value) ? undefined : found;
  }

  #report(code: FindingCode, reference: string, position: Position, message: string): void {
    const key = `${code} ${position.start.file.path} ${reference}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.#sources.report(code, "warning", position.place, message);
  }
}

/** A part of something else has no name that anybody could change. */
function hasOwnName({ pointer }: Target): boolean {
  return pointer.length <= 3;
}

const REMEDY = {
  REF_UNRESOLVED: "Correct it or add what it names; until then nothing is known about it.",
  REF_REMOTE: "Save it beside the document and refer to it by path; until then nothing is known about it.",
} as const;

export function referenceIn(value: Json | undefined): string | undefined {
  return isObject(value) ? stringOf(value.$ref) : undefined;
}
