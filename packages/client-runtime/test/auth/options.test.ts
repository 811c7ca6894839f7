import { inspect } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import { apiKey, ClientCore, type ClientOptions, ConfigurationError, clientCredentials } from "../../src/index.ts";
import { clientHeaders } from "../../src/request/headers.ts";
import { API, API_KEY, enveloped, failureOf, getScan, SCAN_INPUT, setUp } from "../support/test-api.ts";

const { apiKey: API_KEY_VARIABLE, ...NO_KEY_ENVIRONMENT } = API.environment;

afterEach(() => vi.unstubAllEnvs());

describe("credentials", () => {
  it("that are missing fail the construction, with option and variable named", () => {
    expect(() => new ClientCore(API)).toThrow(
      "Acme: no credentials. Give the option apiKey or set ACME_TEST_API_KEY; or give the option clientId and clientSecret " +
        "or set ACME_TEST_CLIENT_ID and ACME_TEST_CLIENT_SECRET.",
    );
    expect(() => new ClientCore({ ...API, environment: NO_KEY_ENVIRONMENT })).toThrow("Give the option apiKey");
    expect(API_KEY_VARIABLE).toBe("ACME_TEST_API_KEY");
  });

  it.each<[string, ClientOptions, string]>([
    ["both kinds", { apiKey: API_KEY, clientId: "id", clientSecret: "s" }, "both apiKey and clientId/clientSecret"],
    [
      "no secret",
      { clientId: "id" },
      "clientSecret is missing. Give the option clientSecret or set ACME_TEST_CLIENT_SECRET.",
    ],
    ["no id", { clientSecret: "s" }, "clientId is missing"],
    ["an empty key", { apiKey: " " }, "apiKey (or ACME_TEST_API_KEY) is empty."],
    [
      "a key with a line break",
      { apiKey: "abc\ndef" },
      "apiKey (or ACME_TEST_API_KEY) has a space or a line break in it.",
    ],
    ["a key with a space", { apiKey: "abc def" }, "apiKey (or ACME_TEST_API_KEY) has a space in it."],
    ["a prefix and two words", { apiKey: "Bearer abc def" }, "has a space in it."],
    ["an umlaut", { apiKey: "schlüssel" }, "has characters that an HTTP header can't carry."],
  ])("with %s are refused", (_, options, message) => {
    expect(() => new ClientCore(API, options)).toThrow(ConfigurationError);
    expect(() => new ClientCore(API, options)).toThrow(message);
  });

  it("of a kind that the API does not have are refused", () => {
    const keysOnly = { ...API, auth: { schemes: { key: apiKey({ in: "header", name: "X-Key" }) } } };
    expect(() => new ClientCore(keysOnly, { clientId: "a", clientSecret: "b" })).toThrow(
      "has no OAuth2 client credentials",
    );
    const tokensOnly = { ...API, auth: { schemes: { oauth: clientCredentials("/t") } } };
    expect(() => new ClientCore(tokensOnly, { apiKey: "k" })).toThrow("has no API keys");
  });

  it("are not needed where the API has none, or a header of the caller's own authenticates", async () => {
    expect(() => new ClientCore({ ...API, auth: {} })).not.toThrow();
    const { client, server } = await setUp([enveloped(1)], { headers: { authorization: "Custom x" } });
    await client.call(getScan, SCAN_INPUT);
    expect(server.requests[0]?.headers.authorization).toBe("Custom x");
    expect(() => new ClientCore(API, { headers: { authorization: "Custom x" } })).not.toThrow();
  });

  it("come from the environment, where options say nothing", async () => {
    vi.stubEnv("ACME_TEST_API_KEY", "  key_from_environment\n");
    const { server } = await setUp([enveloped(1)]);
    await new ClientCore(API, { baseUrl: server.url }).call(getScan, SCAN_INPUT);
    await new ClientCore(API, { baseUrl: server.url, apiKey: "key_from_options" }).call(getScan, SCAN_INPUT);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer key_from_environment",
      "Bearer key_from_options",
    ]);
  });

  it("that are malformed in the environment are refused with their variable, and are not shown", () => {
    vi.stubEnv("ACME_TEST_API_KEY", "first_line\nsecond_line");
    const create = () => new ClientCore(API);
    expect(create).toThrow("apiKey (or ACME_TEST_API_KEY) has a space or a line break in it.");
    expect(create).not.toThrow("first_line");
  });

  it("in a variable that is set and empty are missed, and the variable is named", () => {
    vi.stubEnv("ACME_TEST_API_KEY", " ");
    expect(() => new ClientCore(API)).toThrow(/^Acme: no credentials\. .* ACME_TEST_API_KEY is set, and empty\.$/);
  });

  it("may come in halves", () => {
    vi.stubEnv("ACME_TEST_CLIENT_SECRET", "s3cr3t_s3cr3t");
    expect(() => new ClientCore(API)).toThrow("clientId is missing");
    expect(() => new ClientCore(API, { clientId: "me" })).not.toThrow();
  });

  it("are read without `process`, and where reading it is forbidden", () => {
    vi.stubGlobal("process", undefined);
    expect(() => new ClientCore(API)).toThrow("no credentials");
    const forbidden = new Proxy(
      {},
      {
        get: () => {
          throw new Error("NotCapable");
        },
      },
    );
    vi.stubGlobal("process", { env: forbidden });
    expect(() => new ClientCore(API)).toThrow("no credentials");
    vi.unstubAllGlobals();
  });

  it("are not sent with operations that are public", async () => {
    const { client, server } = await setUp([enveloped(1)]);
    await client.call({ ...getScan, auth: false }, SCAN_INPUT);
    expect(server.requests[0]?.headers).not.toHaveProperty("authorization");
  });

  it("go where the contract says, in a scheme of one word or written out", async () => {
    const { server } = await setUp([enveloped(1)]);
    for (const prefix of ["", "Token", "key="]) {
      const auth = { schemes: { key: apiKey({ in: "header", name: "X-Key", prefix }) }, security: [["key"]] };
      await new ClientCore({ ...API, auth }, { baseUrl: server.url, apiKey: "k1" }).call(getScan, SCAN_INPUT);
    }
    expect(server.requests.map(({ headers }) => headers["x-key"])).toEqual(["k1", "Token k1", "key=k1"]);
  });

  it("are not given a prefix that they have already", async () => {
    const { server } = await setUp([enveloped(1)]);
    await new ClientCore(API, { baseUrl: server.url, apiKey: "bearer k1" }).call(getScan, SCAN_INPUT);
    expect(server.requests[0]?.headers.authorization).toBe("bearer k1");
  });

  it("that a function fails to give fail the call with its error", async () => {
    const apiKey = () => Promise.reject(new Error("vault is sealed"));
    const { client, server, clock } = await setUp([enveloped(1)], { apiKey });
    await expect(client.call(getScan, SCAN_INPUT)).rejects.toThrow("vault is sealed");
    expect([server.requests.length, clock.running]).toEqual([0, 0]);
  });

  it("are waited for within the time limit", async () => {
    const { client, clock } = await setUp([enveloped(1)], {
      apiKey: () => new Promise<string>(() => {}),
      maxRetries: 0,
    });
    const failure = failureOf(client.call(getScan, SCAN_INPUT));
    await clock.nextTimer();
    clock.advance(60_000);
    expect(await failure).toMatchObject({ name: "TimeoutError", limit: "attempt" });
  });

  it("are not printed", () => {
    const client = new ClientCore(API, { clientId: "me", clientSecret: "s3cr3t_s3cr3t" });
    const shown = `${inspect(client, { depth: 9, showHidden: true })} ${JSON.stringify(client)} ${JSON.stringify(client.options)}`;
    expect(shown).not.toContain("s3cr3t");
  });

  it("that are refused are not tried again", async () => {
    const { client, server } = await setUp([{ status: 401 }]);
    expect(await failureOf(client.call(getScan, SCAN_INPUT))).toMatchObject({
      name: "AuthenticationError",
      attempts: 1,
    });
    expect(server.requests).toHaveLength(1);
  });
});

