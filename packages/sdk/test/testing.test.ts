import {
  BadRequestError,
  ConflictError,
  HiveProClient,
  InternalServerError,
  NotFoundError,
  RateLimitError,
  type ScanCreate,
} from "@hivepro/sdk";
import { createClient } from "@hivepro/sdk/fetch";
import { failure, mockApi, sequence } from "@hivepro/sdk/testing";
import { describe, expect, expectTypeOf, test } from "vitest";

const wanted: ScanCreate = { target: "https://example.com", scan_type: "standard" };

function mocked(...args: Parameters<typeof mockApi>) {
  const api = mockApi(...args);
  return { api, client: new HiveProClient({ apiKey: "test", fetch: api.fetch, maxRetries: 0 }) };
}

describe("answers", () => {
  test("are the contract's examples", async () => {
    const { client, api } = mocked();
    expect(await client.scans.get("scan_abc123")).toMatchObject({ id: "scan_abc123", target: "https://example.com/" });
    expect(api.refused).toEqual([]);
  });

  test("have what the test gives in the place of the example's", async () => {
    const { client } = mocked({ "scans.get": { status: "failed", progress: 7 } });
    const scan = await client.scans.get("scan_1");
    expect(scan).toMatchObject({ status: "failed", progress: 7, target: "https://example.com/" });
    await expect(scan.waitUntilComplete()).rejects.toMatchObject({ reason: "failure" });
  });

  test("of lists are pages that end", async () => {
    const { client, api } = mocked();
    const example = await client.vulnerabilities.list().toArray();
    expect(example.length).toBeGreaterThan(0);
    api.on("vulnerabilities.list", []);
    expect(await client.vulnerabilities.list().toArray()).toEqual([]);
    api.on("vulnerabilities.list", example.concat(example));
    expect(await client.vulnerabilities.list().toArray()).toHaveLength(2 * example.length);
  });

  test("of downloads are bytes or text", async () => {
    const { client, api } = mocked({ "reports.download": new Uint8Array([1, 2, 3]) });
    expect(await client.reports.download("rpt_1").bytes()).toEqual(new Uint8Array([1, 2, 3]));
    api.on("reports.download", "a,b");
    expect(await client.reports.download("rpt_1").text()).toBe("a,b");
  });

  test("of nothing are nothing", async () => {
    const { client } = mocked();
    expect(await client.scans.delete("scan_1")).toBeUndefined();
  });

  test("can depend on the request", async () => {
    const { client } = mocked({
      "scans.create": ({ body, headers }) => ({ target: body.target, name: headers.get("idempotency-key") }),
    });
    const scan = await client.scans.create(wanted, { idempotencyKey: "key-0123456789abcdef" });
    expect(scan).toMatchObject({ target: "https://example.com", name: "key-0123456789abcdef" });
  });

  test("can come in an order, and can be whole responses", async () => {
    const { client } = mocked({
      "scans.get": sequence({ status: "queued" }, failure(500), new Response("<html>"), { status: "completed" }),
    });
    expect((await client.scans.get("scan_1")).status).toBe("queued");
    await expect(client.scans.get("scan_1")).rejects.toBeInstanceOf(InternalServerError);
    await expect(client.scans.get("scan_1")).rejects.toMatchObject({ name: "EnvelopeError" });
    expect((await client.scans.get("scan_1")).status).toBe("completed");
    expect((await client.scans.get("scan_1")).status).toBe("completed");
  });

  test("reach the client by path, and clients with OAuth2", async () => {
    const api = mockApi({ "scans.get": { status: "running" } });
    const byPath = createClient({ clientId: "id", clientSecret: "secret", fetch: api.fetch });
    const { data } = await byPath.GET("/scans/{scan_id}", { params: { path: { scan_id: "scan_1" } } });
    expect(data?.status).toBe("running");
    expect(api.refused).toEqual([]);
  });
});

describe("errors", () => {
  test("by code are of the status that declares it", async () => {
    const { client } = mocked({ "scans.get": failure("NOT_FOUND"), "scans.cancel": failure("SCAN_FINISHED") });
    const error: unknown = await client.scans.get("scan_1").catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({ code: "NOT_FOUND", details: undefined });
    await expect(client.scans.cancel("scan_1")).rejects.toBeInstanceOf(ConflictError);
  });

  test("can say everything", async () => {
    const { client } = mocked({
      "scans.list": failure({
        status: 429,
        message: "Slow down.",
        headers: { "retry-after": "120" },
        details: { a: 1 },
      }),
    });
    const error: unknown = await client.scans.list().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ code: "RATE_LIMITED", retryAfter: 120, details: { a: 1 } });
    expect(String(error)).toContain("Slow down.");
  });

  test("with a code that the operation hasn't say which it has", async () => {
    const { client } = mocked({ "scans.get": failure("TEAPOT") });
    const error: unknown = await client.scans.get("scan_1").catch((caught: unknown) => caught);
    expect(String(error)).toMatch(/scans\.get doesn't declare the error code TEAPOT.*404 NOT_FOUND/);
  });
});

