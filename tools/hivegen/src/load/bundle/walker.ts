import { isObject, type Json, type JsonObject } from "../../document/json.ts";
import type { Kind, Member } from "../../document/shapes.ts";
import type { Dialect } from "../dialect.ts";
import type { Origins } from "../origins.ts";
import type { Target } from "../references/target.ts";
import type { Place, Sources } from "../sources.ts";
import type { Components } from "./components.ts";
import { readDiscriminator } from "./discriminator.ts";
import { type Follower, referenceIn } from "./follower.ts";
import { itemsOf } from "./lenient-list.ts";
import { Position } from "./position.ts";
import { reportShape } from "./report-shape.ts";
import { hasDefinitions, modernise } from "./schema-keywords.ts";
import { Walked } from "./walked.ts";
import { isNegating, widest } from "./widest.ts";

export interface WalkerParts {
  readonly dialect: Dialect;
  readonly components: Components;
  readonly follower: Follower;
  readonly sources: Sources;
  readonly origins: Origins;
}

/**
 * Goes through objects by their kinds and brings them into normal form, in place: references lead to components, and
 * what has the wrong form is replaced by what allows the most, with a finding.
 */
export class Walker {
  readonly #parts: WalkerParts;
  readonly #position: Position;
  /** Objects being walked that are written where they are used; a reference to one of them would be endless. */
  readonly #open = new Set<Json>();
  readonly #objects = new Walked();
  readonly #maps = new Walked();
  /** Enclosing schemas with definitions of their own. */
  readonly #scopes: Target[] = [];
  /** Lists with `null` for what was dropped. It stays until the end, since references count items. */
  readonly #shortened = new Map<Json[], Place>();

  constructor(start: Target, parts: WalkerParts) {
    this.#parts = parts;
    this.#position = new Position(start, parts.origins);
  }

  walk(target: Target, kind: Kind): Json | undefined {
    return this.#position.elsewhere(target, () => this.#value(target.value, kind));
  }

  /** Removes what was dropped from lists. */
  finish(): void {
    for (const [list, place] of this.#shortened) {
      const kept = [...list.entries()].filter(([, item]) => item !== null);
      list.splice(0, list.length, ...kept.map(([, item]) => item));
      kept.forEach(([index, item], at) => {
        const from = { file: place.file, pointer: [...place.pointer, String(index)] };
        this.#parts.origins.markMember(list, String(at), item, from);
      });
    }
  }

