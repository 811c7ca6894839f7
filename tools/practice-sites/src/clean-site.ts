import type { ServerResponse } from "node:http";
import { selfSigned } from "./certificate.ts";
import { escapeHtml, html, type Route, type RunningSite, routed, serve, text } from "./serve.ts";
import { describeProducts, openShopDatabase, type Product } from "./shop-database.ts";

const PAGES: Readonly<Record<string, string>> = {
  "/": `<!doctype html><title>Careful shop</title><h1>Careful shop</h1>
    <a href="/search?q=apple">Search</a> <a href="/product?id=1">Apple</a> <a href="/go?next=/about">About</a>
    <a href="/contact">Contact</a> <a href="/login">Log in</a> <script src="/app.js"></script>`,
  "/about": "<!doctype html><title>About</title><p>We have been selling fruit since 1911.</p>",
  "/contact": `<!doctype html><title>Contact</title><form method="post" action="/contact">
    <input type="hidden" name="csrf_token" value="b71f0c9de24a86315fd0"><textarea name="message"></textarea>
    <button>Send</button></form>`,
  "/login": `<!doctype html><title>Log in</title><form method="post" action="/login">
    <input type="hidden" name="csrf_token" value="b71f0c9de24a86315fd0"><input name="user" autocomplete="username">
    <input name="password" type="password" autocomplete="current-password"><button>Log in</button></form>`,
};

const SECURITY_TXT = "Contact: mailto:security@shop.example\nExpires: 2099-01-01T00:00:00Z\n";

/** A shop that does things properly, on loopback: over plain http, or over https with a self-signed certificate. */
export async function startCleanSite(options: { readonly secure?: boolean } = {}): Promise<RunningSite> {
  const database = openShopDatabase();
  const find = (column: "id" | "name", value: string) =>
    database.prepare(`SELECT * FROM products WHERE ${column} = ?`).all(value) as unknown as readonly Product[];
  const routes = new Map<string, Route>([
    ...Object.entries(PAGES).map(([path, page]): [string, Route] => [path, ({ response }) => html(response, page)]),
    ["/search", ({ url, response }) => html(response, searchPage(url.searchParams.get("q") ?? "", find))],
    ["/product", ({ url, response }) => html(response, describeProducts(find("id", url.searchParams.get("id") ?? "")))],
    ["/go", ({ url, response }) => redirectInside(response, url.searchParams.get("next") ?? "/")],
    ["/app.js", ({ response }) => text(response, "document.title += '!';", "text/javascript")],
    ["/.well-known/security.txt", ({ response }) => text(response, SECURITY_TXT)],
    ["/robots.txt", ({ response }) => text(response, "User-agent: *\nAllow: /\n")],
  ]);
  const listener = routed(routes, ({ response }) => html(response, "<p>Not found.</p>", 404));
  const site = await serve(
    (request, response) => {
      harden(response, options.secure ?? false);
      if (request.method === "GET" || request.method === "POST") return listener(request, response);
      response.writeHead(405, { allow: "GET, POST" });
      return response.end();
    },
    options.secure ? { tls: { ...(await selfSigned()), minVersion: "TLSv1.2" } } : {},
  );
  return {
    ...site,
    close: async () => {
      await site.close();
      database.close();
    },
  };
}

function harden(response: ServerResponse, secure: boolean): void {
  const policy = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
  response.setHeader("content-security-policy", policy);
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("x-frame-options", "DENY");
  response.setHeader("referrer-policy", "strict-origin-when-cross-origin");
  response.setHeader("permissions-policy", "camera=(), microphone=(), geolocation=()");
  response.setHeader("set-cookie", "__Host-session=8d2f66c0a1b94e73; Path=/; Secure; HttpOnly; SameSite=Lax");
  if (secure) response.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
}

function searchPage(term: string, find: (column: "name", value: string) => readonly Product[]): string {
  return `<!doctype html><title>Search</title><form><input name="q" value="${escapeHtml(term)}"></form>
    <p>Results for ${escapeHtml(term)}</p>${describeProducts(find("name", term))}`;
}

/** Only paths of this site are redirected to. */
function redirectInside(response: ServerResponse, next: string): void {
  const base = "http://site.invalid";
  const target = URL.canParse(next, base) ? new URL(next, base) : new URL(base);
  const location = target.origin === base ? `${target.pathname}${target.search}` : "/";
  response.writeHead(302, { location });
  response.end();
}
