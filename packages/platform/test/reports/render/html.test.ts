import { createHash } from "node:crypto";
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5";
import { describe, expect, it } from "vitest";
import type { ReportDocument } from "../../../src/reports/render/document.ts";
import { renderReport } from "../../../src/reports/render/render-report.ts";
import { hostileReport, SCRIPT } from "./hostile-report.ts";
import { sampleReport } from "./sample-report.ts";

type Element = DefaultTreeAdapterTypes.Element;

async function render(document: ReportDocument): Promise<{ source: string; elements: Element[] }> {
  const { content } = await renderReport("html", document);
  const source = new TextDecoder("utf-8", { fatal: true }).decode(content);
  const errors: string[] = [];
  const tree = parse(source, { onParseError: ({ code }) => errors.push(code) });
  expect(errors).toEqual([]);
  return { source, elements: elementsOf(tree) };
}

function elementsOf(node: DefaultTreeAdapterTypes.ParentNode): Element[] {
  return node.childNodes.flatMap((child) =>
    defaultTreeAdapter.isElementNode(child) ? [child, ...elementsOf(child)] : [],
  );
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

function textOf(element: Element): string {
  return element.childNodes
    .map((child) => {
      if (defaultTreeAdapter.isTextNode(child)) return child.value;
      return defaultTreeAdapter.isElementNode(child) ? textOf(child) : "";
    })
    .join("");
}

describe("HTML report", () => {
  it("shows hostile texts as texts", async () => {
    const { elements } = await render(hostileReport());
    const names = new Set(elements.map(({ tagName }) => tagName));
    for (const name of ["script", "img", "iframe", "object", "form", "input", "link"])
      expect(names).not.toContain(name);
    const attributes = elements.flatMap(({ attrs }) => attrs.map(({ name }) => name));
    expect(attributes.filter((name) => name.startsWith("on") || name === "style" || name === "src")).toEqual([]);
    const heading = elements.find((element) => attribute(element, "id") === "title-vuln_markup");
    expect(heading === undefined ? undefined : textOf(heading)).toBe(SCRIPT);
  });

  it("marks what gave a weakness away, as text", async () => {
    const { elements } = await render(hostileReport());
    expect(elements.filter(({ tagName }) => tagName === "mark").map(textOf)).toEqual([SCRIPT]);
  });

  it("links to the web and within itself only", async () => {
    for (const document of [sampleReport(), hostileReport()]) {
      const { elements } = await render(document);
      const ids = new Set(elements.flatMap((element) => attribute(element, "id") ?? []));
      const targets = elements.flatMap((element) => attribute(element, "href") ?? []);
      expect(targets.length).toBeGreaterThan(5);
      for (const target of targets) {
        if (target.startsWith("#")) expect(ids).toContain(target.slice(1));
        else expect(target).toMatch(/^https:\/\//);
      }
    }
  });

  it("forbids scripts and everything from elsewhere, and allows its own style sheet", async () => {
    const { elements } = await render(sampleReport());
    const policy = elements.find((element) => attribute(element, "http-equiv") === "Content-Security-Policy");
    const style = elements.find(({ tagName }) => tagName === "style");
    const hash = createHash("sha256")
      .update(style === undefined ? "" : textOf(style))
      .digest("base64");
    expect(policy === undefined ? "" : attribute(policy, "content")).toContain(
      `default-src 'none'; style-src 'sha256-${hash}'`,
    );
  });

  it("has unique ids, a language, a title, and scopes on every heading cell", async () => {
    const { elements } = await render(sampleReport());
    const ids = elements.flatMap((element) => attribute(element, "id") ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(elements.filter(({ tagName }) => tagName === "h1")).toHaveLength(1);
    expect(elements.map((element) => attribute(element, "lang"))).toContain("en");
    expect(elements.find(({ tagName }) => tagName === "title")?.childNodes).toHaveLength(1);
    for (const cell of elements.filter(({ tagName }) => tagName === "th")) {
      expect(["row", "col"]).toContain(attribute(cell, "scope"));
    }
    const chart = elements.find(({ tagName }) => tagName === "svg");
    expect(chart === undefined ? "" : attribute(chart, "aria-label")).toContain("1 critical, 3 high");
  });

  it("has a section a finding, with what the PDF has", async () => {
    const { elements } = await render(sampleReport());
    const articles = elements.filter(({ tagName }) => tagName === "article").map(textOf);
    expect(articles).toHaveLength(12);
    for (const text of ["Finding 1 of 12", "Critical", "Confirmed", "CWE-89", "9.8", "Use parameterised queries"]) {
      expect(articles[0]).toContain(text);
    }
  });

  it("replaces what could reorder or break the page", async () => {
    const { source } = await render(hostileReport());
    expect(source).not.toMatch(/[\u202a-\u202e]|[^\P{Cc}\n\t]/u);
  });

  it("says so when nothing was found", async () => {
    const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
    const { source } = await render(sampleReport({ findings: [], counts, checks: [] }));
    expect(source).toContain("The report has no findings.");
  });
});
