import { gzipSync } from "node:zlib";
import { html, type Route, type RunningSite, routed, serve } from "@hivepro/practice-sites";
import { afterEach, describe, expect, test } from "vitest";
import { AddressGuard } from "../../../src/engine/address-policy/address-guard.ts";
import { parseSetCookie } from "../../../src/engine/http/cookies.ts";
import { headerOf } from "../../../src/engine/http/exchange.ts";
import { BudgetExhausted, ScanClient, type ScanClientOptions } from "../../../src/engine/http/scan-client.ts";

const open: { close(): void | Promise<void> }[] = [];
afterEach(async () => {
  for (const resource of open.splice(0)) await resource.close();
});

async function setUp(route: Route, options: Partial<ScanClientOptions> = {}) {
  const site: RunningSite = await serve(routed(new Map(), route));
  const client = new ScanClient(new URL(site.url), {
    guard: new AddressGuard({ allowed: ["127.0.0.1"] }),
    signal: new AbortController().signal,
    now: Date.now,
    maxRequests: 100,
    requestsPerSecond: 1000,
    concurrency: 4,
    requestTimeoutMs: 5000,
    maxBodyBytes: 1000,
    userAgent: "test/1",
    headers: {},
    ...options,
  });
  open.push(client, site);
  return { site, client, at: (path: string) => new URL(path, site.url) };
}

describe("bodies", () => {
  test("are cut at the cap", async () => {
    const { client, at } = await setUp(({ response }) => html(response, "x".repeat(5000)));
    const { response } = await client.send({ url: at("/") });
    expect([response.body.length, response.truncated]).toEqual([1000, true]);
  });

  test("of exactly the cap are whole", async () => {
    const { client, at } = await setUp(({ response }) => html(response, "x".repeat(1000)));
    const { response } = await client.send({ url: at("/") });
    expect([response.body.length, response.truncated]).toEqual([1000, false]);
  });

  test("without end are cut, and the connection is dropped", async () => {
    const { client, at } = await setUp(({ response }) => {
      const more = () => {
        while (response.write("x".repeat(200))) if (response.destroyed) return;
        response.once("drain", more);
      };
      more();
    });
    const { response } = await client.send({ url: at("/") });
    expect([response.body.length, response.truncated]).toEqual([1000, true]);
  });

  test("are measured after decompression", async () => {
    const { client, at } = await setUp(({ response }) => {
      response.setHeader("content-encoding", "gzip");
      response.end(gzipSync(Buffer.alloc(5_000_000, "x")));
    });
    const { response } = await client.send({ url: at("/") });
    expect([response.body.length, response.truncated]).toEqual([1000, true]);
  });

  test("that break off or can't be decompressed are kept as far as they came", async () => {
    const { client, at } = await setUp(({ url, response }) => {
      if (url.pathname === "/gzip") {
        response.setHeader("content-encoding", "gzip");
        response.end("this is no gzip");
      } else {
        response.writeHead(200, { "content-length": "500" });
        response.write("half a page", () => response.destroy());
      }
    });
    const broken = await client.send({ url: at("/") });
    const garbled = await client.send({ url: at("/gzip") });
    expect(broken.response).toMatchObject({ body: "half a page", truncated: true });
    expect(garbled.response).toMatchObject({ status: 200, truncated: true });
  });

  test("are decoded by their charset, unknown ones as UTF-8", async () => {
    const { client, at } = await setUp(({ url, response }) => {
      response.setHeader("content-type", `text/html; charset=${url.searchParams.get("charset")}`);
      response.end(Buffer.from([0xe9]));
    });
    const latin = await client.send({ url: at("/?charset=iso-8859-1") });
    const unknown = await client.send({ url: at("/?charset=klingon") });
    expect([latin.response.body, unknown.response.body]).toEqual(["é", "\uFFFD"]);
  });
});

