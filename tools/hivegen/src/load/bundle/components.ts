import { isObject, type Json, type JsonObject, objectOf } from "../../document/json.ts";
import { childOf, referenceTo } from "../../document/pointer.ts";
import type { Kind } from "../../document/shapes.ts";
import type { Dialect } from "../dialect.ts";
import type { Origins } from "../origins.ts";
import type { Target } from "../references/target.ts";
import type { SourceFile } from "../source-file.ts";
import { componentName } from "./component-name.ts";

/** An object that has a name in the document, and where it is written. */
export interface Component {
  readonly section: JsonObject;
  readonly name: string;
  readonly kind: Kind;
  readonly source: Target;
}

export interface Named {
  readonly reference: string;
  /** The name that was taken, where it had to get another one. */
  readonly taken?: string;
}

/** The named objects of a document: those it declares, and those that references bring in from elsewhere. */
export class Components {
  readonly #dialect: Dialect;
  readonly #entry: SourceFile;
  readonly #origins: Origins;
  /** The maps that hold components. */
  readonly #maps = new Set<Json>();
  /** References by the object they lead to, for each kind. */
  readonly #references = new Map<Kind, Map<Json, string>>();
  /** Still to be walked, in the order they were first referred to. */
  readonly #pending: Component[] = [];
  #next = 0;
  #isShared = false;

  constructor(dialect: Dialect, entry: SourceFile, origins: Origins) {
    this.#dialect = dialect;
    this.#entry = entry;
    this.#origins = origins;
  }

  /** A component that the document declares. */
  declare(kind: Kind, section: JsonObject, name: string, source: Target): void {
    this.#remember(kind, source.value, this.#referenceTo(kind, name));
    this.#maps.add(section);
    this.#pending.push({ section, name, kind, source });
  }

  isEntry(file: SourceFile): boolean {
    return file === this.#entry;
  }

  /** Components are walked one by one, not with the map that holds them. */
  isSection(map: Json): boolean {
    return this.#maps.has(map);
  }

  next(): Component | undefined {
    return this.#pending[this.#next++];
  }

  has(kind: Kind): boolean {
    return this.#dialect.sections.has(kind);
  }

  /** The reference to an object if it is a component already. */
  find(kind: Kind, { value }: Target): string | undefined {
    return this.#references.get(kind)?.get(value);
  }

  /** The kind of a component, where it is declared as one of another kind than is looked for. */
  kindOf(value: Json): Kind | undefined {
    for (const [kind, references] of this.#references) if (references.has(value)) return kind;
    return undefined;
  }

  /** Whether something stands in several places now, and may stand in itself. */
  get isShared(): boolean {
    return this.#isShared;
  }

  noteShared(): void {
    this.#isShared = true;
  }

  /** Makes a component of an object that stands elsewhere. */
  lift(kind: Kind, target: Target): Named {
    this.noteShared();
    const section = this.#section(kind);
    const wanted = componentName(target);
    let name = wanted;
    for (let n = 2; Object.hasOwn(section, name); n++) name = `${wanted}${n}`;
    section[name] = target.value;
    this.#origins.markMember(section, name, target.value, { file: target.file.path, pointer: target.pointer });
    this.declare(kind, section, name, target);
    const reference = this.#referenceTo(kind, name);
    return name === wanted ? { reference } : { reference, taken: wanted };
  }

  #remember(kind: Kind, value: Json, reference: string): void {
    const references = this.#references.get(kind) ?? new Map<Json, string>();
    this.#references.set(kind, references);
    if (isObject(value) && !references.has(value)) references.set(value, reference);
  }

  #referenceTo(kind: Kind, name: string): string {
    return referenceTo([...(this.#dialect.sections.get(kind) ?? []), name]);
  }

  /** The map that holds components of a kind, made where there was none. */
  #section(kind: Kind): JsonObject {
    let at = objectOf(this.#entry.root);
    for (const segment of this.#dialect.sections.get(kind) ?? []) {
      const next = childOf(at, segment);
      const object: JsonObject = isObject(next) ? next : {};
      at[segment] = object;
      at = object;
    }
    return at;
  }
}