describe("what the contract forbids is refused", () => {
  const loose = (body: object): ScanCreate => ({ ...wanted, ...body });

  test.each<[string, (client: HiveProClient) => PromiseLike<unknown>]>([
    ["body.scan_type must be one of", (client) => client.scans.create(loose({ scan_type: "thorough" }))],
    ["body.target is required", (client) => client.scans.create(loose({ target: undefined }))],
    ["body.target must be a string, not 5", (client) => client.scans.create(loose({ target: 5 }))],
    ["body.colour is not in the contract", (client) => client.scans.create(loose({ colour: "red" }))],
    ["body.options.depth must be at", (client) => client.scans.create(loose({ options: { depth: -1 } }))],
    ["body.tags must have at most", (client) => client.scans.create(loose({ tags: Array(100).fill("t") }))],
    ["query parameter limit must be at most 100", (client) => client.scans.list({ limit: 101 })],
    ["query parameter limit must be an integer", (client) => client.scans.list({}, { query: { limit: "many" } })],
    ["query parameter status[0] must be one of", (client) => client.scans.list({}, { query: { status: "lost" } })],
    ["query parameter created_after must be a date-time", (client) => client.scans.list({ created_after: "today" })],
    ["path parameter scan_id must have at most 64", (client) => client.scans.get("x".repeat(65))],
  ])("%s", async (reason, call) => {
    const { client, api } = mocked();
    const error: unknown = await call(client).then(
      () => undefined,
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(BadRequestError);
    expect(String(error)).toContain("The contract forbids this: ");
    expect(String(error)).toContain(reason);
    expect(api.refused).toEqual([expect.stringContaining(reason)]);
    expect(api.calls).toEqual([]);
  });

  test.each([
    ["GET", "/v1/unicorns", "is not in the contract"],
    ["GET", "/v1/other/scans", "is not in the contract"],
    ["PUT", "/v1/scans/scan_1", "is not in the contract; the path has GET, DELETE, PATCH"],
    ["GET", "/elsewhere/scans", "is below none of the contract's servers"],
    ["POST", "/v1/scans", "body is required"],
  ])("%s %s: %s", async (method, path, reason) => {
    const api = mockApi();
    const response = await api.fetch(`https://api.hivepro.io${path}`, { method });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(api.refused).toEqual([expect.stringContaining(reason)]);
  });

  test("a body in another media type", async () => {
    const api = mockApi();
    await api.fetch("https://api.hivepro.io/v1/scans", { method: "POST", body: "target: x" });
    expect(api.refused).toEqual([expect.stringContaining("body must be sent as application/json, not text/plain")]);
  });

  test("a client at an address that the contract doesn't have tells the mock", async () => {
    const baseUrl = "https://example.org/proxy/hive";
    const api = mockApi({}, { baseUrl });
    const client = new HiveProClient({ apiKey: "test", baseUrl, fetch: api.fetch });
    expect((await client.scans.get("scan_1")).id).toBe("scan_abc123");
  });
});

describe("calls", () => {
  test("are recorded with all that was sent", async () => {
    const { client, api } = mocked();
    await client.scans.create(wanted);
    await client.scans.list({ status: ["running", "queued"] });
    await client.scans.get("a b");
    expect(api.calls.map(({ operation }) => operation)).toEqual(["scans.create", "scans.list", "scans.get"]);
    const [created] = api.callsOf("scans.create");
    expect(created?.body).toEqual(wanted);
    expect(created?.headers.get("authorization")).toBe("Bearer test");
    expect(api.callsOf("scans.list")[0]?.query.getAll("status")).toEqual(["running", "queued"]);
    expect(api.callsOf("scans.get")[0]?.path).toEqual({ scan_id: "a b" });
  });

  test("of an operation that isn't there are a mistake", () => {
    // @ts-expect-error there is no such operation
    expect(() => mockApi({ "scans.launch": {} })).toThrow(
      'There is no operation "scans.launch". The contract has scans.',
    );
  });

  test("that were aborted fail as they should", async () => {
    const { client, api } = mocked();
    await expect(client.scans.get("scan_1", { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: "AbortError",
    });
    expect(api.calls).toEqual([]);
  });
});

test("answers and requests are typed by operation", () => {
  const api = mockApi();
  expectTypeOf(api.callsOf<"scans.create">)
    .returns.items.toHaveProperty("body")
    .toEqualTypeOf<ScanCreate>();
  // @ts-expect-error progress is a number
  api.on("scans.get", { progress: "much" });
  // @ts-expect-error a list is a list
  api.on("scans.list", { status: "queued" });
  // @ts-expect-error not in an order either
  api.on("scans.get", sequence({ status: "queued" }, { progress: "much" }));
  api.on("scans.create", ({ body }) => ({ target: body.target }));
});
