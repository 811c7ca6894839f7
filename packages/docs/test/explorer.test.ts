import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "./support/browser.ts";
import { type Served, serve } from "./support/serve.ts";

let served: Served;
let browser: Browser;
let page: Page;
const foreignRequests: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  served = await serve();
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== served.origin) foreignRequests.push(request.url());
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

test("it renders the contract and sends a request to this installation, and to nobody else", {
  timeout: 60_000,
}, async () => {
  await page.goto(`${served.origin}/docs/explorer/#tag/health/GET/health`);
  await page.getByRole("heading", { name: "Check the service" }).first().waitFor();
  await page.getByText(`${served.origin}/api/v1`).first().waitFor();

  await page
    .getByRole("button", { name: /Test Request/ })
    .and(page.locator('[aria-label*="health"], :has-text("Test Request")'))
    .last()
    .click();
  const dialog = page.getByRole("dialog").last();
  await dialog.getByRole("button", { name: /^Send/ }).first().click();
  await dialog.getByText("req_from_the_test").first().waitFor();

  expect(served.apiRequests).toEqual(["GET /api/v1/health"]);
  expect(foreignRequests).toEqual([]);
  expect(complaints).toEqual([]);
});

test("it offers none of the services of its maker", async () => {
  await page.goto(`${served.origin}/docs/explorer/`);
  await page.getByRole("heading", { name: "HivePro API" }).first().waitFor();
  expect(await page.getByRole("button", { name: /Configure|Share|Deploy|Ask|MCP|VS Code/ }).count()).toBe(0);
});
