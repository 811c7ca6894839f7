/** Markup that may go into a page as it is. Made by `html` alone. */
export interface Markup {
  readonly markup: string;
}

export type Content = Markup | string | number | undefined | readonly Content[];

/** Builds markup from a template; every value that is no markup is escaped, for text and quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const parts = strings.map((text, index) => text + (index < values.length ? toMarkup(values[index]) : ""));
  return { markup: parts.join("") };
}

function toMarkup(content: Content): string {
  if (content === undefined) return "";
  if (typeof content === "string" || typeof content === "number") return escapeText(String(content));
  return "markup" in content ? content.markup : content.map(toMarkup).join("");
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Controls that HTML forbids, and marks of direction, with which a text could reorder what stands around it. */
const UNSAFE = /[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu;

function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(UNSAFE, "\ufffd")
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