describe("the base URL", () => {
  const optionsFor = (baseUrl?: string) =>
    new ClientCore(API, { apiKey: API_KEY, ...(baseUrl ? { baseUrl } : {}) }).options;

  it("comes from the option, the environment or the contract, without slashes at its end", () => {
    expect(optionsFor().baseUrl).toBe("https://api.acme.test/v1");
    vi.stubEnv("ACME_TEST_BASE_URL", "https://env.test/api/v1/");
    expect(optionsFor().baseUrl).toBe("https://env.test/api/v1");
    expect(optionsFor("https://own.test//").baseUrl).toBe("https://own.test");
  });

  it.each([
    ["hive.example.com/api", "not an absolute http(s) URL"],
    ["ftp://a.test", "not an absolute http(s) URL"],
    ["/api/v1", "not an absolute http(s) URL"],
    ["https://a.test/?x=1", "query or fragment"],
    ["https://me:s3cr3t@a.test", "user name or password"],
  ])("%s is refused, and passwords in it are not shown", (baseUrl, message) => {
    expect(() => optionsFor(baseUrl)).toThrow(message);
    expect(() => optionsFor(baseUrl)).not.toThrow("s3cr3t");
  });

  it("may be a path in browsers", () => {
    vi.stubGlobal("location", { href: "https://page.test/app/index.html" });
    expect(optionsFor("/api/v1").baseUrl).toBe("https://page.test/api/v1");
    vi.unstubAllGlobals();
  });
});

