import { describe, expect, test } from "vitest";
import type { Page } from "../../../src/engine/crawl/page.ts";
import { readDocument } from "../../../src/engine/html/document.ts";
import type { Exchange } from "../../../src/engine/http/exchange.ts";
import { policiesOf, scriptWeaknesses } from "../../../src/engine/probing/content-security-policy.ts";
import { findErrorTrace } from "../../../src/engine/probing/error-traces.ts";
import { isOutdated, librariesOf } from "../../../src/engine/probing/javascript-libraries.ts";
import { similarity, withoutEchoes } from "../../../src/engine/probing/similarity.ts";
import { findDatabaseErrors } from "../../../src/engine/probing/sql-errors.ts";

const URL_OF_PAGE = new URL("http://shop.example/page");

function answer(body: string, status = 200, headers: Record<string, string> = {}): Exchange {
  const entries = Object.entries(headers).map(([name, value]): [string, string[]] => [name, [value]]);
  return {
    request: { method: "GET", url: URL_OF_PAGE, headers: {}, body: undefined },
    response: {
      status,
      statusText: "",
      httpVersion: "1.1",
      headers: new Map(entries),
      body,
      truncated: false,
      tls: undefined,
    },
  };
}

function pageOf(body: string, headers: Record<string, string> = {}): Page {
  return {
    url: URL_OF_PAGE,
    depth: 0,
    exchange: answer(body, 200, headers),
    document: readDocument(body, URL_OF_PAGE),
  };
}

describe("database errors", () => {
  test.for([
    ["MySQL", "You have an error in your SQL syntax; check the manual that corresponds to your MariaDB server version"],
    ["MySQL", "Warning: mysqli_fetch_array() expects parameter 1 to be mysqli_result, bool given"],
    ["MySQL", "SQLSTATE[42000]: Syntax error or access violation: 1064"],
    ["PostgreSQL", 'ERROR: unterminated quoted string at or near "\'" LINE 1'],
    ["PostgreSQL", "syntax error at or near &quot;AND&quot;"],
    ["SQL Server", "Unclosed quotation mark after the character string ''."],
    ["SQL Server", "[Microsoft][ODBC Driver 17 for SQL Server][SQL Server]Incorrect"],
    ["Oracle", "ORA-01756: quoted string not properly terminated"],
    ["SQLite", "near &#34;)&#34;: syntax error"],
    ["SQLite", 'unrecognized token: "\'"'],
    ["DB2", "DB2 SQL error: SQLCODE=-10, SQLSTATE=42603"],
    ["Access", "Syntax error (missing operator) in query expression 'id = '"],
    ["JDBC", "java.sql.SQLSyntaxErrorException: x"],
  ])("%s: %s", ([database, body = ""]) => {
    expect(findDatabaseErrors(body).map((found) => found.database)).toContain(database);
  });

  test("talk about databases is none", () => {
    expect(
      findDatabaseErrors("We support MySQL, PostgreSQL and Oracle. Syntax errors near the end are fixed."),
    ).toEqual([]);
  });
});

describe("error traces", () => {
  test.for([
    ["PHP error message", 200, "<b>Warning</b>:  Undefined variable $x in <b>/var/www/a.php</b> on line <b>3</b>"],
    ["Django debug page", 500, "<tr><th>Django Version:</th><td>4.2</td></tr>"],
    ["Werkzeug debugger", 500, "<title>ZeroDivisionError: x // Werkzeug Debugger</title>"],
    ["ASP.NET error page", 500, "<title>Runtime Error</title><body><b>Stack Trace:</b>"],
    ["Java stack trace", 500, "at com.shop.Cart$Item.load(Cart.java:42)"],
    ["Python stack trace", 500, "Traceback (most recent call last):\n  File &quot;/app/x.py&quot;, line 3, in y"],
    ["Node.js stack trace", 500, "    at Object.run (/srv/app/index.js:10:5)"],
    ["Node.js stack trace", 500, "    at file:///srv/app/index.mjs:10:5"],
    [".NET stack trace", 500, "at Shop.Cart.Load(Int32 id) in C:\\src\\Cart.cs:line 12"],
    ["PHP stack trace", 500, "#0 /var/www/index.php(12): run()"],
    ["Ruby stack trace", 500, "app/models/cart.rb:12:in 'load'"],
    ["Go stack trace", 500, "goroutine 1 [running]:"],
  ] as const)("%s, status %d", ([kind, status, body]) => {
    expect(findErrorTrace(answer(body, status))?.kind).toBe(kind);
  });

  test("a trace in an article is none", () => {
    expect(findErrorTrace(answer("<pre>at com.shop.Cart.load(Cart.java:42)</pre>"))).toBeUndefined();
  });
});

