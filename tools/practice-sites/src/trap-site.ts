import { randomUUID } from "node:crypto";
import { escapeHtml, html, type Route, type RunningSite, routed, serve, text } from "./serve.ts";

const ARTICLE = `<h1>How to read database errors</h1>
  <p>You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version.</p>
  <p>ORA-00933: SQL command not properly ended. Unclosed quotation mark after the character string 'x'.</p>
  <pre>Traceback (most recent call last):
  File "app.py", line 12, in view
java.lang.NullPointerException
  at example.Main.run(Main.java:3)</pre>
  <p>The first line of the file is often root:x:0:0:root:/root:/bin/sh</p>
  <p>Keys look like AKIA${"IOSFODNN7EXAMPLE"}.</p>
  <p>Servers print titles such as &lt;title&gt;Index of /files&lt;/title&gt;.</p>`;

const INDEX = `<a href="/articles?topic=errors">Errors</a> <a href="/search?q=apple">Search</a> <a href="/item?id=7">Item</a>
  <a href="/go?url=/landing">Go</a> <a href="/echo.json?value=1">JSON</a> <a href="/script?name=Ann">Script</a>
  <a href="/news?page=1">News</a> <a href="/template?text=x">Template</a> <a href="/doc?file=guide">Guide</a> <a href="/help?about=fruit">Help</a>`;

const ROUTES: readonly (readonly [path: string, route: Route])[] = [
  ["/", ({ response }) => html(response, INDEX)],
  // Whatever it does not know, it answers with a page about errors.
  [
    "/help",
    ({ url, response }) =>
      html(response, url.searchParams.get("about") === "fruit" ? "<p>Fruit is good.</p>" : ARTICLE),
  ],
  ["/articles", ({ response }) => html(response, ARTICLE)],
  [
    "/search",
    ({ url, response }) => {
      const term = escapeHtml(url.searchParams.get("q") ?? "");
      html(
        response,
        `<input value="${term}"><!-- ${term} --><textarea>${term}</textarea><p title='${term}'>${term}</p>`,
      );
    },
  ],
  // A number is read from the front, whatever follows it: "7 AND 1=2" is 7.
  [
    "/item",
    ({ url, response }) => html(response, `<p>Item ${Number.parseInt(url.searchParams.get("id") ?? "", 10)}</p>`),
  ],
  [
    "/go",
    ({ url, response }) => {
      const location = `/landing?from=${encodeURIComponent(url.searchParams.get("url") ?? "")}`;
      response.writeHead(302, { location });
      response.end(`<a href="${location}">here</a>`);
    },
  ],
  ["/landing", ({ response }) => html(response, "<p>You have arrived.</p>")],
  [
    "/echo.json",
    ({ url, response }) =>
      text(response, JSON.stringify({ value: `<b>${url.searchParams.get("value")}</b>` }), "application/json"),
  ],
  [
    "/script",
    ({ url, response }) => {
      const name = JSON.stringify(url.searchParams.get("name")).replaceAll("<", "\\u003c").replaceAll("'", "\\u0027");
      html(response, `<script>var name = ${name}; var other = '${name.replaceAll('"', '\\"')}';</script>`);
    },
  ],
  [
    "/news",
    ({ response }) => html(response, `<p>Fresh every time: ${randomUUID()} ${randomUUID()} ${randomUUID()}</p>`),
  ],
  ["/template", ({ url, response }) => html(response, `<p>${escapeHtml(url.searchParams.get("text") ?? "")}</p>`)],
  ["/doc", ({ response }) => html(response, ARTICLE)],
];

/**
 * A site without weaknesses in its programs that looks as if it had many: it writes about errors, encodes what it
 * repeats, redirects to itself, changes on every visit, and answers 200 for every path with a page full of bait.
 */
export async function startTrapSite(): Promise<RunningSite> {
  return await serve(
    routed(new Map(ROUTES), ({ url, response }) => {
      if (url.pathname === "/robots.txt") return html(response, "", 404);
      const type = url.pathname.endsWith(".html") ? "text/html" : "text/plain";
      return text(
        response,
        `ref: refs/heads/main\nAPP_KEY=none\nCREATE TABLE x\n[core]\n${url.pathname} is not here.\n`,
        type,
      );
    }),
  );
}
