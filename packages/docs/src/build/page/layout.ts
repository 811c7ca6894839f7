import { type Html, html } from "../html/html.ts";
import { type Link, linksFrom } from "./links.ts";
import { navigation } from "./navigation.ts";
import { outline } from "./outline.ts";
import type { Page, Section } from "./page.ts";

export interface Site {
  readonly pages: readonly Page[];
  /** Address of an asset inside the site, with a version so that browsers may cache it. */
  readonly asset: (name: string) => string;
  readonly version: string;
}

/** A whole document around a page. */
export function layout(page: Page, site: Site): Html {
  const link = linksFrom(page.path);
  const asset = (name: string) => link(site.asset(name));
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${page.path === "" ? "" : `${page.title} · `}HivePro API</title>
  <meta name="description" content="${page.description}">
  <meta name="color-scheme" content="light dark">
  <link rel="icon" href="${asset("favicon.svg")}" type="image/svg+xml">
  <link rel="stylesheet" href="${asset(page.layout === "application" ? "explorer.css" : "style.css")}">
  ${page.layout !== "application" && ["copy.js", "menu.js"].map((name) => html`<script src="${asset(name)}" defer></script>`)}
</head>
<body class="layout-${page.layout}">
  <a class="skip-link" href="#main">Skip to content</a>
  ${header(page, link, site.version)}
  <div class="columns">
    ${navigation(page, site.pages, link)}
    ${main(page)}
    ${page.layout === "article" && outline(page)}
  </div>
</body>
</html>
`;
}

/** A program brings its own `main` element. */
function main({ layout, content }: Page): Html {
  return layout === "application"
    ? html`<div id="main" tabindex="-1">${content}</div>`
    : html`<main id="main" tabindex="-1">${content}</main>`;
}

function header(page: Page, link: Link, version: string): Html {
  const entry = (section: Section, target: string, text: string) =>
    html`<li><a href="${link(target)}" ${page.section === section && html`aria-current="true"`}>${text}</a></li>`;
  return html`<header class="site-header">
    <a class="brand" href="${link("")}">${mark()}<span>HivePro <span class="brand-api">API</span></span></a>
    <span class="version">v${version}</span>
    <nav class="sections" aria-label="Sections">
      <ul>
        ${entry("guides", "", "Guides")} ${entry("reference", "reference/", "Reference")}
        ${entry("explorer", "explorer/", "Explorer")}
      </ul>
    </nav>
    <button type="button" class="menu-button" popovertarget="navigation">Menu</button>
  </header>`;
}

function mark(): Html {
  return html`<svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
    <path class="mark-cell" d="M16 2 28.1 9v14L16 30 3.9 23V9z"/>
    <path class="mark-core" d="M16 10.5 20.8 13.2v5.6L16 21.5l-4.8-2.7v-5.6z"/>
  </svg>`;
}
