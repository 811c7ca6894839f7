export interface RobotsRules {
  allows(url: URL): boolean;
  readonly sitemaps: readonly string[];
  /** Seconds between requests that the group asks for. */
  readonly crawlDelay: number | undefined;
  /** Literal disallowed paths of the group: places a site would rather not have found. */
  readonly disallowedPaths: readonly string[];
}

interface Rule {
  readonly allow: boolean;
  readonly pattern: string;
}

interface Group {
  readonly agents: string[];
  readonly rules: Rule[];
  crawlDelay: number | undefined;
}

const MAX_LINES = 5000;

/** Reads robots.txt as RFC 9309 says: the most specific group for the agent, the longest matching rule wins. */
export function parseRobots(text: string, userAgent: string): RobotsRules {
  const records = text.split(/\r\n|\r|\n/, MAX_LINES).flatMap(parseRecord);
  const group = groupFor(groupsOf(records), userAgent);
  const rules = group?.rules ?? [];
  return {
    allows: (url) => allows(rules, `${url.pathname}${url.search}`),
    sitemaps: records.filter(([key]) => key === "sitemap").map(([, value]) => value),
    crawlDelay: group?.crawlDelay,
    disallowedPaths: rules.filter(({ allow, pattern }) => !allow && /^\/[^*$]+$/.test(pattern)).map((r) => r.pattern),
  };
}

function parseRecord(line: string): [key: string, value: string][] {
  const match = /^\s*([A-Za-z-]+)\s*:\s*([^#]*)/.exec(line);
  return match === null ? [] : [[match[1]?.toLowerCase() ?? "", match[2]?.trim() ?? ""]];
}

function groupsOf(records: readonly [string, string][]): readonly Group[] {
  const groups: Group[] = [];
  let inHeader = false;
  for (const [key, value] of records) {
    const current = groups.at(-1);
    if (key === "user-agent") {
      if (inHeader) current?.agents.push(value.toLowerCase());
      else groups.push({ agents: [value.toLowerCase()], rules: [], crawlDelay: undefined });
      inHeader = true;
    } else if (key !== "sitemap") {
      inHeader = false;
      if (current !== undefined) addToGroup(current, key, value);
    }
  }
  return groups;
}

function addToGroup(group: Group, key: string, value: string): void {
  if ((key === "allow" || key === "disallow") && value !== "") {
    group.rules.push({ allow: key === "allow", pattern: value });
  }
  if (key === "crawl-delay" && Number(value) > 0) group.crawlDelay = Number(value);
}

/** Groups that name the same agent count as one. */
function groupFor(groups: readonly Group[], userAgent: string): Group | undefined {
  const product = userAgent.toLowerCase().split("/")[0] ?? "";
  const own = groups.filter(({ agents }) => agents.some((agent) => agent !== "*" && product.startsWith(agent)));
  const chosen = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes("*"));
  if (chosen.length === 0) return undefined;
  return {
    agents: [],
    rules: chosen.flatMap(({ rules }) => rules),
    crawlDelay: chosen.find(({ crawlDelay }) => crawlDelay !== undefined)?.crawlDelay,
  };
}

function allows(rules: readonly Rule[], path: string): boolean {
  const matching = rules.filter(({ pattern }) => pathMatches(path, pattern));
  matching.sort((a, b) => b.pattern.length - a.pattern.length || Number(b.allow) - Number(a.allow));
  return matching[0]?.allow ?? true;
}

/** Prefix match with `*` for any characters and `$` for the end, without backtracking over a regular expression. */
export function pathMatches(path: string, pattern: string): boolean {
  const anchored = pattern.endsWith("$");
  const [first = "", ...rest] = (anchored ? pattern.slice(0, -1) : pattern).split("*");
  if (!path.startsWith(first)) return false;
  if (rest.length === 0) return !anchored || path === first;
  const end = anchored ? (rest.at(-1) ?? "") : undefined;
  let position = first.length;
  for (const part of anchored ? rest.slice(0, -1) : rest) {
    const found = path.indexOf(part, position);
    if (found < 0) return false;
    position = found + part.length;
  }
  return end === undefined || (path.endsWith(end) && path.length - end.length >= position);
}
