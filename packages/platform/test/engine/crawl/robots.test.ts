import { describe, expect, test } from "vitest";
import { parseRobots } from "../../../src/engine/crawl/robots.ts";

function allowed(robots: string, path: string, agent = "HivePro-Scanner/1.0"): boolean {
  return parseRobots(robots, agent).allows(new URL(path, "http://shop.example"));
}

describe("parseRobots", () => {
  test("allows everything when there are no rules", () => {
    expect(allowed("", "/anything")).toBe(true);
    expect(allowed("User-agent: *\nDisallow:\n", "/anything")).toBe(true);
  });

  test("the longest rule wins, and allow wins a tie", () => {
    const robots = "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\nDisallow: /t\nAllow: /t\n";
    expect(["/a/x", "/a/b/x", "/a/b/c/x", "/t", "/z"].map((path) => allowed(robots, path))).toEqual([
      false,
      true,
      false,
      true,
      true,
    ]);
  });

  test("wildcards and end anchors", () => {
    const robots = "User-agent: *\nDisallow: /*.pdf$\nDisallow: /x*/private\nDisallow: /exact$\nDisallow: /*?q=";
    const paths = ["/a.pdf", "/a.pdf?v=1", "/x/y/private/1", "/exact", "/exactly", "/s?q=1", "/s?r=1"];
    expect(paths.map((path) => allowed(robots, path))).toEqual([false, true, false, false, true, false, true]);
  });

  test("an agent's own group replaces the general one; groups of one agent add up", () => {
    const robots = [
      "User-agent: *\nDisallow: /",
      "User-agent: other\nUser-agent: hivepro-scanner\nDisallow: /one",
      "User-Agent: HivePro-Scanner\nDisallow: /two # not here\nCrawl-delay: 2",
    ].join("\n\n");
    expect(["/", "/one", "/two"].map((path) => allowed(robots, path))).toEqual([true, false, false]);
    expect(allowed(robots, "/", "Somebody/2")).toBe(false);
    expect(parseRobots(robots, "HivePro-Scanner/1.0").crawlDelay).toBe(2);
  });

  test("tells sitemaps and plain disallowed paths", () => {
    const rules = parseRobots("Sitemap: /s.xml\nUser-agent: *\nDisallow: /admin/\nDisallow: /*.bak$\n", "x");
    expect(rules.sitemaps).toEqual(["/s.xml"]);
    expect(rules.disallowedPaths).toEqual(["/admin/"]);
  });

  test("a pattern full of wildcards is decided at once", () => {
    expect(allowed(`User-agent: *\nDisallow: /${"*a".repeat(200)}$`, `/${"a".repeat(1500)}b`)).toBe(true);
  });
});
