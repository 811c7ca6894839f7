import { inspect } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createFetchClient } from "../../src/fetch.ts";
import {
  type ApiDescription,
  apiKey,
  basic,
  bearer,
  ClientCore,
  type ClientOptions,
  ConfigurationError,
  clientCredentials,
  type Operation,
  type Requirement,
} from "../../src/index.ts";
import { API, enveloped, failed, failureOf, getScan, SCAN_INPUT } from "../support/test-api.ts";
import { type ScriptedReply, send, startServer } from "../support/test-server.ts";

const SECRET = "s3cr3t/key+with=signs";

const AUTH: ApiDescription["auth"] = {
  schemes: {
    header: apiKey({ in: "header", name: "X-Api-Key" }),
    query: apiKey({ in: "query", name: "api_key" }),
    cookie: apiKey({ in: "cookie", name: "session" }, "session"),
    application: apiKey({ in: "header", name: "X-App-Id" }, "appId"),
    token: bearer(),
    login: basic(),
    oauth: [clientCredentials("oauth/token"), bearer("accessToken")],
  },
};
const ENVIRONMENT = { baseUrl: "ACME_TEST_BASE_URL", appId: "ACME_TEST_APP_ID", token: "ACME_TEST_TOKEN" };

interface Paths {
  "/scans/{scan_id}": {
    get: {
      parameters: { path: { scan_id: string } };
      responses: { 200: { content: { "application/json": unknown } } };
    };
  };
}

afterEach(() => vi.unstubAllEnvs());

async function setUp(security: Requirement, options: ClientOptions = {}, replies: ScriptedReply[] = [enveloped(1)]) {
  const server = await startServer(...replies);
  const api = { ...API, environment: ENVIRONMENT, auth: { ...AUTH, security } };
  const client = new ClientCore(api, { baseUrl: server.url, maxRetries: 0, ...options });
  return {
    server,
    client,
    api,
    call: (operation: Partial<Operation> = {}) => client.call({ ...getScan, ...operation }, SCAN_INPUT),
  };
}

