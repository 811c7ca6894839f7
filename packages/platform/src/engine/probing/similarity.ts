const MAX_WORDS = 5000;

/** How much two texts have in common: 1 for the same words in any order, 0 for none (Dice's coefficient). */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const [left, right] = [countWords(a), countWords(b)];
  let shared = 0;
  for (const [word, count] of left.counts) shared += Math.min(count, right.counts.get(word) ?? 0);
  const total = left.total + right.total;
  return total === 0 ? 1 : (2 * shared) / total;
}

/** A body without the parts that differ merely because the request did. */
export function withoutEchoes(body: string, echoes: readonly string[]): string {
  const spellings = echoes.flatMap((echo) => [echo, encodeURIComponent(echo), escapeHtml(echo)]);
  const longestFirst = [...new Set(spellings)].filter((text) => text.length > 2).sort((a, b) => b.length - a.length);
  return longestFirst.reduce((text, echo) => text.replaceAll(echo, ""), body);
}

function countWords(text: string): { counts: Map<string, number>; total: number } {
  const words = text.split(/[\s<>="']+/, MAX_WORDS).filter((word) => word !== "");
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, total: words.length };
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
