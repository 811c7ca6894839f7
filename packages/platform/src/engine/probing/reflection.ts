import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { attributesOf, elementsOf, textOf } from "../html/tree.ts";
import { positionsInScript } from "./javascript-position.ts";

/** In what kind of place a page repeats a value. */
export type ReflectionContext = "markup" | "attribute" | "url" | "script";

const URL_ATTRIBUTES = new Set(["href", "src", "action", "formaction", "data", "xlink:href"]);

/** The contexts in which a page repeats `marker`; empty when it doesn't. */
export function reflectionContexts(html: string, marker: string): ReadonlySet<ReflectionContext> {
  const contexts = new Set<ReflectionContext>();
  if (!html.toLowerCase().includes(marker)) return contexts;
  contexts.add("markup");
  for (const element of elementsOf(parse(html.toLowerCase()))) {
    if (element.tagName === "script" && textOf(element).includes(marker)) contexts.add("script");
    for (const [name, value] of attributesOf(element)) {
      if (value.includes(marker)) contexts.add(attributeContext(name, value, marker));
    }
  }
  return contexts;
}

/** Whether `marker` became an element or an attribute of its own: the page's markup can be extended at will. */
export function becameMarkup(html: string, marker: string): boolean {
  return elementsOf(parse(html)).some(
    (element) => element.tagName === marker || element.attrs.some(({ name }) => name === marker),
  );
}

/** Whether a link or frame leads to `javascript:` code with `marker`. */
export function becameScriptUrl(html: string, marker: string): boolean {
  return elementsOf(parse(html)).some((element) =>
    element.attrs.some(
      ({ name, value }) => URL_ATTRIBUTES.has(name) && value.trim().toLowerCase().startsWith(`javascript:${marker}`),
    ),
  );
}

/** Whether `marker` stands where a script would execute it: in a script element or an event handler. */
export function becameCode(html: string, marker: string): boolean {
  return elementsOf(parse(html)).some((element) =>
    scriptsOf(element).some((script) => positionsInScript(script, marker).includes("code")),
  );
}

function attributeContext(name: string, value: string, marker: string): ReflectionContext {
  if (name.startsWith("on")) return "script";
  return URL_ATTRIBUTES.has(name) && value.trim().startsWith(marker) ? "url" : "attribute";
}

function scriptsOf(element: Tree.Element): readonly string[] {
  const handlers = element.attrs.filter(({ name }) => name.startsWith("on")).map(({ value }) => value);
  return element.tagName === "script" && runsAsScript(element) ? [...handlers, textOf(element)] : handlers;
}

/** Data blocks (`application/json`, `text/template`) never run. */
function runsAsScript(element: Tree.Element): boolean {
  const type = attributesOf(element).get("type")?.trim().toLowerCase() ?? "";
  return type === "" || type === "module" || /(?:java|ecma)script$/.test(type);
}