  #value(value: Json | undefined, kind: Kind): Json | undefined {
    if (!isObject(value)) return this.#notAnObject(value, kind);
    if (kind === "Schema") modernise(value);
    const reference = value.$ref;
    if (typeof reference === "string") return this.#reference(value, reference, kind);
    if (reference !== undefined) {
      this.#wrongShape("A $ref is a text", reference);
      delete value.$ref;
    }
    return this.#object(value, kind);
  }

  #notAnObject(value: Json | undefined, kind: Kind): Json | undefined {
    if (kind === "Schema" && typeof value === "boolean") return value;
    this.#wrongShape(`A ${kind} is an object`, value);
    return kind === "Example" && value !== null && value !== undefined ? { value } : widest(kind);
  }

  #object(value: JsonObject, kind: Kind): JsonObject {
    if (!this.#objects.isFirst(kind, value)) return value;
    const isInline = !this.#parts.components.has(kind);
    const isScope = kind === "Schema" && hasDefinitions(value);
    if (isInline) this.#open.add(value);
    if (isScope) this.#scopes.push({ file: this.#position.start.file, pointer: this.#position.pointer, value });
    this.#members(value, kind);
    if (isScope) this.#scopes.pop();
    if (isInline) this.#open.delete(value);
    return value;
  }

  #members(value: JsonObject, kind: Kind): void {
    const { members, rest } = this.#parts.dialect.shapes[kind];
    for (const name in value) {
      if (Object.hasOwn(members, name)) this.#set(value, name, members[name]);
      else if (rest && !name.startsWith("x-")) this.#set(value, name, ["one", rest]);
    }
    if (kind === "Schema" && isObject(value.discriminator)) {
      readDiscriminator(value.discriminator, this.#parts.follower, this.#position);
    }
  }

  #set(parent: JsonObject, name: string, member: Member | undefined): void {
    if (!member) return;
    this.#position.enter(name);
    const value = parent[name];
    const [form, kind] = member;
    let next = form === "one" ? this.#value(value, kind) : this.#container(value, member);
    if (next !== value && isNegating(name)) next = undefined;
    if (name === "__proto__" || next === undefined) delete parent[name];
    else if (next !== value) parent[name] = next;
    this.#position.leave();
  }

  #container(value: Json | undefined, member: Member): Json | undefined {
    const reference = referenceIn(value);
    if (isObject(value) && reference !== undefined) return this.#containerBehind(value, reference, member);
    const [form, kind] = member;
    return form === "list" ? this.#list(value, kind) : this.#map(value, kind, form === "extensible map");
  }

  /** `paths: { $ref: paths.yaml }`: no edition allows it, many write it. */
  #containerBehind(value: JsonObject, reference: string, member: Member): Json | undefined {
    const { follower, origins } = this.#parts;
    const target = follower.follow(value, reference, undefined, this.#position);
    if (!target || this.#open.has(target.value)) return undefined;
    this.#parts.components.noteShared();
    this.#open.add(target.value);
    const result = this.#position.elsewhere(target, () => this.#container(target.value, member));
    this.#open.delete(target.value);
    if (typeof result === "object" && result !== null) origins.mark(result, this.#position.origin(target));
    return result;
  }

  #list(value: Json | undefined, kind: Kind): Json | undefined {
    if (!Array.isArray(value)) this.#wrongShape("This is a list", value);
    const list = Array.isArray(value) ? value : isObject(value) ? itemsOf(value, kind) : undefined;
    if (!list || this.#shortened.has(list)) return list;
    list.forEach((item, index) => {
      this.#position.enter(index);
      const next = this.#value(item, kind);
      list[index] = next ?? null;
      this.#position.leave();
    });
    if (list.includes(null)) this.#shortened.set(list, this.#position.place);
    return list;
  }

  #map(value: Json | undefined, kind: Kind, isExtensible: boolean): Json | undefined {
    if (!isObject(value)) {
      this.#wrongShape("This is a map from names to objects", value);
      return undefined;
    }
    if (this.#parts.components.isSection(value) || !this.#maps.isFirst(kind, value)) return value;
    const member: Member = ["one", kind];
    for (const name in value) {
      if (name === "__proto__") this.#dropName(value, name);
      else if (!isExtensible || !name.startsWith("x-")) this.#set(value, name, member);
    }
    return value;
  }

  #wrongShape(expected: string, found: Json | undefined): void {
    reportShape(this.#parts.sources, this.#position.place, expected, found);
  }

  #dropName(parent: JsonObject, name: string): void {
    this.#position.enter(name);
    const message = `"${name}" can't be the name of anything in generated code, so it is left out. Rename it.`;
    this.#parts.sources.report("INPUT_SHAPE", "warning", this.#position.place, message);
    this.#position.leave();
    delete parent[name];
  }

  #reference(object: JsonObject, reference: string, kind: Kind): Json | undefined {
    const { follower, components } = this.#parts;
    const target = follower.follow(object, reference, kind, this.#position, this.#scopes);
    if (!target) return this.#withoutReference(object, kind);
    if (!components.has(kind)) return this.#inline(object, target, kind);
    if (typeof target.value === "boolean" && kind === "Schema") return target.value;
    const component = follower.componentAt(target, reference, kind, this.#position);
    if (component === undefined) return this.#withoutReference(object, kind);
    if (component !== reference || !components.isEntry(target.file)) follower.rewrite(object, target, component);
    if (kind === "Schema") this.#members(object, kind);
    return object;
  }

  #withoutReference(object: JsonObject, kind: Kind): Json | undefined {
    const { $ref: _, ...siblings } = object;
    if (kind !== "Schema" || Object.keys(siblings).length === 0) return widest(kind);
    delete object.$ref;
    return this.#object(object, kind);
  }

  /** Puts what a reference leads to in its place. */
  #inline(object: JsonObject, target: Target, kind: Kind): Json | undefined {
    const { sources, origins } = this.#parts;
    if (this.#open.has(target.value)) {
      const message = "This leads back to itself, so it is left out. Break the circle.";
      sources.report("REF_CYCLE", "warning", this.#position.origin(target), message);
      return widest(kind);
    }
    this.#parts.components.noteShared();
    const { $ref: _, ...siblings } = object;
    this.#object(siblings, kind);
    this.#open.add(target.value);
    const inlined = this.walk(target, kind);
    this.#open.delete(target.value);
    if (!isObject(inlined)) return inlined;
    const own = Object.entries(siblings);
    if (own.length === 0) {
      origins.mark(inlined, this.#position.origin(target));
      return inlined;
    }
    const merged = { ...inlined, ...siblings };
    const { file, pointer } = this.#position.place;
    origins.mark(merged, this.#position.origin(target));
    for (const [name, value] of own) origins.markMember(merged, name, value, { file, pointer: [...pointer, name] });
    return merged;
  }
}
