import { wrapAsPathBasedClient } from "openapi-fetch";
import { describe, expect, expectTypeOf, it } from "vitest";
import { createFetchClient } from "../src/fetch.ts";
import { AbortError, type ClientOptions, ConnectionError, EnvelopeError } from "../src/index.ts";
import {
  API,
  API_KEY,
  cancelScan,
  createScan,
  deleteScan,
  downloadReport,
  enveloped,
  failed,
  failureOf,
  getScan,
  listScans,
  type Scan,
} from "./support/test-api.ts";
import { TestClock } from "./support/test-clock.ts";
import { type ScriptedReply, startServer } from "./support/test-server.ts";

interface WireError {
  success: false;
  error: { code: string };
}
interface ErrorResponses {
  400: { content: { "application/json": WireError } };
}
/** As openapi-typescript writes them, for unwrapped bodies. */
interface Paths {
  "/scans": {
    parameters: Record<string, never>;
    get: {
      parameters: { query?: { status?: string[] } };
      responses: { 200: { content: { "application/json": Scan[] } } } & ErrorResponses;
    };
    post: {
      parameters: Record<string, never>;
      requestBody: { content: { "application/json": { target: string } } };
      responses: { 201: { content: { "application/json": Scan } } } & ErrorResponses;
    };
  };
  "/scans/{scan_id}": {
    get: {
      parameters: { path: { scan_id: string } };
      responses: { 200: { content: { "application/json": Scan } } } & ErrorResponses;
    };
    delete: { parameters: { path: { scan_id: string } }; responses: { 204: { content?: never } } & ErrorResponses };
  };
  "/scans/{scan_id}/cancel": {
    post: {
      parameters: { path: { scan_id: string } };
      requestBody: { content: { "application/json": unknown } };
      responses: { 200: { content: { "application/json": Scan } } } & ErrorResponses;
    };
  };
  "/reports/{report_id}/file": {
    get: {
      parameters: { path: { report_id: string } };
      responses: { 200: { content: { "application/pdf": string } } } & ErrorResponses;
    };
  };
  "/undeclared": {
    get: { parameters: Record<string, never>; responses: { 200: { content: { "application/json": unknown } } } };
  };
}

const OPERATIONS = [getScan, listScans, createScan, cancelScan, deleteScan, downloadReport];
const SCAN = { id: "scan_1", status: "running" };
const PATH = { params: { path: { scan_id: "scan_1" } } };

async function setUpFetchClient(replies: ScriptedReply[], options: ClientOptions = {}) {
  const server = await startServer(...replies);
  const clock = new TestClock();
  const client = createFetchClient<Paths>(API, OPERATIONS, { baseUrl: server.url, apiKey: API_KEY, clock, ...options });
  return { server, clock, client };
}

