import { type Assets, assetAddress } from "../assets.ts";
import { html } from "../html/html.ts";
import { linksFrom } from "../page/links.ts";
import type { Page } from "../page/page.ts";
import { places } from "../reference/places.ts";

const path = "explorer/";

/** The page that the explorer runs in. Without JavaScript it leads to the reference. */
export function explorerPage(assets: Assets): Page {
  const link = linksFrom(path);
  return {
    path,
    section: "explorer",
    layout: "application",
    title: "API Explorer",
    description: "Try the HivePro API in the browser: fill in parameters, send requests, read the answers.",
    outline: [],
    content: html`<noscript>
        <h1>API Explorer</h1>
        <p>The explorer needs JavaScript. The <a href="${link(places.endpoints)}">reference</a> does without.</p>
      </noscript>
      <div id="explorer"></div>
      <script src="${link(assetAddress(assets, "scalar.js"))}"></script>
      <script src="${link(assetAddress(assets, "explorer.js"))}"></script>`,
  };
}
