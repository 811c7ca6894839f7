import { html, type Route, text } from "../serve.ts";

const INDEX = `<!doctype html><title>Corner shop</title>
<script src="https://cdn.shop.example/jquery-1.12.4.min.js"></script>
<script src="/assets/config.js"></script>
<ul>
  <li><a href="/search?q=apple">Search</a> <a href="/profile?name=Ann">Profile</a> <a href="/greet?who=Ann">Greet</a>
  <li><a href="/link?site=https://shop.example/">Link</a> <a href="/go?url=/policy">Go</a> <a href="/product?id=1">Apple</a>
  <li><a href="/stock?item=apple">Stock</a> <a href="/download?file=manual.txt">Manual</a> <a href="/ping?host=localhost">Ping</a>
  <li><a href="/hello?to=Ann">Hello</a> <a href="/language?set=en">English</a> <a href="/invoice?number=7">Invoice</a>
  <li><a href="/broken">Broken</a> <a href="/settings">Settings</a> <a href="/login">Log in</a> <a href="/policy">Policy</a>
  <li><a href="/files/report.txt">Report</a> <a href="/cart.php">Cart</a> <a href="/api/me">Me</a>
  <li><a href="/account?sid=4f9a01bc77">Account</a> <a href="/logout">Log out</a> <a href="/basket/delete?id=1">Empty</a>
</ul>`;

const JAVA_TRACE = `java.lang.IllegalStateException: no cart
\tat example.shop.Cart.load(Cart.java:42)
\tat example.shop.Servlet.doGet(Servlet.java:17)`;

/** Written in two parts, so that no scanner of source code takes it for a real key. */
const FAKE_AWS_KEY = `AKIA${"QX7ZLM3T5RWV2B9D"}`;

/** Pages whose weakness can be seen without attacking them. */
export const pageRoutes: readonly (readonly [path: string, route: Route])[] = [
  [
    "/",
    ({ response }) => {
      response.setHeader("set-cookie", "session=3b1f9a77c2d84e06; Path=/");
      html(response, INDEX);
    },
  ],
  ["/broken", ({ response }) => html(response, `<pre>${JAVA_TRACE}</pre>`, 500)],
  [
    "/settings",
    ({ response }) =>
      html(response, '<form method="post" action="/settings/save"><input name="nickname"><button>Save</button></form>'),
  ],
  ["/settings/save", ({ response }) => html(response, "<p>Saved.</p>")],
  [
    "/login",
    ({ response }) =>
      html(
        response,
        '<form method="post" action="/session"><input name="user"><input name="pin" type="password"><button>Go</button></form>',
      ),
  ],
  [
    "/policy",
    ({ response }) => {
      response.setHeader("content-security-policy", "default-src 'self'; script-src 'self' 'unsafe-inline'");
      html(response, "<p>We keep everything.</p>");
    },
  ],
  ["/account", ({ response }) => html(response, "<p>Your account.</p>")],
  ["/logout", ({ response }) => html(response, "<p>Bye.</p>")],
  ["/assets/config.js", ({ response }) => text(response, `window.key = "${FAKE_AWS_KEY}";`, "text/javascript")],
  [
    "/api/me",
    ({ request, response }) => {
      response.setHeader("access-control-allow-origin", request.headers.origin ?? "null");
      response.setHeader("access-control-allow-credentials", "true");
      text(response, '{"name":"Ann"}', "application/json");
    },
  ],
  ["/files/report.txt", ({ response }) => text(response, "All is well.")],
  ["/cart.php", ({ response }) => html(response, "<p>Your cart is empty.</p>")],
];
