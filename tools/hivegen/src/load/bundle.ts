import { basename, dirname, extname, resolve } from "node:path";
import { isObject, type Json, type JsonObject, objectOf, stringOf } from "../document/json.ts";
import { formatPointer, parsePointer, valueAt } from "../document/pointer.ts";
import { type Kind, type Member, sectionOf, shapes } from "../document/shapes.ts";
import { Origins } from "./origins.ts";
import type { SourceFile } from "./source-file.ts";
import type { Place, Sources } from "./sources.ts";

export interface Bundle {
  /** One document whose `$ref`s all lead to its own components. */
  readonly document: JsonObject;
  readonly origins: Origins;
}

/** Follows every `$ref`, across files, and collects what they lead to as components under names of their own. */
export function bundle(entry: SourceFile, sources: Sources): Bundle {
  return new Bundler(entry, sources).run();
}

class Bundler {
  readonly #entry: SourceFile;
  readonly #sources: Sources;
  readonly #origins = new Origins();
  readonly #components: Record<string, JsonObject> = {};
  /** Component reference by the place it came from. */
  readonly #references = new Map<string, string>();
  /** Objects to copy into components, in the order they were first referred to. */
  readonly #pending: { section: string; name: string; kind: Kind; place: Place }[] = [];
  readonly #inlining: string[] = [];

  constructor(entry: SourceFile, sources: Sources) {
    this.#entry = entry;
    this.#sources = sources;
  }

