/** Markup that is safe to put into a page as it is. Only `html` and `trusted` make it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What may stand in a template: text is escaped, `undefined` and `false` leave nothing behind, lists are joined. */
export type Child = Html | string | number | undefined | false | readonly Child[];

/** Tagged template: `html\`<p>${text}</p>\``. Everything interpolated is escaped unless it is `Html` already. */
export function html(strings: TemplateStringsArray, ...children: readonly Child[]): Html {
  return new Html(String.raw({ raw: strings }, ...children.map(render)));
}

/** Takes markup that a renderer made (Markdown, highlighting) as it is. Never for text of a person or of the contract. */
export function trusted(text: string): Html {
  return new Html(text);
}

/** Puts `separator` between the children. */
export function joined(children: readonly Child[], separator: Child): Html {
  return html`${children.map((child, index) => (index === 0 ? child : [separator, child]))}`;
}

function render(child: Child): string {
  if (child === undefined || child === false) return "";
  if (child instanceof Html) return child.text;
  if (typeof child === "string" || typeof child === "number") return escaped(String(child));
  return child.map(render).join("");
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