describe("content security policies", () => {
  const weaknesses = (policy: string) =>
    policiesOf(pageOf("", { "content-security-policy": policy })).map(scriptWeaknesses);

  test.for([
    ["default-src 'self'", []],
    ["script-src 'nonce-abc' 'unsafe-inline'", []],
    ["script-src 'nonce-abc' 'strict-dynamic' https: 'unsafe-inline'", []],
    ["default-src 'none'; script-src 'self' 'unsafe-inline'", ["'unsafe-inline'"]],
    ["script-src 'self' 'unsafe-eval' data:", ["'unsafe-eval'", "data:"]],
    ["default-src *", ["*"]],
    ["script-src 'self'; script-src *", []],
    ["img-src 'self'", ["scripts from anywhere (neither script-src nor default-src)"]],
  ] as const)("%s: %j", ([policy, expected]) => {
    expect(weaknesses(policy)).toEqual([expected]);
  });

  test("policies of meta elements and of joined headers all count", () => {
    const page = pageOf('<meta http-equiv="Content-Security-Policy" content="default-src *">', {
      "content-security-policy": "default-src 'self', img-src 'none'",
    });
    expect(policiesOf(page).map(({ text }) => text)).toEqual(["default-src 'self'", "img-src 'none'", "default-src *"]);
  });
});

describe("JavaScript libraries", () => {
  const outdated = (page: Page) =>
    librariesOf(page)
      .filter(({ library, version }) => isOutdated(library, version))
      .map(({ library, version }) => `${library.name} ${version}`);

  test.for([
    ["/js/jquery-1.12.4.min.js", ["jQuery 1.12.4"]],
    ["/npm/jquery@3.4.1/dist/jquery.min.js", ["jQuery 3.4.1"]],
    ["/ajax/libs/jquery/3.4.1/jquery.min.js", ["jQuery 3.4.1"]],
    ["/js/jquery-3.7.1.min.js", []],
    ["/js/jquery-ui-1.12.1.min.js", ["jQuery UI 1.12.1"]],
    ["/bootstrap/3.4.1/js/bootstrap.min.js", []],
    ["/bootstrap/4.1.0/js/bootstrap.min.js", ["Bootstrap 4.1.0"]],
    ["/bootstrap/5.0.0/js/bootstrap.min.js", []],
    ["/angular.js/1.8.2/angular.min.js", ["AngularJS 1.8.2"]],
    ["/lodash@4.17.20/lodash.js", ["Lodash 4.17.20"]],
    ["/not-jquery-plugin-1.0.0.js", []],
    ["/dompurify@2.5.4/dist/purify.js", []],
    ["/dompurify@3.0.0/dist/purify.js", ["DOMPurify 3.0.0"]],
  ] as const)("%s: %j", ([src, expected]) => {
    expect(outdated(pageOf(`<script src="${src}"></script>`))).toEqual(expected);
  });

  test("a script tells its version in its first line", () => {
    const script = pageOf("/*! jQuery v2.1.0 | (c) */", { "content-type": "text/javascript" });
    expect(outdated(script)).toEqual(["jQuery 2.1.0"]);
  });
});

describe("similarity", () => {
  test("is 1 for the same words and 0 for none in common", () => {
    expect([similarity("a b c", "c b a"), similarity("a b", "c d"), similarity("", ""), similarity("", "a")]).toEqual([
      1, 0, 1, 0,
    ]);
  });

  test("echoes are taken out in every spelling", () => {
    const echo = "'<a b>";
    const body = `raw ${echo} url ${encodeURIComponent(echo)} html &#39;&lt;a b&gt;.`;
    expect(withoutEchoes(body, [echo, "1"])).toBe("raw  url  html .");
  });
});
