import { describe, expect, test } from "vitest";
import { placeOf } from "../src/build/guides/sources.ts";
import { splitFrontMatter } from "../src/build/markdown/front-matter.ts";
import { renderArticle } from "../src/build/markdown/markdown.ts";

const keep = (target: string) => target;

describe("front matter", () => {
  test("a source without a title is refused, and the message says what to add", () => {
    expect(() => splitFrontMatter("# No front matter", "a.md")).toThrow(/a\.md has no title.*title: …/);
    expect(() => splitFrontMatter("---\norder: 1\n---\n# Body", "b.md")).toThrow(/b\.md has no title/);
  });

  test("is split from the body", () => {
    expect(splitFrontMatter("---\ntitle: A\norder: 1\n---\n\n# B\n", "a.md")).toEqual({
      meta: { title: "A", description: undefined },
      body: "\n# B\n",
    });
  });
});

describe("links of sources", () => {
  test("a link to a file that is no page is refused, with those that are", () => {
    expect(() => placeOf("nope.md#x", "overview.md")).toThrow(/overview\.md links to nope\.md#x.*authentication\.md/);
  });

  test("files become places, other sites stay", () => {
    expect(placeOf("endpoints.md#scopes", "a.md")).toBe("reference/#scopes");
    expect(placeOf("https://example.com", "a.md")).toBeUndefined();
    expect(placeOf("#here", "a.md")).toBeUndefined();
  });
});

describe("articles", () => {
  test("an alert becomes a note with its Markdown rendered; an unknown container stays text", () => {
    const { content } = renderArticle(
      "::: alert alert-warning\n**Important:** Wait.\n:::\n\n::: other\nx\n:::\n",
      keep,
    );
    expect(content.text).toContain(
      '<div class="alert alert-warning" role="note">\n<p><strong>Important:</strong> Wait.</p>',
    );
    expect(content.text).toContain("::: other");
  });

  test("headings get ids that occur once, and the second level is the outline", () => {
    const { content, outline } = renderArticle("# T\n\n## Use `it`\n\n### Use it\n\n## HTTP Status\n", keep);
    expect(content.text).toContain('<h2 id="use-it">');
    expect(content.text).toContain('<h3 id="use-it-more">');
    expect(outline).toEqual([
      { id: "use-it", text: "Use it" },
      { id: "http-status", text: "HTTP Status" },
    ]);
  });

  test("markup in a source is shown, not run", () => {
    expect(renderArticle("<script>x</script> [a](javascript:x)", keep).content.text).not.toMatch(
      /<script|href="javascript/,
    );
  });

  test("code is highlighted with classes alone, and an unknown language is shown plain", () => {
    const { content } = renderArticle('```json\n{ "a": 1 }\n```\n\n```nope\n<b>\n```\n', keep);
    expect(content.text).toContain('<span class="hljs-attr">&quot;a&quot;</span>');
    expect(content.text).toContain("<code>&lt;b&gt;</code>");
    expect(content.text).not.toContain("style=");
  });
});
