import { placeText } from "../../findings/place-text.ts";
import type { Change, Diff, Level, Subject } from "../change.ts";

const SHOWN_OPERATIONS = 3;

/** `2 breaking and 1 docs-only change: the next version is major.` */
export function summary({ changes, semver }: Diff): string {
  if (semver === "none") return "Nothing changed.";
  const counts = (["breaking", "non-breaking", "docs-only"] as const)
    .map((level) => ({ level, count: ofLevel(changes, level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => `${count} ${level}`);
  const list = counts.length > 1 ? `${counts.slice(0, -1).join(", ")} and ${counts.at(-1)}` : counts[0];
  return `${list} ${changes.length === 1 ? "change" : "changes"}: the next version is a ${semver} one.`;
}

export function ofLevel(changes: readonly Change[], level: Level): Change[] {
  return changes.filter((change) => change.level === level);
}

/** Changes by what they belong to, in their order. */
export function bySubject(
  changes: readonly Change[],
): { readonly title: string; readonly changes: readonly Change[] }[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const title = titleOf(change.subject);
    const group = groups.get(title);
    if (group) group.push(change);
    else groups.set(title, [change]);
  }
  return [...groups].map(([title, grouped]) => ({ title: title + usesOf(grouped), changes: grouped }));
}

function titleOf(subject: Subject): string {
  return subject.kind === "api" ? "API" : subject.name;
}

/** ` (in getUser, listUsers and 3 more)`, of a schema. */
function usesOf(changes: readonly Change[]): string {
  if (changes[0]?.subject.kind !== "schema") return "";
  const operations = [...new Set(changes.flatMap((change) => change.operations))].sort();
  if (operations.length === 0) return "";
  const more = operations.length - SHOWN_OPERATIONS;
  const shown = operations.slice(0, SHOWN_OPERATIONS).join(", ");
  return ` (in ${shown}${more > 0 ? ` and ${more} more` : ""})`;
}

/** `openapi.yaml:12:7`, in the new description where it is there. */
export function placeOf({ old, new: now }: Change): string | undefined {
  const place = now ?? old;
  return place && placeText(place);
}
