import { isObject, type JsonObject, objectOf } from "../document/json.ts";
import { type ComponentId, componentId, referencesOf } from "./references.ts";
import { shareObject } from "./share.ts";
import { differInWords } from "./words.ts";

/** One of several runs on versions of one document. */
export interface Run {
  /** Runs of a history are counted. */
  readonly number: number;
  /** Whether neither a component or path item nor anything that it refers to changed since the run before. */
  isUnchanged(raw: JsonObject): boolean;
}

/** A run that knows of no other. */
export const ONLY_RUN: Run = { number: 0, isUnchanged: () => false };

/** Of a document that is read once. */
export const NO_HISTORY: Pick<History, "next"> = { next: (document) => ({ document, run: ONLY_RUN }) };

/** Runs in one process on a document that is being edited: each tells what stayed as the run before saw it. */
export class History {
  #document: JsonObject | undefined;
  #number = 0;

  /** The document of the next run; parts that are as before are the objects of before. */
  next(document: JsonObject): { readonly document: JsonObject; readonly run: Run } {
    const before = this.#document;
    const shared = before ? shareObject(before, document) : document;
    this.#document = shared;
    this.#number++;
    const unchanged = before ? unchangedParts(before, shared) : new Set<JsonObject>();
    return { document: shared, run: { number: this.#number, isUnchanged: (raw) => unchanged.has(raw) } };
  }
}

/** Parts whose members have a say of their own; what else changes at the root may show anywhere. */
const PARTS = ["components", "paths", "webhooks"];

function unchangedParts(before: JsonObject, now: JsonObject): Set<JsonObject> {
  const rest = new Set([...Object.keys(before), ...Object.keys(now)].filter((name) => !PARTS.includes(name)));
  if ([...rest].some((name) => before[name] !== now[name])) return new Set();
  const affected = affectedComponents(before, now);
  const unchanged = new Set<JsonObject>();
  for (const [id, raw] of componentsOf(now)) if (!affected.has(id)) unchanged.add(raw);
  for (const part of ["paths", "webhooks"]) {
    const old = objectOf(before[part]);
    for (const [path, raw] of Object.entries(objectOf(now[part]))) {
      if (isObject(raw) && old[path] === raw && !referencesOf(raw).all.some((id) => affected.has(id)))
        unchanged.add(raw);
    }
  }
  return unchanged;
}

/** Components that changed, are new or gone, and all that refer to one of these, directly or not. */
function affectedComponents(before: JsonObject, now: JsonObject): ReadonlySet<ComponentId> {
  const old = componentsOf(before);
  const current = componentsOf(now);
  const dependents = dependentsIn([old, current]);
  const pending = [...new Set([...old.keys(), ...current.keys()])].filter((id) => old.get(id) !== current.get(id));
  const affected = new Set<ComponentId>();
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (affected.has(id)) continue;
    affected.add(id);
    if (!saysTheSame(id, old.get(id), current.get(id))) pending.push(...(dependents.get(id) ?? []));
  }
  return affected;
}

/** Whether what refers to a component need not know that it changed. */
function saysTheSame(id: ComponentId, before: JsonObject | undefined, now: JsonObject | undefined): boolean {
  return (
    id.startsWith("schemas ") &&
    before !== undefined &&
    now !== undefined &&
    before !== now &&
    differInWords(before, now)
  );
}

type Components = ReadonlyMap<ComponentId, JsonObject>;

/** By component: those that refer to it, and those that it extends. */
function dependentsIn(versions: readonly Components[]): ReadonlyMap<ComponentId, ReadonlySet<ComponentId>> {
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

function componentsOf(document: JsonObject): Components {
  const found = new Map<ComponentId, JsonObject>();
  for (const [section, members] of Object.entries(objectOf(document.components))) {
    for (const [key, raw] of Object.entries(objectOf(members))) {
      if (isObject(raw)) found.set(componentId(section, key), raw);
    }
  }
  return found;
}
