import { isObject, type JsonObject, objectOf } from "../document/json.ts";
import { type Affected, affectedComponents, componentsOf, dependentsIn } from "./affected.ts";
import { Edits } from "./edits/edits.ts";
import { referencesOf } from "./references.ts";
import { shareObject } from "./share.ts";

/** How much of what a part refers to must be as before: all of it, or all but the words of schemas. */
export type Unchanged = "to the letter" | "but for words";

/** One of several runs on versions of one document. */
export interface Run {
  /** Runs of a history are counted. */
  readonly number: number;
  /** Whether neither a component, path item or operation nor what it refers to changed since the run before. */
  isUnchanged(raw: JsonObject, how: Unchanged): boolean;
}

/** A run that knows of no other. */
export const ONLY_RUN: Run = { number: 0, isUnchanged: () => false };

/** Of a document that is read once. */
export const NO_HISTORY: Pick<History, "next"> = { next: (document) => ({ document, run: ONLY_RUN }) };

/** Runs in one process on a document that is being edited: each tells what stayed as the run before saw it. */
export class History {
  /** Of the files that the document is read from. */
  readonly edits = new Edits();
  #document: JsonObject | undefined;
  #number = 0;

  /** The document of the next run; parts that are as before are the objects of before. */
  next(document: JsonObject): { readonly document: JsonObject; readonly run: Run } {
    const before = this.#document;
    const shared = before ? shareObject(before, document) : document;
    this.#document = shared;
    this.#number++;
    const unchanged = before && unchangedParts(before, shared);
    const isUnchanged: Run["isUnchanged"] = (raw, how) => unchanged?.[how].has(raw) ?? false;
    return { document: shared, run: { number: this.#number, isUnchanged } };
  }
}

/** Parts whose members have a say of their own; what else changes at the root may show anywhere. */
const PARTS = ["components", "paths", "webhooks"];

type UnchangedParts = Readonly<Record<Unchanged, ReadonlySet<JsonObject>>>;

function unchangedParts(before: JsonObject, now: JsonObject): UnchangedParts | undefined {
  const rest = new Set([...Object.keys(before), ...Object.keys(now)].filter((name) => !PARTS.includes(name)));
  if ([...rest].some((name) => before[name] !== now[name])) return undefined;
  const versions = { old: componentsOf(before), now: componentsOf(now) };
  const dependents = dependentsIn([versions.old, versions.now]);
  const without = (how: Unchanged) => partsWithout(affectedComponents(versions, dependents, how), before, now);
  return { "to the letter": without("to the letter"), "but for words": without("but for words") };
}

/** Parts that are as before, and refer to nothing whose change they show. */
function partsWithout({ all, telling }: Affected, before: JsonObject, now: JsonObject): Set<JsonObject> {
  const components = [...componentsOf(now)].filter(([id]) => !all.has(id)).map(([, raw]) => raw);
  const items = ["paths", "webhooks"]
    .flatMap((part) => unchangedMembers(objectOf(before[part]), objectOf(now[part])))
    .filter((raw) => !referencesOf(raw).all.some((id) => telling.has(id)));
  const operations = items.flatMap((raw) => Object.values(raw).filter((member) => isObject(member)));
  return new Set([...components, ...items, ...operations]);
}

function unchangedMembers(before: JsonObject, now: JsonObject): JsonObject[] {
  return Object.keys(now).flatMap((name) => {
    const member = now[name];
    return isObject(member) && before[name] === member ? [member] : [];
  });
}
