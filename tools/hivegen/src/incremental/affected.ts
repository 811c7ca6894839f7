import { isObject, type JsonObject, objectOf } from "../document/json.ts";
import type { Unchanged } from "./history.ts";
import { type ComponentId, componentId, referencesOf } from "./references.ts";
import { differInWords } from "./words.ts";

export type Components = ReadonlyMap<ComponentId, JsonObject>;
export type Dependents = ReadonlyMap<ComponentId, ReadonlySet<ComponentId>>;

export function componentsOf(document: JsonObject): Components {
  const found = new Map<ComponentId, JsonObject>();
  for (const [section, members] of Object.entries(objectOf(document.components))) {
    for (const [key, raw] of Object.entries(objectOf(members))) {
      if (isObject(raw)) found.set(componentId(section, key), raw);
    }
  }
  return found;
}

/** By component: those that refer to it, and those that it extends. */
export function dependentsIn(versions: readonly Components[]): Dependents {
  const found = new Map<ComponentId, Set<ComponentId>>();
  const add = (on: ComponentId, dependent: ComponentId) => {
    const known = found.get(on);
    if (known) known.add(dependent);
    else found.set(on, new Set([dependent]));
  };
  for (const [id, raw] of versions.flatMap((components) => [...components])) {
    const { all, bases } = referencesOf(raw);
    for (const other of all) add(other, id);
    for (const base of bases) add(id, base);
  }
  return found;
}

export interface Affected {
  /** Components that changed, are new or gone, and all that refer to one of these, directly or not. */
  readonly all: ReadonlySet<ComponentId>;
  /** Those of which it matters to what refers to them. */
  readonly telling: ReadonlySet<ComponentId>;
}

export function affectedComponents(
  { old, now }: { readonly old: Components; readonly now: Components },
  dependents: Dependents,
  how: Unchanged,
): Affected {
  const changed = [...new Set([...old.keys(), ...now.keys()])].filter((id) => old.get(id) !== now.get(id));
  const isTelling = (id: ComponentId) => how === "to the letter" || !saysTheSame(id, old.get(id), now.get(id));
  const telling = new Set<ComponentId>();
  const pending = changed.filter(isTelling);
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (telling.has(id)) continue;
    telling.add(id);
    pending.push(...(dependents.get(id) ?? []));
  }
  return { all: new Set([...changed, ...telling]), telling };
}

/** Whether a component changed in nothing that shows where it is referred to. */
function saysTheSame(id: ComponentId, before: JsonObject | undefined, now: JsonObject | undefined): boolean {
  return id.startsWith("schemas ") && before !== undefined && now !== undefined && differInWords(before, now);
}
