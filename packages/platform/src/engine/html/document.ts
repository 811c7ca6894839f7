import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { type FormFacts, readForm } from "./form.ts";
import { attributesOf, elementsOf, textOf } from "./tree.ts";

/** An attribute that refers to another document. */
export interface Reference {
  readonly url: URL;
  readonly element: string;
  readonly attribute: string;
  readonly attributes: ReadonlyMap<string, string>;
}

export interface InlineScript {
  readonly text: string;
}

/** What the scan needs of an HTML document. */
export interface PageDocument {
  readonly title: string;
  readonly references: readonly Reference[];
  readonly forms: readonly FormFacts[];
  readonly inlineScripts: readonly InlineScript[];
  /** `<meta>` elements' attributes. */
  readonly metas: readonly ReadonlyMap<string, string>[];
}

const REFERRING_ATTRIBUTES = ["href", "src", "data", "action", "formaction", "poster"];

/** Parses HTML as browsers do. Never throws: there is no text that isn't HTML. */
export function readDocument(html: string, url: URL): PageDocument {
  const elements = elementsOf(parse(html));
  const base = baseOf(elements, url);
  return {
    title: textOf(elements.find(({ tagName }) => tagName === "title")).trim(),
    references: elements.flatMap((element) => referencesOf(element, base)),
    forms: elements.filter(({ tagName }) => tagName === "form").map((form) => readForm(form, base)),
    inlineScripts: elements
      .filter((element) => element.tagName === "script" && !attributesOf(element).has("src"))
      .map((element) => ({ text: textOf(element) })),
    metas: elements.filter(({ tagName }) => tagName === "meta").map(attributesOf),
  };
}

function baseOf(elements: readonly Tree.Element[], url: URL): URL {
  const base = elements.find((element) => element.tagName === "base" && attributesOf(element).has("href"));
  const href = base === undefined ? undefined : attributesOf(base).get("href");
  return (href === undefined ? null : URL.parse(href, url.href)) ?? url;
}

function referencesOf(element: Tree.Element, base: URL): readonly Reference[] {
  const attributes = attributesOf(element);
  const written = REFERRING_ATTRIBUTES.flatMap((attribute): [string, string][] => {
    const value = attributes.get(attribute);
    return value === undefined || element.tagName === "base" ? [] : [[attribute, value]];
  });
  const refresh = refreshTarget(element.tagName, attributes);
  if (refresh !== undefined) written.push(["content", refresh]);
  return written.flatMap(([attribute, value]) => {
    const url = URL.parse(value.trim(), base.href);
    return url === null ? [] : [{ url, element: element.tagName, attribute, attributes }];
  });
}

function refreshTarget(tagName: string, attributes: ReadonlyMap<string, string>): string | undefined {
  if (tagName !== "meta" || attributes.get("http-equiv")?.toLowerCase() !== "refresh") return undefined;
  return /^\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)/i.exec(attributes.get("content") ?? "")?.[1];
}
