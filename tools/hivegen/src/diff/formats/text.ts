import type { Change, Diff } from "../change.ts";
import { bySubject, ofLevel, placeOf, summary } from "./summary.ts";

/** For terminals: what matters first, words last and only counted. */
export function textOf(diff: Diff): string {
  const words = ofLevel(diff.changes, "docs-only").length;
  return [
    ...section("Breaking", ofLevel(diff.changes, "breaking")),
    ...section("Non-breaking", ofLevel(diff.changes, "non-breaking")),
    ...(words > 0 ? [`Docs only: ${words} (listed with --format markdown or --json)`, ""] : []),
    summary(diff),
    "",
  ].join("\n");
}

function section(title: string, changes: readonly Change[]): string[] {
  if (changes.length === 0) return [];
  const groups = bySubject(changes).flatMap((group) => [`  ${group.title}`, ...group.changes.map(line)]);
  return [title, ...groups, ""];
}

function line(change: Change): string {
  const place = placeOf(change);
  return `    ${place === undefined ? "" : `${place}: `}${change.message} [${change.code}]`;
}
