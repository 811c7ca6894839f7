import createMarkdown, { type MarkdownIt, type Token } from "markdown-it";
import { type Html, trusted } from "../html/html.ts";
import type { OutlineEntry } from "../page/page.ts";
import { alerts } from "./alert.ts";
import { anchorHeadings, plainText } from "./headings.ts";
import { codeBlock } from "./highlight.ts";

/** Turns the target of a link in a source into an address; throws where it leads nowhere. */
export type ResolveLink = (target: string) => string;

export interface Article {
  readonly content: Html;
  readonly outline: readonly OutlineEntry[];
  /** The first paragraph, as plain text. */
  readonly lead: string;
}

/** Renders a whole article. */
export function renderArticle(source: string, resolveLink: ResolveLink): Article {
  const tokens = markdown.parse(source, {});
  const outline = anchorHeadings(tokens);
  resolveLinks(tokens, resolveLink);
  const lead = plainText(tokens[tokens.findIndex(({ type }) => type === "paragraph_open") + 1]);
  return { content: trusted(markdown.renderer.render(tokens, markdown.options, {})), outline, lead };
}

/** Renders a description of the contract; its links stay as they are. */
export function renderText(source: string | undefined): Html {
  return trusted(source === undefined ? "" : markdown.render(source));
}

/** Renders one line of text, without a paragraph around it. */
export function renderLine(source: string | undefined): Html {
  return trusted(source === undefined ? "" : markdown.renderInline(source.trim()));
}

const markdown = configured();

function configured(): MarkdownIt {
  const instance = createMarkdown({ html: false, linkify: false, typographer: false });
  instance.use(alerts);
  instance.renderer.rules.fence = (tokens, index) => {
    const token = tokens[index];
    return token === undefined ? "" : codeBlock(token.content, token.info.trim()).text;
  };
  instance.renderer.rules.table_open = () => '<div class="table" tabindex="0"><table>\n';
  instance.renderer.rules.table_close = () => "</table></div>\n";
  return instance;
}

function resolveLinks(tokens: readonly Token[], resolveLink: ResolveLink): void {
  for (const token of tokens) {
    const target = token.type === "link_open" ? token.attrGet("href") : null;
    if (target !== null) token.attrSet("href", resolveLink(String(target)));
    resolveLinks(token.children ?? [], resolveLink);
  }
}
