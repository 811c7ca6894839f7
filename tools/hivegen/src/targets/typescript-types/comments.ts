import ts from "typescript";
import { jsdoc } from "../../print/text.ts";

/** Turns openapi-typescript's tags into prose: what it is first, then its format, default and example. */
export function rewriteComments<N extends ts.Node>(node: N): N {
  const comments = ts.getSyntheticLeadingComments(node);
  if (!comments) return node;
  const rewritten = comments.flatMap((comment) => {
    const lines = jsdoc(paragraphs(comment.text));
    if (lines.length === 0) return [];
    const text = lines.join("\n").replace(/^\/\*/, "").replace(/\*\/$/, "");
    return [{ ...comment, text }];
  });
  return ts.setSyntheticLeadingComments(node, rewritten);
}

function paragraphs(comment: string): string[] {
  const sections = split(comment);
  const prose = sections
    .filter(({ tag }) => tag === "" || tag === "description")
    .map(({ text }) => text)
    .filter((text) => !/added by openapi-typescript$/.test(text));
  const title = prose.filter((text) => !text.startsWith("Format:"));
  const format = prose.filter((text) => text.startsWith("Format:"));
  const tags = sections.filter(({ tag }) => ["default", "deprecated"].includes(tag));
  const tagLines = tags.map(({ tag, text }) => `@${tag}${text === "" ? "" : ` ${text}`}`);
  return [...title, ...format, ...(tagLines.length > 0 ? [tagLines.join("\n")] : [])];
}

interface Section {
  readonly tag: string;
  readonly text: string;
}

/** The comment cut at its `@tags`; what stands before the first has the tag "". */
function split(comment: string): Section[] {
  const sections: { tag: string; lines: string[] }[] = [];
  for (const raw of comment.split("\n")) {
    const line = raw.replace(/^\s*\*+\s?/, "").trimEnd();
    const tag = /^@(\w+)\s?(.*)$/.exec(line.trim());
    const isFormat = /^Format: /.test(line.trim());
    if (tag) sections.push({ tag: tag[1] ?? "", lines: [tag[2] ?? ""] });
    else if (isFormat || sections.length === 0) sections.push({ tag: "", lines: [line.trim()] });
    else sections.at(-1)?.lines.push(line.replace(/^ {4}/, ""));
  }
  return sections
    .map(({ tag, lines }) => ({ tag, text: lines.join("\n").trim() }))
    .filter(({ tag, text }) => tag !== "" || text !== "");
}
