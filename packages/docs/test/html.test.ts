import { describe, expect, test } from "vitest";
import { html, joined, trusted } from "../src/build/html/html.ts";

describe("html", () => {
  test("escapes what is put in, in text and in attributes", () => {
    const hostile = `"><script>alert('&')</script>`;
    expect(html`<p title="${hostile}">${hostile}</p>`.text).toBe(
      `<p title="&quot;&gt;&lt;script&gt;alert('&amp;')&lt;/script&gt;">&quot;&gt;&lt;script&gt;alert('&amp;')&lt;/script&gt;</p>`,
    );
  });

  test("takes markup as it is, joins lists, and leaves out what isn't there", () => {
    const items = ["a", "b"].map((item) => html`<li>${item}</li>`);
    expect(html`<ul>${items}${undefined}${false}${trusted("<hr>")}${0}</ul>`.text).toBe(
      "<ul><li>a</li><li>b</li><hr>0</ul>",
    );
  });

  test("keeps backslashes of the text", () => {
    expect(html`${"curl \\\n  -X POST"}`.text).toBe("curl \\\n  -X POST");
  });

  test("puts separators between, not around", () => {
    expect(joined(["a", "b", "c"], ", ").text).toBe("a, b, c");
    expect(joined([], ", ").text).toBe("");
  });
});
