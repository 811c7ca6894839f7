import { type Html, html } from "../html/html.ts";
import type { Link } from "./links.ts";
import { outlineEntry } from "./outline.ts";
import type { Page } from "./page.ts";

/** All pages of the site; the current one shows what is on it. On narrow screens the list is a popover. */
export function navigation(current: Page, pages: readonly Page[], link: Link): Html {
  const group = (title: string, section: Page["section"]) => html`<section>
    <h2>${title}</h2>
    <ul>${pages.filter((page) => page.section === section).map((page) => entry(page, current, link))}</ul>
  </section>`;
  return html`<nav id="navigation" class="navigation" aria-label="Pages" popover>
    ${group("Guides", "guides")} ${group("Reference", "reference")} ${group("Try it", "explorer")}
  </nav>`;
}

function entry(page: Page, current: Page, link: Link): Html {
  const here = page.path === current.path;
  return html`<li>
    <a href="${link(page.path)}" ${here && html`aria-current="page"`}>${page.title}</a>
    ${here && page.layout === "reference" && html`<ul class="within">${page.outline.map(outlineEntry)}</ul>`}
  </li>`;
}
