import type { Page } from "../crawl/page.ts";

export interface SecurityPolicy {
  readonly text: string;
  /** Lower-case directive names and their sources. */
  readonly directives: ReadonlyMap<string, readonly string[]>;
}

/** All policies a page is under, from headers and `<meta>`. */
export function policiesOf(page: Page): readonly SecurityPolicy[] {
  const metas = (page.document?.metas ?? [])
    .filter((meta) => meta.get("http-equiv")?.toLowerCase() === "content-security-policy")
    .map((meta) => parsePolicy(meta.get("content") ?? ""));
  return [...headerPoliciesOf(page), ...metas];
}

/** Without those in `<meta>`, which can't restrict framing. */
export function headerPoliciesOf(page: Page): readonly SecurityPolicy[] {
  const headers = page.exchange.response.headers.get("content-security-policy") ?? [];
  return headers.flatMap((header) => header.split(",")).map(parsePolicy);
}

/** What a policy allows that lets injected scripts run; empty when it holds them off. */
export function scriptWeaknesses({ directives }: SecurityPolicy): readonly string[] {
  const sources = (directives.get("script-src") ?? directives.get("default-src"))?.map((s) => s.toLowerCase());
  if (sources === undefined) return ["scripts from anywhere (neither script-src nor default-src)"];
  const hasNonceOrHash = sources.some((source) => /^'(?:nonce|sha\d{3})-/.test(source));
  const isStrict = sources.includes("'strict-dynamic'");
  const open = sources.filter((source) => ["*", "http:", "https:", "data:"].includes(source) && !isStrict);
  return [
    ...(sources.includes("'unsafe-inline'") && !hasNonceOrHash ? ["'unsafe-inline'"] : []),
    ...(sources.includes("'unsafe-eval'") ? ["'unsafe-eval'"] : []),
    ...open,
  ];
}

export function restrictsFraming(frameAncestors: readonly string[] | undefined): boolean {
  return frameAncestors !== undefined && !frameAncestors.some((source) => ["*", "http:", "https:"].includes(source));
}

function parsePolicy(text: string): SecurityPolicy {
  const directives = text
    .split(";")
    .map((directive) => directive.trim().split(/\s+/))
    .map(([name = "", ...sources]): [string, string[]] => [name.toLowerCase(), sources])
    .filter(([name]) => name !== "");
  // The first of repeated directives counts.
  return { text: text.trim(), directives: new Map(directives.reverse()) };
}
