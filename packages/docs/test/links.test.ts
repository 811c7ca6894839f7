import { expect, test } from "vitest";
import { brokenLinks } from "./support/broken-links.ts";
import { elementsOf, readSite } from "./support/site.ts";

test("finds what is broken", () => {
  const page = (path: string, source: string) => ({ path, elements: elementsOf(source) });
  const files = [
    page(
      "index.html",
      `<a href="guide/">ok</a><a href="guide/#there">ok</a><a href="guide/#gone">bad</a><a href="nope/">bad</a>`,
    ),
    page(
      "guide/index.html",
      `<p id="there">ok</p><a href="../">ok</a><img src="../missing.png"><a href="/docs/guide/">bad</a>`,
    ),
  ];
  expect(brokenLinks(files)).toEqual([
    "index.html → guide/#gone",
    "index.html → nope/",
    "guide/index.html → ../missing.png",
    "guide/index.html → /docs/guide/",
  ]);
});

test("no link of the site is broken, and none depends on where it is served", async () => {
  expect(brokenLinks(await readSite())).toEqual([]);
});