  run(): Bundle {
    const root = objectOf(this.#entry.root);
    const rootPlace: Place = { file: this.#entry.path, pointer: [] };
    this.#reserveRootComponents(root, rootPlace);
    const { components: _, ...rest } = root;
    const document = this.#members(rest, "Document", rootPlace, []) as JsonObject;
    this.#drain();
    if (Object.keys(this.#components).length > 0) document.components = this.#components;
    return { document, origins: this.#origins };
  }

  /** Components of the entry file keep their names, whatever else is found later. */
  #reserveRootComponents(root: JsonObject, place: Place): void {
    for (const [section, kind] of Object.entries(shapes.Components.members).map(
      ([name, [, of]]) => [name, of] as const,
    )) {
      for (const name of Object.keys(objectOf(objectOf(root.components)[section]))) {
        const declared: Place = { file: place.file, pointer: ["components", section, name] };
        const reference = this.#reserve(section, name, kind, this.#inOtherFile(declared));
        this.#references.set(keyOf(declared), reference);
      }
    }
  }

  /** A component that only refers to another file is what stands there, under its own name here. */
  #inOtherFile(place: Place): Place {
    const value = this.#valueAt(place);
    const reference = isObject(value) && Object.keys(value).length === 1 ? stringOf(value.$ref) : undefined;
    return reference === undefined || reference.startsWith("#") ? place : (this.#resolve(reference, place) ?? place);
  }

  #reserve(section: string, name: string, kind: Kind, place: Place): string {
    this.#components[section] ??= {};
    this.#components[section][name] = {};
    const reference = `#/components/${section}/${formatPointer([name]).slice(1)}`;
    this.#references.set(keyOf(place), reference);
    this.#pending.push({ section, name, kind, place });
    return reference;
  }

  #drain(): void {
    for (let next = this.#pending.shift(); next; next = this.#pending.shift()) {
      const { section, name, kind, place } = next;
      const output = ["components", section, name];
      const copied = this.#copy(this.#valueAt(place), kind, place, output);
      objectOf(this.#components[section])[name] = copied ?? {};
    }
  }

  #copy(value: Json | undefined, kind: Kind, place: Place, output: readonly string[]): Json | undefined {
    if (!isObject(value)) return value;
    const reference = stringOf(value.$ref);
    if (reference !== undefined) return this.#reference(value, reference, kind, place, output);
    return this.#members(value, kind, place, output);
  }

  #members(value: JsonObject, kind: Kind, place: Place, output: readonly string[]): JsonObject {
    this.#origins.set(output, place);
    const { members, rest } = shapes[kind];
    const result: JsonObject = {};
    for (const [name, item] of Object.entries(value)) {
      const member: Member | undefined = Object.hasOwn(members, name) ? members[name] : rest && ["one", rest];
      if (!member || name.startsWith("x-")) result[name] = item;
      else {
        const at = { file: place.file, pointer: [...place.pointer, name] };
        result[name] = this.#member(item, member, at, [...output, name]);
      }
    }
    if (kind === "Schema" && isObject(result.discriminator)) this.#discriminator(result.discriminator, place);
    return result;
  }

  #member(value: Json | undefined, [form, kind]: Member, place: Place, output: readonly string[]): Json | undefined {
    if (form === "one") return this.#copy(value, kind, place, output);
    const step = (key: string): Place => ({ file: place.file, pointer: [...place.pointer, key] });
    if (Array.isArray(value)) {
      return value.map(
        (item, index) => this.#copy(item, kind, step(String(index)), [...output, String(index)]) ?? null,
      );
    }
    if (!isObject(value)) return value;
    if (form === "map" && typeof value.$ref === "string") return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, this.#copy(item, kind, step(key), [...output, key])]),
    );
  }

  #reference(value: JsonObject, reference: string, kind: Kind, place: Place, output: readonly string[]): Json {
    const { $ref: _, ...siblings } = value;
    const target = this.#resolve(reference, place);
    if (!target) return siblings;
    const section = sectionOf[kind];
    if (!section) return this.#inline(target, kind, siblings, output);
    const known = this.#references.get(keyOf(target)) ?? this.#lift(section, kind, target);
    return { $ref: known, ...this.#members(siblings, kind, place, output) };
  }

  #inline(target: Place, kind: Kind, siblings: JsonObject, output: readonly string[]): JsonObject {
    const key = keyOf(target);
    if (this.#inlining.includes(key)) {
      this.#sources.report("REF_CYCLE", "error", target, "This leads back to itself. Break the circle.");
      return siblings;
    }
    this.#inlining.push(key);
    const copied = objectOf(this.#copy(this.#valueAt(target), kind, target, output));
    this.#inlining.pop();
    return { ...copied, ...siblings };
  }

  #lift(section: string, kind: Kind, target: Place): string {
    const wanted = componentName(target);
    const taken = objectOf(this.#components[section]);
    let name = wanted;
    for (let n = 2; Object.hasOwn(taken, name); n++) name = `${wanted}${n}`;
    if (name !== wanted) {
      this.#sources.report(
        "NAME_COLLISION",
        "warning",
        target,
        `${section} has another "${wanted}", so this one is named "${name}". Rename one of them.`,
      );
    }
    return this.#reserve(section, name, kind, target);
  }

  #discriminator(discriminator: JsonObject, place: Place): void {
    const mapping = objectOf(discriminator.mapping);
    for (const [value, reference] of Object.entries(mapping)) {
      if (typeof reference !== "string" || !/[#/.]/.test(reference)) continue;
      const target = this.#resolve(reference, place);
      if (target) mapping[value] = this.#references.get(keyOf(target)) ?? this.#lift("schemas", "Schema", target);
    }
  }

  #resolve(reference: string, place: Place): Place | undefined {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(reference)) {
      this.#sources.report(
        "REF_REMOTE",
        "error",
        place,
        `${reference} is on the network. Save it beside the document and refer to it by path.`,
      );
      return undefined;
    }
    const [path = "", fragment = ""] = reference.split("#", 2);
    const file = path === "" ? place.file : resolve(dirname(place.file), decodeURIComponent(path));
    const target: Place = { file, pointer: parsePointer(fragment) };
    if (this.#sources.open(file, place) && this.#valueAt(target) !== undefined) return target;
    this.#sources.report(
      "REF_UNRESOLVED",
      "error",
      place,
      `$ref ${reference} leads nowhere. Correct it or add what it names.`,
    );
    return undefined;
  }

  #valueAt(place: Place): Json | undefined {
    return valueAt(this.#sources.open(place.file)?.root, place.pointer);
  }
}

function keyOf(place: Place): string {
  return `${place.file}#${formatPointer(place.pointer)}`;
}

/** Named after the last part of the pointer, or after the file where the whole file is meant. */
function componentName({ file, pointer }: Place): string {
  const raw = pointer.at(-1) ?? basename(file, extname(file));
  return raw.replace(/[^A-Za-z0-9._-]+/g, "-") || "unnamed";
}
