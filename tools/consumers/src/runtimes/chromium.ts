import chromium from "@sparticuz/chromium";
import { chromium as driver } from "playwright-core";

export interface PageOutcome {
  /** The page's text once its script is done. */
  readonly text: string;
  /** Errors and warnings of the page. */
  readonly complaints: readonly string[];
}

/** Opens a page in a real browser and waits until its script says that it is done, or fails. */
export async function visit(url: string): Promise<PageOutcome> {
  const browser = await driver.launch({ executablePath: await chromium.executablePath(), args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    const crashed = new Promise<never>((_, reject) => page.on("pageerror", reject));
    await page.goto(url);
    await Promise.race([page.waitForSelector("[data-done]"), crashed]);
    return { text: (await page.locator("body").textContent()) ?? "", complaints };
  } finally {
    await browser.close();
  }
}
