import { html, type Route, text } from "../serve.ts";

const SCHEMA = '{"data":{"__schema":{"queryType":{"name":"Query"}}}}';

/** Files and pages that should not be public; nothing links to them. */
export const exposedRoutes: readonly (readonly [path: string, route: Route])[] = [
  ["/.git/HEAD", ({ response }) => text(response, "ref: refs/heads/main\n")],
  ["/.env", ({ response }) => text(response, "# production\nAPP_ENV=production\nDB_PASSWORD=correct-horse\n")],
  ["/backup.sql", ({ response }) => text(response, "-- dump\nCREATE TABLE users (name text);\n")],
  ["/cart.php.bak", ({ response }) => text(response, "<?php $total = 0; ?>")],
  [
    "/phpinfo.php",
    ({ response }) => html(response, "<title>PHP 5.6.40 - phpinfo()</title><h1>PHP Version 5.6.40</h1>"),
  ],
  ["/server-status", ({ response }) => html(response, "<h1>Apache Server Status for shop</h1>")],
  [
    "/files/",
    ({ response }) =>
      html(
        response,
        '<title>Index of /files</title><h1>Index of /files</h1><a href="?C=N;O=D">Name</a> <a href="report.txt">report.txt</a>',
      ),
  ],
  ["/graphql", ({ response }) => text(response, SCHEMA, "application/json")],
  ["/openapi.json", ({ response }) => text(response, '{"openapi":"3.1.0","paths":{}}', "application/json")],
];