describe("options", () => {
  it("out of range are refused at construction", () => {
    expect(() => new ClientCore(API, { apiKey: API_KEY, maxRetries: 1.5 })).toThrow(
      "maxRetries must be a whole number",
    );
    expect(() => new ClientCore(API, { apiKey: API_KEY, deadline: 0 })).toThrow("deadline must be a number of seconds");
  });

  it("can be looked at, without credentials", () => {
    expect(new ClientCore(API, { apiKey: API_KEY, deadline: 90 }).options).toEqual({
      baseUrl: "https://api.acme.test/v1",
      timeout: 60,
      deadline: 90,
      maxRetries: undefined,
      waitForRateLimit: false,
    });
  });

  it("can be changed for a derived client, which leaves the original alone", async () => {
    const { client, server } = await setUp([enveloped(1)], { headers: { "x-a": "1" } });
    const derived = client.withOptions({ headers: { "x-b": "2" }, maxRetries: 0 });
    await derived.call(getScan, SCAN_INPUT);
    await client.call(getScan, SCAN_INPUT);
    expect(server.requests[0]?.headers).toMatchObject({ "x-a": "1", "x-b": "2", authorization: `Bearer ${API_KEY}` });
    expect(server.requests[1]?.headers).not.toHaveProperty("x-b");
    expect([client.options.maxRetries, derived.options.maxRetries]).toEqual([undefined, 0]);
  });

  it("of another identity replace the present one", async () => {
    const { client, server } = await setUp([enveloped(1)], { clientId: "me", clientSecret: "s3cr3t" });
    await client.withOptions({ apiKey: "another_key" }).call(getScan, SCAN_INPUT);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer another_key"]);
  });

  it.each([
    [
      "Bun, which tells a version of Node.js too",
      { versions: { node: "24.3.0", bun: "1.3.1" } },
      undefined,
      "bun/1.3.1",
    ],
    ["Deno", { versions: { node: "24.2.0", deno: "2.5.0" } }, { userAgent: "Deno/2.5.0" }, "deno/2.5.0"],
    ["an edge worker", undefined, { userAgent: "Cloudflare-Workers" }, "Cloudflare-Workers"],
    ["something else", undefined, undefined, undefined],
  ])("name the runtime in the User-Agent: %s", async (_, process, navigator, product) => {
    vi.stubGlobal("process", process);
    vi.stubGlobal("navigator", navigator);
    const agent = clientHeaders(API, { userAgent: "app/1" })["user-agent"];
    vi.unstubAllGlobals();
    expect(agent).toBe(["acme-sdk/1.0.0", product, "app/1"].filter(Boolean).join(" "));
  });

  it("leave the User-Agent to browsers", async () => {
    vi.stubGlobal("navigator", { userAgent: "Mozilla/5.0 (X11)" });
    const { client, server } = await setUp([enveloped(1)]);
    vi.unstubAllGlobals();
    await client.call(getScan, SCAN_INPUT);
    expect(server.requests[0]?.headers["user-agent"]).not.toContain("acme-sdk");
  });
});
