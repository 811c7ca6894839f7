import { parse } from "yaml";

export interface FrontMatter {
  readonly title: string;
  /** For search engines; the first paragraph is taken where it is missing. */
  readonly description: string | undefined;
}

const block = /^---\n(.*?)\n---\n/s;

/** Splits a source into its front matter and its Markdown. Throws where the title is missing. */
export function splitFrontMatter(source: string, file: string): { readonly meta: FrontMatter; readonly body: string } {
  const match = block.exec(source);
  const values: unknown = match?.[1] === undefined ? undefined : parse(match[1]);
  const title = stringAt(values, "title");
  if (match === null || title === undefined) {
    throw new Error(`${file} has no title. Begin it with front matter: a line "---", "title: …", and another "---".`);
  }
  return { meta: { title, description: stringAt(values, "description") }, body: source.slice(match[0].length) };
}

function stringAt(values: unknown, key: string): string | undefined {
  if (typeof values !== "object" || values === null) return undefined;
  const value: unknown = Object.entries(values).find(([name]) => name === key)?.[1];
  return typeof value === "string" ? value : undefined;
}
