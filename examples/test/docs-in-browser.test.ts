import chromium from "@sparticuz/chromium";
import { type Browser, chromium as driver, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PlatformProcess, startPlatformProcess } from "./platform-process.ts";

let platform: PlatformProcess;
let browser: Browser;
let page: Page;
/** What the browser refused or could not do, and where it went besides the platform. */
const complaints: string[] = [];

beforeAll(async () => {
  platform = await startPlatformProcess([]);
  browser = await driver.launch({ executablePath: await chromium.executablePath(), args: ["--no-sandbox"] });
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== platform.url) complaints.push(`foreign request ${request.url()}`);
  });
});

afterAll(async () => {
  await browser?.close();
  await platform?.stop();
});

test("the platform's start page leads to the overview, and on to the reference", async () => {
  await page.goto(platform.url);
  expect(new URL(page.url()).pathname).toBe("/docs/");
  await page.getByRole("heading", { name: "API Overview" }).waitFor();
  expect(await page.getByText("pip install hivepro-sdk").count()).toBeGreaterThan(0);
  await page.getByRole("link", { name: "Reference", exact: true }).first().click();
  await page.waitForURL(/\/docs\/reference\//);
  await page.getByRole("link", { name: /Scans/ }).first().click();
  await page.getByRole("heading", { name: "Start a scan" }).first().waitFor();
  expect(complaints).toEqual([]);
});

test("the explorer sends a request to the API it stands beside, and shows the answer", async () => {
  await page.goto(`${platform.url}/docs/explorer/#tag/health/GET/health`);
  await page.getByRole("heading", { name: "Check the service" }).first().waitFor();
  await page
    .getByRole("button", { name: /Test Request/ })
    .last()
    .click();
  const dialog = page.getByRole("dialog").last();
  const answered = page.waitForResponse(`${platform.url}/api/v1/health`);
  await dialog.getByRole("button", { name: /^Send/ }).first().click();
  const { meta } = await (await answered).json();
  await dialog.getByText(meta.request_id).first().waitFor();
  expect(complaints).toEqual([]);
});

test("the contract is served as it is published", async () => {
  const contract = await (await fetch(`${platform.url}/openapi.json`)).json();
  expect(contract).toMatchObject({ openapi: "3.1.0", info: { title: "HivePro API" } });
});
