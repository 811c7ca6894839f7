import { posix } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { escapeHtml, html, type Route, text } from "../serve.ts";
import { describeProducts, query } from "../shop-database.ts";
import { runInShell } from "./shell.ts";

const FILES: Readonly<Record<string, string>> = {
  "/var/www/downloads/manual.txt": "Read the manual.\n",
  "/etc/passwd": "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n",
};

/** Programs that trust their parameters. */
export function injectionRoutes(database: DatabaseSync): readonly (readonly [path: string, route: Route])[] {
  return [
    ["/search", ({ url, response }) => html(response, `<p>Nothing found for ${parameter(url, "q")}.</p>`)],
    [
      "/profile",
      ({ url, response }) => html(response, `<input value="${parameter(url, "name").replace(/[<>]/g, "")}">`),
    ],
    [
      "/greet",
      ({ url, response }) =>
        html(response, `<script>var who = '${parameter(url, "who").replace(/[<>"]/g, "")}';</script>`),
    ],
    ["/link", ({ url, response }) => html(response, `<a href="${escapeHtml(parameter(url, "site"))}">Visit</a>`)],
    [
      "/go",
      ({ url, response }) => {
        response.writeHead(302, { location: encodeURI(parameter(url, "url")) });
        response.end();
      },
    ],
    [
      "/product",
      ({ url, response }) => {
        try {
          html(
            response,
            describeProducts(query(database, `SELECT * FROM products WHERE id = ${parameter(url, "id")}`)),
          );
        } catch (error) {
          html(response, `<p>Database says: ${escapeHtml(String(error))}</p>`, 500);
        }
      },
    ],
    [
      "/stock",
      ({ url, response }) => {
        try {
          const name = parameter(url, "item");
          html(response, describeProducts(query(database, `SELECT * FROM products WHERE name = '${name}'`)));
        } catch {
          html(response, describeProducts([]));
        }
      },
    ],
    [
      "/session",
      ({ form, response }) => {
        const statement = `SELECT name FROM users WHERE name = '${form.get("user")}' AND password = 'x'`;
        try {
          query(database, statement);
          html(response, "<p>Wrong name or password.</p>");
        } catch (error) {
          html(response, `<p>${escapeHtml(String(error))}</p>`);
        }
      },
    ],
    [
      "/download",
      ({ url, response }) => {
        const content = FILES[posix.join("/var/www/downloads", parameter(url, "file"))];
        response.statusCode = content === undefined ? 404 : 200;
        text(response, content ?? "no such file");
      },
    ],
    ["/ping", ({ url, response }) => text(response, runInShell(`ping -c 1 ${parameter(url, "host")}`))],
    [
      "/hello",
      ({ url, response }) => {
        const evaluated = parameter(url, "to").replace(/\{\{(\d+)\*(\d+)\}\}/g, (_, a, b) => String(a * b));
        html(response, `<p>Hello ${escapeHtml(evaluated)}</p>`);
      },
    ],
    [
      "/language",
      ({ url, response }) => {
        // Node.js refuses line breaks in headers, so this writes the response as careless servers do.
        const body = "ok";
        response.socket?.end(
          `HTTP/1.1 200 OK\r\nX-Language: ${parameter(url, "set")}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
        );
      },
    ],
    [
      "/invoice",
      ({ url, response }) => {
        try {
          text(response, `Invoice ${BigInt(parameter(url, "number"))}`);
        } catch (error) {
          html(response, `<pre>${escapeHtml(error instanceof Error ? (error.stack ?? "") : "")}</pre>`, 500);
        }
      },
    ],
  ];
}

function parameter(url: URL, name: string): string {
  return url.searchParams.get(name) ?? "";
}
