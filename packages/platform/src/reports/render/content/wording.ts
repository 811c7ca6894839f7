const MONTHS = "January February March April May June July August September October November December".split(" ");

/** `24 November 2026`, in UTC. Text that is no instant comes back as it is. */
export function formatDay(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** `24 November 2026, 03:53 UTC`; a dash for an instant that never came. */
export function formatInstant(instant: string | null): string {
  if (instant === null) return "–";
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  return `${formatDay(instant)}, ${date.toISOString().slice(11, 16)} UTC`;
}

/** `1 hour 4 minutes`, at most two units; a dash when unknown. */
export function formatDuration(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds) || seconds < 0) return "–";
  const whole = Math.round(seconds);
  const parts: [number, string][] = [
    [Math.floor(whole / 3600), "hour"],
    [Math.floor((whole % 3600) / 60), "minute"],
    [whole % 60, "second"],
  ];
  const shown = parts.filter(([count]) => count > 0).slice(0, 2);
  return shown.length === 0 ? "under a second" : shown.map(([count, unit]) => countOf(count, unit)).join(" ");
}

/** `1,234` in every locale. */
export function formatNumber(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `1 finding`, `1,234 findings`. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(count)} ${count === 1 ? singular : plural}`;
}

/** `a, b and c`. */
export function enumerate(items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined) return "";
  return items.length === 1 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}

/** First letter raised: `web-app` → `Web-app`. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `9.8`, one decimal as CVSS writes scores; a dash for a score that is no number. */
export function formatScore(score: number): string {
  return Number.isFinite(score) ? score.toFixed(1) : "–";
}