describe("the plain fetch client", () => {
  it("gives unwrapped data, typed by path", async () => {
    const { client, server } = await setUpFetchClient([enveloped(SCAN)]);
    const { data, error, response } = await client.GET("/scans/{scan_id}", PATH);
    expectTypeOf(data).toEqualTypeOf<Scan | undefined>();
    expect([data, error]).toEqual([SCAN, undefined]);
    expect([response.status, response.url]).toEqual([200, `${server.url}/scans/scan_1`]);
    expect(server.requests[0]).toMatchObject({
      url: "/scans/scan_1",
      headers: {
        authorization: `Bearer ${API_KEY}`,
        accept: "application/json",
        "user-agent": `acme-sdk/1.0.0 node/${process.versions.node}`,
      },
    });
  });

  it("gives errors as they came over the wire", async () => {
    const { client } = await setUpFetchClient([failed(404, "NO_SCAN", { "x-request-id": "req_9" })]);
    const { data, error, response } = await client.GET("/scans/{scan_id}", PATH);
    expect(data).toBeUndefined();
    expect(error).toEqual({
      success: false,
      error: { code: "NO_SCAN", message: "It NO_SCAN." },
      meta: { request_id: "req_err" },
    });
    expect([response.status, response.headers.get("x-request-id")]).toEqual([404, "req_9"]);
  });

  it.each([
    ["text", "<html>", "<html>"],
    ["nothing", "", ""],
  ])("gives errors that are %s", async (_, text, expected) => {
    const { client } = await setUpFetchClient([{ status: 400, text }]);
    const { error, response } = await client.GET("/scans/{scan_id}", PATH);
    expect([error, response.ok]).toEqual([expected, false]);
  });

  it("does not take an error in a 2xx response for success", async () => {
    const { client } = await setUpFetchClient([failed(200, "HIDDEN")]);
    const { data, error, response } = await client.GET("/scans/{scan_id}", PATH);
    expect(data).toBeUndefined();
    expect(error).toMatchObject({ error: { code: "HIDDEN" } });
    expect([response.status, response.ok]).toEqual([200, false]);
  });

  it("retries, with the same body and key", async () => {
    const { client, server, clock } = await setUpFetchClient([
      failed(503),
      failed(503),
      { ...enveloped(SCAN), status: 201 },
    ]);
    const { data } = await client.POST("/scans", { body: { target: "https://a.test" } });
    expect(data).toEqual(SCAN);
    expect(clock.delays).toEqual([250, 500]);
    expect(new Set(server.requests.map(({ body }) => body))).toEqual(new Set(['{"target":"https://a.test"}']));
    expect(new Set(server.requests.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
  });

  it("does not repeat what is not safe to repeat", async () => {
    const { client, server } = await setUpFetchClient([failed(500)]);
    const { error } = await client.POST("/scans/{scan_id}/cancel", { ...PATH, body: {} });
    expect(error).toMatchObject({ error: { code: "FAILED" } });
    expect(server.requests).toHaveLength(1);
  });

  it("takes limits and keys a call", async () => {
    const { client, server } = await setUpFetchClient([failed(503), enveloped(SCAN)]);
    const { response } = await client.POST("/scans", { body: { target: "x" }, maxRetries: 0, idempotencyKey: "mine" });
    expect([response.status, server.requests.length]).toEqual([503, 1]);
    expect(server.requests[0]?.headers["idempotency-key"]).toBe("mine");
    expect(await failureOf(client.GET("/scans", { timeout: -1 }))).toMatchObject({ name: "ConfigurationError" });
  });

  it("throws where there is no usable response", async () => {
    const html = await setUpFetchClient([{ text: "<html>" }]);
    expect(await failureOf(html.client.GET("/scans/{scan_id}", PATH))).toBeInstanceOf(EnvelopeError);
    const gone = await setUpFetchClient([]);
    await gone.server.close();
    expect(await failureOf(gone.client.GET("/scans"))).toBeInstanceOf(ConnectionError);
    const { client } = await setUpFetchClient([enveloped([])]);
    expect(await failureOf(client.GET("/scans", { signal: AbortSignal.abort() }))).toMatchObject({
      name: "AbortError",
    });
    const controller = new AbortController();
    const hanging = await setUpFetchClient([() => {}]);
    const failure = failureOf(hanging.client.GET("/scans", { signal: controller.signal }));
    await hanging.server.received(1);
    controller.abort();
    expect(await failure).toBeInstanceOf(AbortError);
  });

  it("refuses path parameters that lead elsewhere", async () => {
    const { client, server } = await setUpFetchClient([enveloped(SCAN)]);
    const call = client.GET("/scans/{scan_id}", { params: { path: { scan_id: "" } } });
    await expect(call).rejects.toThrow("scan_id is missing");
    expect(server.requests).toHaveLength(0);
  });

  it("lets middleware see each call once, above the retries, and change it", async () => {
    const { client, server } = await setUpFetchClient([failed(503), enveloped(SCAN)]);
    const seen: string[] = [];
    client.use({
      onRequest({ request, schemaPath }) {
        seen.push(`request ${schemaPath}`);
        const replaced = new Request(request, { headers: { ...Object.fromEntries(request.headers), "x-team": "a" } });
        return replaced;
      },
      async onResponse({ response }) {
        seen.push(`response ${await response.clone().text()}`);
      },
    });
    const { data } = await client.POST("/scans", { body: { target: "x" } });
    expect(data).toEqual(SCAN);
    expect(seen).toEqual(["request /scans", 'response {"id":"scan_1","status":"running"}']);
    expect(server.requests.map(({ headers, body }) => [headers["x-team"], body])).toEqual([
      ["a", '{"target":"x"}'],
      ["a", '{"target":"x"}'],
    ]);
  });

  it("leaves bodies with a serializer or content type of the caller's to openapi-fetch", async () => {
    const { client, server } = await setUpFetchClient([enveloped(SCAN)]);
    await client.POST("/scans", {
      body: { target: "x" },
      bodySerializer: () => "<x/>",
      headers: { "content-type": "text/xml" },
    });
    expect(server.requests[0]).toMatchObject({ body: "<x/>", headers: { "content-type": "text/xml" } });
  });

  it("has a fetch a call too", async () => {
    const { client } = await setUpFetchClient([]);
    const urls: string[] = [];
    const fetch = async (request: Request) => {
      urls.push(new URL(request.url).pathname);
      return Response.json({ success: true, data: [SCAN] });
    };
    const { data } = await client.GET("/scans", { fetch });
    expect([data, urls]).toEqual([[SCAN], ["/scans"]]);
  });

  it("hands files through unread, and nothing for no content", async () => {
    const { client } = await setUpFetchClient([
      { text: "%PDF", headers: { "content-type": "application/pdf" } },
      { status: 204 },
    ]);
    const file = await client.GET("/reports/{report_id}/file", {
      params: { path: { report_id: "r" } },
      parseAs: "stream",
    });
    expect(await new Response(file.data).text()).toBe("%PDF");
    const removed = await client.DELETE("/scans/{scan_id}", PATH);
    expect([removed.data, removed.response.status]).toEqual([undefined, 204]);
  });

  it("writes queries as the contract says, and leaves undeclared paths as they are", async () => {
    const { client, server } = await setUpFetchClient([enveloped([SCAN]), { json: { success: true, bare: 1 } }]);
    await client.GET("/scans", { params: { query: { status: ["a", "b"] } } });
    expect(server.requests[0]?.url).toBe("/scans?status=a&status=b");
    const { data } = await client.GET("/undeclared");
    expect(data).toEqual({ success: true, bare: 1 });
  });

  it("can be wrapped as a path-based client, and called by method name", async () => {
    const { client } = await setUpFetchClient([enveloped(SCAN)]);
    expect((await wrapAsPathBasedClient(client)["/scans/{scan_id}"].GET(PATH)).data).toEqual(SCAN);
    expect((await client.request("get", "/scans/{scan_id}", PATH)).data).toEqual(SCAN);
  });
});
