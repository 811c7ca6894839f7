import type { Change, Diff } from "../change.ts";
import { bySubject, ofLevel, placeOf, summary } from "./summary.ts";

/** For pull requests: documentation changes are folded. */
export function markdownOf(diff: Diff): string {
  const words = ofLevel(diff.changes, "docs-only");
  return [
    "### API changes",
    "",
    summary(diff),
    "",
    ...section("Breaking", ofLevel(diff.changes, "breaking")),
    ...section("Non-breaking", ofLevel(diff.changes, "non-breaking")),
    ...(words.length > 0
      ? [`<details><summary>Docs only (${words.length})</summary>`, "", ...list(words), "", "</details>", ""]
      : []),
  ].join("\n");
}

function section(title: string, changes: readonly Change[]): string[] {
  return changes.length === 0 ? [] : [`#### ${title} (${changes.length})`, "", ...list(changes), ""];
}

function list(changes: readonly Change[]): string[] {
  return bySubject(changes).flatMap((group) => [
    `- **${literal(group.title)}**`,
    ...group.changes.map((change) => {
      const place = placeOf(change);
      return `  - ${literal(change.message)} \`${change.code}\`${place === undefined ? "" : ` (\`${place}\`)`}`;
    }),
  ]);
}

/** Names from the description are words here, not markup. */
function literal(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|#]/g, "\\$&");
}
