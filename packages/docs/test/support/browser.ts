import chromium from "@sparticuz/chromium";
import { type Browser, chromium as driver } from "playwright-core";

/**
 * A headless Chromium from the packages installed, the same on every machine. The arguments that come with it are left
 * out: they are for single-use machines and turn the checks of origins off, which is what the tests are about.
 */
export async function launch(): Promise<Browser> {
  return driver.launch({ executablePath: await chromium.executablePath(), args: ["--no-sandbox"], headless: true });
}
