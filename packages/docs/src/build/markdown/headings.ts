import type { Token } from "markdown-it";
import type { OutlineEntry } from "../page/page.ts";

/** Gives the headings below the title ids to link to, and returns those of the second level as an outline. */
export function anchorHeadings(tokens: readonly Token[]): OutlineEntry[] {
  const taken = new Set<string>();
  const outline: OutlineEntry[] = [];
  tokens.forEach((token, index) => {
    if (token.type !== "heading_open" || token.tag === "h1") return;
    const text = plainText(tokens[index + 1]);
    const id = unique(slug(text), taken);
    token.attrSet("id", id);
    if (token.tag === "h2") outline.push({ id, text });
  });
  return outline;
}

/** The words of an inline token, without its markup. */
export function plainText(token: Token | undefined): string {
  const parts = token?.children?.map((child) => (child.type === "softbreak" ? " " : child.content)) ?? [];
  return parts.join("").trim();
}

/** `HTTP Status Codes` is `http-status-codes`. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function unique(id: string, taken: Set<string>): string {
  const free = taken.has(id) ? unique(`${id}-more`, taken) : id;
  taken.add(free);
  return free;
}
