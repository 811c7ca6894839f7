import type { MarkdownIt } from "markdown-it";
import container from "markdown-it-container";

const opening = /^alert\s+alert-(info|warning)$/;

/** Renders `::: alert alert-warning … :::` as a note set off from the text. */
export function alerts(markdown: MarkdownIt): void {
  container(markdown, "alert", {
    validate: (parameters) => opening.test(parameters.trim()),
    render: (tokens, index) => {
      const kind = opening.exec(tokens[index]?.info.trim() ?? "")?.[1];
      return kind === undefined ? "</div>\n" : `<div class="alert alert-${kind}" role="note">\n`;
    },
  });
}