describe("failures", () => {
  test("an answer that never ends is given up", async () => {
    const { client, at } = await setUp(({ response }) => void response.write("a"), { requestTimeoutMs: 100 });
    await expect(client.send({ url: at("/") })).rejects.toMatchObject({ name: "ExchangeFailed", kind: "timeout" });
    expect(await client.probe({ url: at("/") })).toBeUndefined();
  });

  test("what is no HTTP is a failed exchange", async () => {
    const { client, at } = await setUp(({ response }) => void response.socket?.end("220 mail.example ESMTP\r\n"));
    await expect(client.send({ url: at("/") })).rejects.toMatchObject({ name: "ExchangeFailed", kind: "network" });
  });

  test("another host than the scan's is never asked", async () => {
    const { client } = await setUp(({ response }) => html(response, ""));
    await expect(client.send({ url: new URL("http://127.0.0.2/") })).rejects.toThrow("not the host of this scan");
  });

  test("a single failing path does not end the scan; a target that went away does", async () => {
    const { client, site, at } = await setUp(({ url, response }) =>
      url.pathname === "/bad" ? void response.destroy() : html(response, "ok"),
    );
    for (let attempt = 0; attempt < 16; attempt += 1) expect(await client.probe({ url: at("/bad") })).toBeUndefined();
    await site.close();
    const gone = async () => {
      for (let attempt = 0; attempt < 16; attempt += 1) await client.probe({ url: at("/") });
    };
    await expect(gone()).rejects.toMatchObject({ code: "TARGET_UNREACHABLE" });
  });

  test("the budget counts every request", async () => {
    const { client, site, at } = await setUp(({ response }) => html(response, ""), { maxRequests: 2 });
    await client.send({ url: at("/1") });
    await client.probe({ url: at("/2") });
    await expect(client.probe({ url: at("/3") })).rejects.toThrow(BudgetExhausted);
    expect(site.requests).toHaveLength(2);
  });

  test("a connection that the server closed meanwhile is replaced", async () => {
    const { client, at } = await setUp(({ request, response }) => {
      html(response, "ok");
      response.once("close", () => request.socket.destroy());
    });
    const answers = [await client.send({ url: at("/1") }), await client.send({ url: at("/2") })];
    expect(answers.map(({ response }) => response.body)).toEqual(["ok", "ok"]);
  });

  test("an unlisted address is refused although sockets look up no literals", async () => {
    const { client, at } = await setUp(({ response }) => html(response, ""), {
      guard: new AddressGuard({ allowed: ["10.0.0.0/8"] }),
    });
    await expect(client.probe({ url: at("/") })).rejects.toMatchObject({ code: "INVALID_TARGET" });
  });
});

describe("headers", () => {
  const echo: Route = ({ request, response }) => html(response, JSON.stringify(request.headers));

  test("the scan's own headers go to the scan's origin only", async () => {
    const { client, at } = await setUp(echo, { headers: { Authorization: "Bearer x" } });
    const other = await setUp(echo);
    const own = await client.send({ url: at("/") });
    const foreign = await client.send({ url: other.at("/") });
    expect(own.response.body).toContain("Bearer x");
    expect(foreign.response.body).not.toContain("Bearer x");
    expect(foreign.response.body).toContain('"user-agent":"test/1"');
  });

  test("repeated response headers stay apart", async () => {
    const { client, at } = await setUp(({ response }) => {
      response.setHeader("set-cookie", ["a=1", "b=2"]);
      html(response, "");
    });
    const exchange = await client.send({ url: at("/") });
    expect(exchange.response.headers.get("set-cookie")).toEqual(["a=1", "b=2"]);
    expect(headerOf(exchange, "content-type")).toBe("text/html; charset=utf-8");
  });

  test("cookies are kept by path, replaced, and dropped when they expire", async () => {
    const { client, at } = await setUp(({ url, request, response }) => {
      const set = url.searchParams.getAll("set");
      if (set.length > 0) response.setHeader("set-cookie", set);
      html(response, request.headers.cookie ?? "none");
    });
    const sent = async (path: string) => (await client.send({ url: at(path) })).response.body;
    const first = new URLSearchParams([
      ["set", "a=1; Path=/"],
      ["set", "b=2; Path=/shop"],
      ["set", "c=3; Secure; Path=/"],
      ["set", "=nameless"],
    ]);
    expect(await sent(`/?${first}`)).toBe("none");
    expect(await sent("/shop/cart")).toBe("a=1; b=2");
    expect(await sent("/shopping")).toBe("a=1");
    await sent(`/?${new URLSearchParams([["set", "a=9; Path=/"]])}`);
    expect(await sent("/")).toBe("a=9");
    await sent(`/?${new URLSearchParams([["set", "a=9; Path=/; Max-Age=0"]])}`);
    expect(await sent("/")).toBe("none");
  });

  test("parseSetCookie reads flags and values", () => {
    const cookie = parseSetCookie("a=b=c; HttpOnly; SameSite=Lax; Expires=Thu, 01 Jan 2099 00:00:00 GMT");
    expect(cookie).toMatchObject({ name: "a", value: "b=c" });
    expect(Object.fromEntries(cookie?.attributes ?? [])).toEqual({
      httponly: "",
      samesite: "Lax",
      expires: "Thu, 01 Jan 2099 00:00:00 GMT",
    });
  });
});
