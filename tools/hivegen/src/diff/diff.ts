import type { LoadedDocument, Location } from "../load/load.ts";
import type { ApiModel } from "../model/api-model.ts";
import { type Change, compareLevels, type Diff, type Direction, type Subject, semverOf } from "./change.ts";
import { compareApi } from "./compare-api.ts";
import { compareOperations } from "./operations/compare-operations.ts";
import { type Draft, Recorder } from "./recorder.ts";
import { SchemaComparison } from "./schemas/schema-comparison.ts";
import { pointerOf, rootOf, type Step } from "./step.ts";

/** One of the two descriptions. */
export interface Side {
  readonly model: ApiModel;
  readonly loaded: Pick<LoadedDocument, "document" | "locate">;
}

/** Compares two descriptions of an API as its callers see it. */
export function diff(before: Side, after: Side): Diff {
  const recorder = new Recorder();
  const schemas = new SchemaComparison(recorder, before.model.types, after.model.types);
  compareApi(before.model, after.model, recorder, schemas);
  compareOperations(before.model, after.model, recorder, schemas);
  schemas.finish();
  const merged = merge(recorder.drafts);
  const old = locate(before, merged, "old");
  const now = locate(after, merged, "new");
  const changes = merged.map(({ drafts, subject, worst }, index): Change => {
    const [oldPlace, newPlace] = [old[index], now[index]];
    return {
      code: worst.code,
      level: worst.level,
      message: worst.message,
      subject,
      directions: directionsOf(drafts),
      operations: operationsOf(subject, drafts, recorder),
      ...(oldPlace && { old: oldPlace }),
      ...(newPlace && { new: newPlace }),
    };
  });
  changes.sort((a, b) => compareLevels(a.level, b.level) || orderOf(a.subject).localeCompare(orderOf(b.subject)));
  return { semver: semverOf(changes.map(({ level }) => level)), changes };
}

interface Merged {
  readonly subject: Subject;
  readonly drafts: readonly Draft[];
  readonly worst: Draft;
}

/** A schema that is both sent and received, or is part of several, changed once. */
function merge(drafts: readonly Draft[]): Merged[] {
  const groups = new Map<string, { subject: Subject; drafts: Draft[] }>();
  for (const draft of drafts) {
    const subject = ownerOf(draft);
    const key = [orderOf(subject), draft.code, draft.message].join("\n");
    const group = groups.get(key);
    if (group) group.drafts.push(draft);
    else groups.set(key, { subject, drafts: [draft] });
  }
  return [...groups.values()].flatMap((group) => {
    const [worst] = [...group.drafts].sort((a, b) => compareLevels(a.level, b.level));
    return worst ? [{ ...group, worst }] : [];
  });
}

/** What stands in a named schema belongs to it, wherever it was met. */
function ownerOf({ subject, old, new: now }: Draft): Subject {
  const root = now ?? old;
  const [section, kind, name] = root ? rootOf(root) : [];
  return section === "components" && kind === "schemas" && name !== undefined ? { kind: "schema", name } : subject;
}

function orderOf(subject: Subject): string {
  if (subject.kind === "api") return "0";
  return subject.kind === "operation" ? `1 ${subject.name}` : `2 ${subject.name}`;
}

function directionsOf(drafts: readonly Draft[]): Direction[] {
  return [...new Set(drafts.flatMap(({ direction }) => direction ?? []))].sort();
}

function operationsOf(subject: Subject, drafts: readonly Draft[], recorder: Recorder): string[] {
  if (subject.kind === "operation") return [subject.id];
  if (subject.kind === "api") return [];
  const ids = directionsOf(drafts).flatMap((direction) => recorder.operationsUsing(subject.name, direction));
  return [...new Set(ids)].sort();
}

/** Places of all changes on one side, found in one pass; a change without a place there has none. */
function locate(side: Side, merged: readonly Merged[], which: "old" | "new"): (Location | undefined)[] {
  const steps: (Step | undefined)[] = merged.map(({ worst }) => worst[which]);
  const pointers = steps.flatMap((step) => (step ? [pointerOf(step, side.loaded.document)] : []));
  const found = side.loaded.locate(pointers)[Symbol.iterator]();
  return steps.map((step) => (step ? found.next().value : undefined));
}
