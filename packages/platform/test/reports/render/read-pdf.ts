import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface ReadPdf {
  /** Text of each page, with single spaces. */
  pages: string[];
  text: string;
  info: Record<string, unknown>;
  xmpTitle: string | undefined;
  outline: { title: string; items: { title: string }[] }[];
  links: string[];
  /** Roles of the structure tree, and the alternative texts in it. */
  roles: Set<string>;
  alternatives: string[];
  language: string | null;
}

interface StructureNode {
  role?: string;
  alt?: string;
  lang?: string;
  children?: StructureNode[];
}

/** Reads a PDF as a viewer would. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await task.promise;
  const { info, metadata } = await pdf.getMetadata();
  const outline = (await pdf.getOutline()) ?? [];
  const read: ReadPdf = {
    pages: [],
    text: "",
    info: info as Record<string, unknown>,
    xmpTitle: metadata?.get("dc:title") ?? undefined,
    outline: outline.map(({ title, items }) => ({ title, items })),
    links: [],
    roles: new Set(),
    alternatives: [],
    language: null,
  };
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const pieces = items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? " " : ""}` : ""));
    read.pages.push(pieces.join(" ").replace(/\s+/g, " "));
    for (const { url } of await page.getAnnotations()) if (typeof url === "string") read.links.push(url);
    collect((await page.getStructTree()) as StructureNode | null, read);
    page.cleanup();
  }
  read.text = read.pages.join("\n");
  await task.destroy();
  return read;
}

function collect(node: StructureNode | null, read: ReadPdf): void {
  if (node === null) return;
  if (node.role !== undefined) read.roles.add(node.role);
  if (node.alt !== undefined) read.alternatives.push(node.alt);
  if (node.lang !== undefined) read.language ??= node.lang;
  for (const child of node.children ?? []) collect(child, read);
}
