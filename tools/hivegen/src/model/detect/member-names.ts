/** `page_info`, `pageInfo` and `PageInfo` are one name. */
export function plainName(name: string): string {
  const lower = name.toLowerCase();
  return /^[a-z\d]*$/.test(lower) ? lower : lower.replaceAll(/[^\p{L}\d]/gu, "");
}

const DATA_NAMES: ReadonlySet<string> = new Set(["data", "result", "results", "payload", "response"]);

/** Members that stand beside the data of a response and tell about the page or the request, in `plainName` form. */
const META_NAMES: ReadonlySet<string> = new Set([
  "count",
  "cursor",
  "cursors",
  "first",
  "firstpage",
  "hasmore",
  "hasnext",
  "included",
  "jsonapi",
  "last",
  "lastpage",
  "limit",
  "links",
  "message",
  "messages",
  "meta",
  "metadata",
  "more",
  "next",
  "nextcursor",
  "nextlink",
  "nextpage",
  "nextpagetoken",
  "nexttoken",
  "offset",
  "page",
  "pageinfo",
  "pagenumber",
  "pages",
  "pagesize",
  "pagination",
  "paging",
  "paginginfo",
  "perpage",
  "prev",
  "previous",
  "previouspage",
  "prevcursor",
  "prevpage",
  "requestid",
  "responsemetadata",
  "resultinfo",
  "self",
  "size",
  "start",
  "timestamp",
  "total",
  "totalcount",
  "totalitems",
  "totalpages",
  "totalresults",
  "warning",
  "warnings",
]);

export function isMetaName(name: string): boolean {
  return META_NAMES.has(plainName(name));
}

/** Names that the data of a response goes by, as they are written. */
export function isDataName(name: string): boolean {
  return DATA_NAMES.has(plainName(name));
}

export function isErrorName(name: string): boolean {
  return /^errors?$/i.test(name);
}

/** The commonest of some names; of equals the one that came first. */
export function commonest(names: Iterable<string>): { readonly name: string; readonly count: number } | undefined {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  let best: { name: string; count: number } | undefined;
  for (const [name, count] of counts) if (!best || count > best.count) best = { name, count };
  return best;
}
