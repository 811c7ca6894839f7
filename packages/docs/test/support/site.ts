import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { type DefaultTreeAdapterTypes, html, parse } from "parse5";
import { docsDirectory } from "../../src/index.ts";

export type Element = DefaultTreeAdapterTypes.Element;

export interface SiteFile {
  /** Path inside the site, `reference/index.html`. */
  readonly path: string;
  /** Every element of a page, in document order; none for other files. */
  readonly elements: readonly Element[];
}

/** Everything in the built site. Throws where it was not built. */
export async function readSite(): Promise<SiteFile[]> {
  if (!existsSync(path.join(docsDirectory, "index.html"))) {
    throw new Error("dist/site is missing. Build it first: pnpm --filter @hivepro/docs... build");
  }
  const entries = await readdir(docsDirectory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(
    files.map(async (file) => ({
      path: path.relative(docsDirectory, file).split(path.sep).join("/"),
      elements: file.endsWith(".html") ? elementsOf(await readFile(file, "utf8")) : [],
    })),
  );
}

export function elementsOf(source: string): Element[] {
  return descendants(parse(source, { scriptingEnabled: false }));
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

export function text(element: Element): string {
  return element.childNodes
    .map((node) => ("value" in node ? node.value : "tagName" in node ? text(node) : ""))
    .join("");
}

function descendants(node: DefaultTreeAdapterTypes.ParentNode): Element[] {
  return node.childNodes.flatMap((child) => {
    if (!("tagName" in child)) return [];
    const inner = child.namespaceURI === html.NS.HTML && "content" in child ? [] : descendants(child);
    return [child, ...inner];
  });
}
