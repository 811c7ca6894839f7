import { readFile } from "node:fs/promises";
import type { Contract } from "../contract/contract.ts";
import { operationsOf } from "../contract/operation.ts";
import { html } from "../html/html.ts";
import { splitFrontMatter } from "../markdown/front-matter.ts";
import { renderArticle } from "../markdown/markdown.ts";
import { linksFrom } from "../page/links.ts";
import type { Page } from "../page/page.ts";
import { endpoints } from "../reference/endpoints.ts";
import { places } from "../reference/places.ts";
import { scopes } from "../reference/scopes.ts";
import { placeOf } from "./sources.ts";

const folder = new URL("../../../content/", import.meta.url);

/** The pages that people wrote. */
export async function guidePages(): Promise<Page[]> {
  return [await guidePage("overview.md", ""), await guidePage("authentication.md", "authentication/")];
}

/** The front page of the reference: written conventions, then every endpoint and scope of the contract. */
export async function endpointsPage(contract: Contract): Promise<Page> {
  const page = await guidePage("endpoints.md", places.endpoints);
  const context = { contract, operations: operationsOf(contract), link: linksFrom(places.endpoints) };
  return {
    ...page,
    section: "reference",
    outline: [...page.outline, { id: "endpoints", text: "Endpoints" }, { id: "scopes", text: "Scopes" }],
    content: html`${page.content}<h2 id="endpoints">Endpoints</h2>${endpoints(context)} ${scopes(context)}`,
  };
}

async function guidePage(file: string, path: string): Promise<Page> {
  const { meta, body } = splitFrontMatter(await readFile(new URL(file, folder), "utf8"), file);
  const link = linksFrom(path);
  const article = renderArticle(body, (target) => {
    const place = placeOf(target, file);
    return place === undefined ? target : link(place);
  });
  return {
    path,
    section: "guides",
    layout: "article",
    title: meta.title,
    description: meta.description ?? article.lead,
    outline: article.outline,
    content: article.content,
  };
}
