import { isDeepStrictEqual } from "node:util";
import { isObject, type Json, type JsonObject, objectOf } from "../../document/json.ts";
import { referenceTo } from "../../document/pointer.ts";
import { referencesIn, renameReferences, SECTIONS } from "./references.ts";

/** Tells that something has to get another name, or is left out. */
export type OnConflict = (pointer: readonly string[], message: string) => void;

/**
 * Adds the components of one document to another's. What is the same in both is there once; what only shares a name
 * gets another one, also where the added document refers to it.
 */
export function mergeComponents(into: JsonObject, added: JsonObject, onConflict: OnConflict): void {
  const names = newNames(into, added, onConflict);
  renameReferences(added, new Map([...names].map(([old, name]) => [old, name])));
  const target = isObject(into.components) ? into.components : {};
  into.components = target;
  for (const section of SECTIONS) {
    const members = objectOf(objectOf(added.components)[section]);
    for (const [name, value] of Object.entries(members)) add(target, section, nameIn(names, section, name), value);
  }
  mergeSecuritySchemes(target, added, onConflict);
}

function nameIn(names: ReadonlyMap<string, string>, section: string, name: string): string {
  const renamed = names.get(reference(section, name));
  return renamed === undefined ? name : decodeName(renamed);
}

function decodeName(text: string): string {
  return (text.split("/").at(-1) ?? "").replaceAll("~1", "/").replaceAll("~0", "~");
}

function reference(section: string, name: string): string {
  return referenceTo(["components", section, name]);
}

function add(components: JsonObject, section: string, name: string, value: Json | undefined): void {
  const members = isObject(components[section]) ? components[section] : {};
  components[section] = members;
  if (!Object.hasOwn(members, name)) members[name] = value;
}

/** New references by the old ones, for the components whose name another one has already. */
function newNames(into: JsonObject, added: JsonObject, onConflict: OnConflict): Map<string, string> {
  const names = new Map<string, string>();
  for (const old of differing(into, added)) {
    const [, , section = ""] = old.split("/");
    const name = decodeName(old);
    const taken = { ...objectOf(objectOf(into.components)[section]), ...objectOf(objectOf(added.components)[section]) };
    let free = name;
    for (let n = 2; Object.hasOwn(taken, free); n++) free = `${name}${n}`;
    names.set(old, reference(section, free));
    const message = `Another document has another "${name}" in ${section}, so this one is "${free}". Rename one of them.`;
    onConflict(["components", section, name], message);
  }
  return names;
}

/** Components that aren't the same in both documents: they, or what they refer to. */
function differing(into: JsonObject, added: JsonObject): Set<string> {
  const shared = new Map<string, ReadonlySet<string>>();
  const different = new Set<string>();
  for (const section of SECTIONS) {
    const mine = objectOf(objectOf(into.components)[section]);
    for (const [name, value] of Object.entries(objectOf(objectOf(added.components)[section]))) {
      if (!Object.hasOwn(mine, name)) continue;
      shared.set(reference(section, name), referencesIn(value));
      if (!isDeepStrictEqual(mine[name], value)) different.add(reference(section, name));
    }
  }
  for (let size = -1; size !== different.size; ) {
    size = different.size;
    for (const [name, references] of shared) {
      if ([...references].some((target) => different.has(target))) different.add(name);
    }
  }
  return different;
}

/** Requirements name schemes, so these can't be renamed: the first one of a name holds. */
function mergeSecuritySchemes(target: JsonObject, added: JsonObject, onConflict: OnConflict): void {
  const mine = objectOf(target.securitySchemes);
  for (const [name, scheme] of Object.entries(objectOf(objectOf(added.components).securitySchemes))) {
    if (Object.hasOwn(mine, name) && !isDeepStrictEqual(mine[name], scheme)) {
      const message = `Another document has another security scheme "${name}", which holds for this one too. Rename one.`;
      onConflict(["components", "securitySchemes", name], message);
    }
    add(target, "securitySchemes", name, scheme);
  }
}
