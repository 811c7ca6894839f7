const VARIABLE_SEGMENTS: readonly (readonly [RegExp, string])[] = [
  [/^\d+$/, "{number}"],
  [/^\d{4}-\d{2}(?:-\d{2})?$/, "{date}"],
  [/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, "{uuid}"],
  [/^(?=.*\d)[0-9a-f]{12,}$/i, "{hex}"],
];

const TRACKING_PARAMETER = /^(?:utm_\w+|gclid|fbclid|msclkid|mc_[ce]id)$/i;

/** The path with identifiers replaced by placeholders: `/orders/17` and `/orders/18` share `/orders/{number}`. */
export function pathTemplate(pathname: string): string {
  return pathname.split("/").map(segmentTemplate).join("/");
}

/** What a family of pages that differ in values only has in common; keeps calendars from growing without end. */
export function shapeOf(url: URL): string {
  const names = [...new Set(url.searchParams.keys())].sort();
  return `${url.origin}${pathTemplate(url.pathname)}?${names.join("&")}`;
}

/** One form of a URL for all its spellings: no fragment, sorted query, no tracking parameters. */
export function normaliseUrl(url: URL): URL {
  const normal = new URL(url);
  normal.hash = "";
  normal.pathname = normal.pathname.replace(/;jsessionid=[^/]*/i, "");
  const kept = [...normal.searchParams].filter(([name]) => !TRACKING_PARAMETER.test(name));
  kept.sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  normal.search = new URLSearchParams(kept).toString();
  return normal;
}

function segmentTemplate(segment: string): string {
  return VARIABLE_SEGMENTS.find(([pattern]) => pattern.test(segment))?.[1] ?? segment;
}
