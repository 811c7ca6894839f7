import { describe, expect, test } from "vitest";
import { isDestructiveForm, looksDestructive } from "../../../src/engine/crawl/destructive.ts";
import { fillForm } from "../../../src/engine/crawl/fill-form.ts";
import { inputsOf, requestFor, requestWith } from "../../../src/engine/crawl/input-point.ts";
import { parseSitemap } from "../../../src/engine/crawl/sitemap.ts";
import { readDocument } from "../../../src/engine/html/document.ts";

const PAGE = new URL("http://shop.example/dir/page?x=1");

function formsOf(html: string) {
  return readDocument(html, PAGE).forms;
}

function firstForm(html: string) {
  const form = formsOf(html)[0];
  if (form === undefined) throw new Error("the page has no form");
  return form;
}

describe("readDocument", () => {
  test("resolves references against base, and reads meta refresh", () => {
    const html = `<base href="/other/"><a href="x">1</a><iframe src="//cdn.example/y"></iframe>
      <meta http-equiv="Refresh" content="3; URL='z'"><a href="http://[bad">2</a>`;
    expect(readDocument(html, PAGE).references.map(({ url }) => url.href)).toEqual([
      "http://shop.example/other/x",
      "http://cdn.example/y",
      "http://shop.example/other/z",
    ]);
  });

  test("survives markup that is nested without end", () => {
    const html = `${"<div>".repeat(50_000)}<a href="/deep">x</a>`;
    expect(readDocument(html, PAGE).references).toHaveLength(1);
  });
});

describe("fillForm", () => {
  test("fills each kind of field with something harmless, and keeps what the page supplies", () => {
    const form = firstForm(`<form action="save" method="POST">
      <input name="mail" type="email"><input name="n" type="number"><input name="token" type="hidden" value="t">
      <input name="kept" value="as is"><input name="off" disabled><input type="file" name="f"><input value="nameless">
      <input type="radio" name="r" value="1"><input type="radio" name="r" value="2"><textarea name="t">old</textarea>
      <select name="s"><option value="">-</option><option value="b">B</option></select>
      <button name="go" value="1">Go</button><button name="other" value="2">Other</button></form>`);
    expect(fillForm(form)).toEqual({
      method: "POST",
      action: new URL("http://shop.example/dir/save"),
      encoding: "urlencoded",
      fields: [
        ["mail", "scanner@example.com"],
        ["n", "1"],
        ["token", "t"],
        ["kept", "as is"],
        ["r", "1"],
        ["t", "old"],
        ["s", "b"],
        ["go", "1"],
      ],
    });
  });

  test("a GET form replaces the query of its action", () => {
    const form = firstForm('<form action="/search?old=1#top"><input name="q"></form>');
    expect(requestFor(fillForm(form)).url.href).toBe("http://shop.example/search?q=hivepro");
  });

  test("a multipart form is sent as one, and a name can't break out of its part", () => {
    const form = firstForm(
      '<form method="post" enctype="multipart/form-data"><input name="a&quot;b" value="1"></form>',
    );
    const { headers, body } = requestFor(fillForm(form));
    expect(headers?.["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(body).toContain('name="a%22b"\r\n\r\n1\r\n');
  });
});

describe("inputs", () => {
  test("each parameter once, anti-forgery tokens never", () => {
    const form = firstForm(
      '<form method="post"><input name="a" value="1"><input name="csrf_token" value="x"><input name="a" value="2"></form>',
    );
    const inputs = inputsOf(fillForm(form));
    expect(inputs.map(({ parameter }) => parameter)).toEqual(["a"]);
    const [input] = inputs;
    expect(input && requestWith(input, "'&").body).toBe("a=%27%26&csrf_token=x&a=%27%26");
  });
});

describe("what is left alone", () => {
  test.for([
    ["/logout", true],
    ["/user/signOut", true],
    ["/items/7/delete", true],
    ["/items?action=deleteAll", true],
    ["/log-off.php", true],
    ["/log%6fut", true],
    ["/blog", false],
    ["/undeleted", false],
    ["/catalogue", false],
    ["/search?q=hello", false],
  ] as const)("%s: %s", ([path, expected]) => {
    expect(looksDestructive(new URL(path, PAGE))).toBe(expected);
  });

  test("forms are judged by their buttons too", () => {
    const forms =
      formsOf(`<form><button>Delete account</button></form><form><input type="submit" value="Sign out"></form>
      <form><button>Save</button><button>Cancel</button></form><form><button>Cancel</button></form>
      <form><input type="hidden" name="action" value="deleteItem"><button>OK</button></form>`);
    expect(forms.map(isDestructiveForm)).toEqual([true, true, false, false, true]);
  });
});

describe("parseSitemap", () => {
  test("reads pages and indexes, and nothing from other documents", () => {
    const page = '<?xml version="1.0"?><urlset><url><loc> http://shop.example/a?x=1&amp;y=2 </loc></url></urlset>';
    const index = "<sitemapindex><sitemap><loc>/other.xml</loc></sitemap></sitemapindex>";
    expect(parseSitemap(page, PAGE).pages.map(String)).toEqual(["http://shop.example/a?x=1&y=2"]);
    expect(parseSitemap(index, PAGE).sitemaps.map(String)).toEqual(["http://shop.example/other.xml"]);
    expect(parseSitemap("<html><loc>/x</loc></html>", PAGE)).toEqual({ pages: [], sitemaps: [] });
  });
});
