import highlighter from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import typescript from "highlight.js/lib/languages/typescript";
import { type Html, html, trusted } from "../html/html.ts";

highlighter.registerLanguage("bash", bash);
highlighter.registerLanguage("json", json);
highlighter.registerLanguage("python", python);
highlighter.registerLanguage("typescript", typescript);

/** A block of code with classes on its words; a language that isn't known is shown plain. */
export function codeBlock(code: string, language: string): Html {
  const text = code.trimEnd();
  const highlighted = highlighter.getLanguage(language)
    ? trusted(highlighter.highlight(text, { language, ignoreIllegals: true }).value)
    : html`${text}`;
  return html`<div class="code"><pre tabindex="0"><code>${highlighted}</code></pre></div>`;
}
