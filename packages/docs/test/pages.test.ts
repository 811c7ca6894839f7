import { beforeAll, describe, expect, test } from "vitest";
import { readContract } from "../src/build/contract/contract.ts";
import { operationsOf } from "../src/build/contract/operation.ts";
import { attribute, type Element, readSite, type SiteFile, text } from "./support/site.ts";

let files: SiteFile[];
let pages: SiteFile[];

beforeAll(async () => {
  files = await readSite();
  pages = files.filter(({ path }) => path.endsWith(".html"));
});

function page(path: string): SiteFile {
  const found = pages.find((one) => one.path === path);
  if (found === undefined)
    throw new Error(`The site has no ${path}; it has ${pages.map((one) => one.path).join(", ")}`);
  return found;
}

function all(file: SiteFile, tagName: string): Element[] {
  return file.elements.filter((element) => element.tagName === tagName);
}

describe("every page", () => {
  test("has a title and a description that no other page has", () => {
    const titles = pages.map((one) => all(one, "title").map(text).join());
    const descriptions = pages.map((one) =>
      all(one, "meta")
        .filter((meta) => attribute(meta, "name") === "description")
        .map((meta) => attribute(meta, "content")),
    );
    expect(titles.every((title) => title.includes("HivePro API"))).toBe(true);
    expect(new Set(titles).size).toBe(pages.length);
    expect(descriptions.flat().filter((description) => (description?.length ?? 0) > 40)).toHaveLength(pages.length);
    expect(new Set(descriptions.flat()).size).toBe(pages.length);
  });

  test("has one main heading and ids that occur once", () => {
    for (const one of pages) {
      const ids = one.elements.map((element) => attribute(element, "id")).filter((id) => id !== undefined);
      expect(all(one, "h1"), one.path).toHaveLength(1);
      expect(ids.length, one.path).toBe(new Set(ids).size);
    }
  });

  test("has no script, style or handler of its own inside, as the security policy demands", () => {
    for (const one of pages) {
      const inline = one.elements.filter(
        (element) =>
          (element.tagName === "script" && attribute(element, "src") === undefined) ||
          element.tagName === "style" ||
          element.attrs.some(({ name }) => name === "style" || name.startsWith("on")),
      );
      expect(
        inline.map(({ tagName }) => tagName),
        one.path,
      ).toEqual([]);
    }
  });
});

describe("the overview", () => {
  test("shows its warning as an alert", () => {
    const alert = page("index.html").elements.find((element) => attribute(element, "class") === "alert alert-warning");
    expect(alert && text(alert)).toContain(
      "Important: When rate limit is exceeded, the API returns a 429 status code.",
    );
  });

  test("leads to the reference, the authentication guide and the explorer", () => {
    const links = page("index.html").elements.filter((element) => element.tagName === "a");
    const byText = Object.fromEntries(links.map((link) => [text(link), attribute(link, "href")]));
    expect(byText).toMatchObject({
      "API Endpoints": "reference/",
      "Authentication Guide": "authentication/",
      "interactive API Explorer": "explorer/",
    });
  });
});

describe("the reference", () => {
  test("has every operation under its id, and every schema under its name", async () => {
    const contract = await readContract();
    const ids = new Set(pages.flatMap((one) => one.elements.map((element) => attribute(element, "id"))));
    const wanted = [
      ...operationsOf(contract).map(({ id }) => id),
      ...Object.keys(contract.document.components.schemas),
    ];
    expect(wanted.length).toBeGreaterThan(100);
    expect(wanted.filter((id) => !ids.has(id))).toEqual([]);
  });

  test("tells scopes, error codes and examples of an operation", () => {
    const section = page("reference/scans/index.html").elements.find(
      (element) => attribute(element, "id") === "createScan",
    );
    const words = section ? text(section) : "";
    expect(words).toMatch(/Needs the\s+scope\s+scans:write/);
    expect(words).toContain("INVALID_TARGET");
    expect(words).toContain("RATE_LIMITED");
    expect(words).toContain("curl -X POST");
    expect(words).toContain('"request_id": "req_xyz789"');
  });
});

test("the site has the contract to download, and the licence of the explorer", () => {
  const paths = files.map(({ path }) => path);
  expect(paths).toContain("openapi.json");
  expect(paths).toContain("assets/scalar.LICENSE.txt");
});