describe("missing credentials", () => {
  it("fail the call that needs them, with options and variables named, and send nothing", async () => {
    const { server, call } = await setUp([["header", "application"], ["login"]], { apiKey: SECRET });
    const error = await failureOf(call());
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({
      message:
        "Acme: GET /scans/{scan_id} needs credentials. Give the option appId or set ACME_TEST_APP_ID; or give the option username and password.",
    });
    expect(server.requests).toHaveLength(0);
  });

  it("of a whole combination are named together", async () => {
    const { call } = await setUp([["header", "application"]]);
    expect(await failureOf(call())).toMatchObject({
      message: expect.stringContaining("Give the option apiKey, and the option appId or set ACME_TEST_APP_ID."),
    });
  });

  it("fail the construction where no operation can be called without", () => {
    const api = { ...API, environment: ENVIRONMENT, auth: { ...AUTH, security: [["token"]], required: true } };
    expect(() => new ClientCore(api)).toThrow("no credentials. Give the option token or set ACME_TEST_TOKEN.");
    expect(() => new ClientCore(api, { headers: { Authorization: "Bearer own" } })).not.toThrow();
  });

  it("don't matter to operations without security, nor where they are optional", async () => {
    const { server, call } = await setUp([["token"]]);
    await call({ auth: false });
    await call({ auth: [["header"], []] });
    expect(server.requests.map(({ headers }) => headers["x-api-key"] ?? headers.authorization)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it("may be headers of the call itself", async () => {
    const { server, client } = await setUp([["token"]]);
    await client.call(getScan, SCAN_INPUT, { headers: { Authorization: "Bearer own" } });
    await client.call({ ...getScan, auth: [["query"]] }, SCAN_INPUT, { query: { api_key: "own" } });
    const { response } = await client
      .call({ ...getScan, auth: [["query"]] }, SCAN_INPUT, { query: { api_key: "own" } })
      .withResponse();
    expect(response.url).toBe(`${server.url}/scans/scan_1`);
    expect(server.requests.slice(0, 2).map(({ url, headers }) => [url, headers.authorization])).toEqual([
      ["/scans/scan_1", "Bearer own"],
      ["/scans/scan_1?api_key=own", undefined],
    ]);
  });
});

describe("credentials that can't be sent are refused, without being shown", () => {
  it.each<[string, ClientOptions, string]>([
    [
      "a cookie with a semicolon",
      { session: "a;b" } as ClientOptions,
      "session has characters that a cookie can't carry",
    ],
    ["a user name with a colon", { username: "a:b", password: "s3cr3t" }, "username is empty or has a colon"],
    ["half a pair", { username: "me" }, "password is missing. Give the option password."],
    ["a number", { apiKey: JSON.parse("7") }, "apiKey must be a string, or a function that returns one"],
    [
      "two ways of one scheme",
      { accessToken: "a", clientId: "b", clientSecret: "c" },
      "both clientId/clientSecret and accessToken",
    ],
    ["an unknown scheme", { credentials: { other: "x" } }, 'has no security scheme "other". It has: header, query'],
    ["a scheme's wrong form", { credentials: { login: "x" } }, "credentials.login must be { username, password }"],
  ])("%s", async (_, options, message) => {
    const failure = setUp([], options);
    await expect(failure).rejects.toThrow(ConfigurationError);
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.not.toThrow("s3cr3t");
  });
});

describe("a credential goes where its scheme says", () => {
  it.each<[string, ClientOptions, object]>([
    ["header", { apiKey: SECRET.replaceAll("/", "") }, { headers: { "x-api-key": SECRET.replaceAll("/", "") } }],
    ["query", { apiKey: SECRET }, { url: "/scans/scan_1?api_key=s3cr3t%2Fkey%2Bwith%3Dsigns" }],
    ["cookie", { session: "abc.def==" } as ClientOptions, { headers: { cookie: "session=abc.def==" } }],
    ["token", { token: "t0ken" }, { headers: { authorization: "Bearer t0ken" } }],
    ["login", { username: "zoë", password: "pä:ss" }, { headers: { authorization: "Basic em/Dqzpww6Q6c3M=" } }],
    ["login", { username: "key", password: "" }, { headers: { authorization: "Basic a2V5Og==" } }],
    ["oauth", { accessToken: "t0ken" }, { headers: { authorization: "Bearer t0ken" } }],
    ["oauth", { credentials: { oauth: "t0ken" } }, { headers: { authorization: "Bearer t0ken" } }],
  ])("%s", async (scheme, options, expected) => {
    const { server, call } = await setUp([[scheme]], options);
    await call();
    expect(server.requests).toMatchObject([expected]);
  });

  it("beside a query and cookies that are there", async () => {
    const { server, client } = await setUp([["query", "cookie"]], { apiKey: "k1", session: "s1" } as ClientOptions);
    await client.call(getScan, SCAN_INPUT, { query: { page: 2 }, headers: { cookie: "lang=en" } });
    expect(server.requests).toMatchObject([
      { url: "/scans/scan_1?page=2&api_key=k1", headers: { cookie: "lang=en; session=s1" } },
    ]);
  });
});

describe("of several alternatives", () => {
  const both = { apiKey: "k1", token: "t1" };

  it("the first complete one is sent, and nothing else", async () => {
    const { server, call } = await setUp([["header", "application"], ["token"], ["header"]], both);
    await call();
    expect(server.requests[0]?.headers).toMatchObject({ authorization: "Bearer t1" });
    expect(server.requests[0]?.headers).not.toHaveProperty("x-api-key");
  });

  it("all schemes of a combination are sent", async () => {
    const { server, call } = await setUp([["header", "token"]], both);
    await call();
    expect(server.requests[0]?.headers).toMatchObject({ "x-api-key": "k1", authorization: "Bearer t1" });
  });

  it("options come before the environment, which may be meant for other programs", async () => {
    vi.stubEnv("ACME_TEST_TOKEN", "from_environment");
    const { server, call } = await setUp([["token"], ["header"]], { apiKey: "k1" });
    await call();
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
    const other = await setUp([["header"], ["token"]]);
    await other.call();
    expect(other.server.requests[0]?.headers.authorization).toBe("Bearer from_environment");
  });

  it("each operation takes its own, and optional credentials are sent where they are there", async () => {
    const { server, call } = await setUp([["header"]], both);
    await call({ auth: [["token"]] });
    await call({ auth: [["token"], []] });
    await call({ auth: false });
    expect(server.requests.map(({ headers }) => [headers.authorization, headers["x-api-key"]])).toEqual([
      ["Bearer t1", undefined],
      ["Bearer t1", undefined],
      [undefined, undefined],
    ]);
  });

  it("schemes that share an option can be told apart", async () => {
    const { server, call } = await setUp([["header", "query"]], { apiKey: "k1", credentials: { query: "k2" } });
    await call();
    expect(server.requests).toMatchObject([{ url: "/scans/scan_1?api_key=k2", headers: { "x-api-key": "k1" } }]);
  });

  it("two of the same header are one", async () => {
    const { server, call } = await setUp([["token", "oauth"]], { token: "t1", accessToken: "t2" });
    await call();
    expect(server.requests[0]?.headers.authorization).toBe("Bearer t1");
  });
});

describe("functions are asked for each attempt", () => {
  it.each<[string, (next: () => string) => ClientOptions, (n: number) => object]>([
    ["query", (next) => ({ apiKey: next }), (n) => ({ url: `/scans/scan_1?api_key=v${n}` })],
    ["token", (next) => ({ token: async () => next() }), (n) => ({ headers: { authorization: `Bearer v${n}` } })],
    [
      "login",
      (next) => ({ username: "me", password: next }),
      (n) => ({ headers: { authorization: `Basic ${btoa(`me:v${n}`)}` } }),
    ],
  ])("of the scheme %s", async (scheme, options, expected) => {
    let calls = 0;
    const next = () => `v${++calls}`;
    const clock = {
      now: () => 0,
      random: () => 0,
      startTimer: (_: number, fire: () => void, purpose: string) => {
        if (purpose === "delay") queueMicrotask(fire);
        return () => {};
      },
    };
    const { server, call } = await setUp([[scheme]], { ...options(next), maxRetries: 1, clock }, [
      failed(503),
      enveloped(1),
    ]);
    await call();
    expect(server.requests).toMatchObject([expected(1), expected(2)]);
  });
});

describe("a key in the query is not shown", () => {
  it("by the response, its errors, hooks, or openapi-fetch", async () => {
    const seen: unknown[] = [];
    const see = (event: unknown) => void seen.push(event);
    const hooks = { onRequest: see, onResponse: see, onError: see };
    const echo: ScriptedReply = (response, { url }) =>
      send(response, { status: 400, json: { error: { code: "BAD", message: `can't answer ${url}` } } });
    const { client, call, api, server } = await setUp([["query"]], { apiKey: SECRET, hooks }, [enveloped(1), echo]);
    const { response } = await client.call(getScan, SCAN_INPUT).withResponse();
    expect(response.url).toBe(`${server.url}/scans/scan_1`);
    const error = await failureOf(call());
    expect(String(error)).toContain("can't answer /scans/scan_1?api_key=[redacted]");
    const plain = createFetchClient<Paths>(api, [getScan], { baseUrl: server.url, apiKey: SECRET, hooks });
    const { response: own } = await plain.GET("/scans/{scan_id}", { params: SCAN_INPUT });
    for (const shown of [response, error, seen, own]) {
      const text = `${inspect(shown, { depth: 9, showHidden: true })} ${JSON.stringify(shown)}`;
      expect(text).not.toMatch(/s3cr3t/);
    }
  });

  it("by a fetch that names the URL in its errors", async () => {
    const fetch = (url: string) =>
      Promise.reject(
        Object.assign(new TypeError(`request to ${url} failed`), { code: "ECONNREFUSED", cause: new Error(url) }),
      );
    const { call } = await setUp([["query"]], { apiKey: SECRET, fetch });
    const error = await failureOf(call());
    expect(error).toMatchObject({ name: "ConnectionError", cause: { name: "TypeError", code: "ECONNREFUSED" } });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/s3cr3t/);
  });
});

describe("a derived client", () => {
  it("has its own credentials, and keeps those that are no alternative", async () => {
    const { server, client } = await setUp([["header", "token"]], { apiKey: "k1", token: "t1" });
    await client.withOptions({ token: "t2" }).call(getScan, SCAN_INPUT);
    expect(server.requests[0]?.headers).toMatchObject({ "x-api-key": "k1", authorization: "Bearer t2" });
  });

  it("authenticates in another way of the same scheme", async () => {
    const { server, client } = await setUp([["oauth"]], { clientId: "me", clientSecret: "s3cr3t" });
    await client.withOptions({ accessToken: "t1" }).call(getScan, SCAN_INPUT);
    expect(server.requests).toMatchObject([{ url: "/scans/scan_1", headers: { authorization: "Bearer t1" } }]);
  });
});
