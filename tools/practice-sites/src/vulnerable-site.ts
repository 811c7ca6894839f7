import { selfSigned } from "./certificate.ts";
import { html, type Route, type RunningSite, routed, serve, text } from "./serve.ts";
import { openShopDatabase } from "./shop-database.ts";
import { exposedRoutes } from "./vulnerable/exposed-routes.ts";
import { injectionRoutes } from "./vulnerable/injection-routes.ts";
import { pageRoutes } from "./vulnerable/page-routes.ts";

export { PLANTED, PLANTED_WITH_TLS, type Planted } from "./vulnerable/planted.ts";

/** A shop with every weakness of `PLANTED`, on loopback over plain http. */
export async function startVulnerableSite(options: { readonly port?: number } = {}): Promise<RunningSite> {
  const database = openShopDatabase();
  const routes = new Map<string, Route>([...pageRoutes, ...exposedRoutes, ...injectionRoutes(database)]);
  const listener = routed(routes, ({ response }) => html(response, "<p>There is no such page.</p>", 404));
  const site = await serve((request, response) => {
    response.setHeader("server", "Apache/2.4.29");
    response.setHeader("x-powered-by", "PHP/5.6.40");
    response.setHeader("x-backend", "10.20.30.40:8080");
    if (request.method !== "TRACE") return listener(request, response);
    const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`);
    return text(response, `TRACE ${request.url} HTTP/1.1\r\n${headers.join("\r\n")}`, "message/http");
  }, options);
  return {
    ...site,
    close: async () => {
      await site.close();
      database.close();
    },
  };
}

/** A single page with every weakness of `PLANTED_WITH_TLS`, and no others that matter. */
export async function startVulnerableTlsSite(): Promise<RunningSite> {
  const certificate = await selfSigned({
    notBefore: new Date("2020-01-01T00:00:00Z"),
    notAfter: new Date("2021-01-01T00:00:00Z"),
  });
  const page: Route = ({ response }) => html(response, '<img src="http://images.shop.example/logo.png" alt="">');
  const listener = routed(new Map([["/", page]]), ({ response }) => html(response, "", 404));
  return await serve(listener, { tls: { ...certificate, minVersion: "TLSv1", ciphers: "DEFAULT@SECLEVEL=0" } });
}
