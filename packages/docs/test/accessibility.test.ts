import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./support/browser.ts";
import { type Served, serve } from "./support/serve.ts";
import { readSite } from "./support/site.ts";

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

let served: Served;
let browser: Browser;
let axe: string;

beforeAll(async () => {
  served = await serve();
  browser = await launch();
  axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

/** Scalar hides the text of the links to contact and terms on narrow columns, and gives the icons no name. */
const iconLinksWithoutNames = /^serious link-name: .*href="(mailto:support@hivepro\.io|https:\/\/hivepro\.io\/)/;

const screens = {
  "a desktop, light": { viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  "a phone, dark": { viewport: { width: 390, height: 844 }, colorScheme: "dark" },
} as const;

describe.each(Object.entries(screens))("on %s", (_, screen) => {
  test("no page has a barrier, and none is wider than the screen", { timeout: 120_000 }, async () => {
    const context = await browser.newContext({ ...screen, bypassCSP: true });
    const page = await context.newPage();
    for (const path of await articlesAndReference()) {
      await page.goto(`${served.origin}/docs/${path}`);
      const excess = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
      expect(excess, path).toBeLessThanOrEqual(0);
      expect(await violations(page), path).toEqual([]);
    }
    await context.close();
  });

  test("the explorer has no serious barrier but the one known of its maker", { timeout: 60_000 }, async () => {
    const context = await browser.newContext({ ...screen, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`${served.origin}/docs/explorer/`);
    await page.getByRole("heading", { name: "List scans" }).first().waitFor();
    const serious = (await violations(page)).filter((violation) => !violation.startsWith("moderate"));
    expect(serious.filter((violation) => !iconLinksWithoutNames.test(violation))).toEqual([]);
    await context.close();
  });
});

describe("with a keyboard", () => {
  test("the content is one step away, and on a phone the menu opens, closes and leads on", {
    timeout: 60_000,
  }, async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${served.origin}/docs/`);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("main");

    const menu = page.getByRole("navigation", { name: "Pages" });
    expect(await menu.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Menu" }).press("Enter");
    expect(await menu.isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await menu.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Menu" }).press("Enter");
    await menu.getByRole("link", { name: "Vulnerabilities" }).press("Enter");
    await page.waitForURL("**/docs/reference/vulnerabilities/");
    await page.getByRole("button", { name: "Menu" }).press("Enter");
    await menu.getByRole("link", { name: "Triage a vulnerability" }).press("Enter");
    expect(await menu.isVisible()).toBe(false);
    expect(new URL(page.url()).hash).toBe("#updateVulnerability");
    await page.close();
  });
});

async function articlesAndReference(): Promise<string[]> {
  const files = (await readSite()).map(({ path }) => path);
  return files
    .filter((path) => path.endsWith("index.html") && !path.startsWith("explorer/"))
    .map((path) => path.replace(/index\.html$/, ""));
}

/** What axe finds, without what it calls minor. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<Violation[]>("axe.run().then((result) => result.violations)");
  return found
    .filter(({ impact }) => impact !== "minor")
    .flatMap(({ id, impact, nodes }) => nodes.map((node) => `${impact} ${id}: ${node.html}`));
}
