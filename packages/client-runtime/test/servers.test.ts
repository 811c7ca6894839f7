import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type ApiDescription,
  ClientCore,
  type ClientOptions,
  ConfigurationError,
  type Operation,
} from "../src/index.ts";
import { API, getScan, SCAN_INPUT } from "./support/test-api.ts";

const PLACES: ApiDescription = {
  ...API,
  auth: {},
  baseUrl: "https://eu.acme.test/v1",
  servers: [
    { name: "production", url: "https://{region}.acme.test/v1", variables: { region: "eu" } },
    { name: "sandbox", url: "https://sandbox.acme.test/{base}/", variables: { base: "v1" } },
    { name: "tenant", url: "https://{tenant}.acme.test", variables: { tenant: null } },
  ],
};

const baseUrl = (options: ClientOptions = {}, api = PLACES) => new ClientCore(api, options).options.baseUrl;

/** Where a call goes. */
async function urlOf(operation: Operation, options: ClientOptions = {}, api = PLACES): Promise<string> {
  const seen: string[] = [];
  const fetch = async (url: string) => {
    seen.push(url);
    return Response.json({ success: true, data: 1 });
  };
  await new ClientCore(api, { ...options, fetch }).call(operation, SCAN_INPUT);
  return seen.join();
}

afterEach(() => vi.unstubAllEnvs());

describe("a server that can't be called", () => {
  it.each<[string, ClientOptions, string]>([
    ["is unknown", { server: "moon" }, 'Acme has no server "moon". It has "production", "sandbox", "tenant".'],
    ["is named twice", { server: "sandbox", baseUrl: "https://a.test" }, "both baseUrl and server are given"],
    ["lacks a value", { server: "tenant" }, "needs serverVariables.tenant"],
    ["has an empty value", { serverVariables: { region: "" } }, "serverVariables.region is empty"],
    ["would be another host", { serverVariables: { region: "evil.test/" } }, "characters that would change the rest"],
    ["would hide its host", { serverVariables: { region: "me@evil.test#" } }, "characters that would change the rest"],
    ["would have a query", { server: "sandbox", serverVariables: { base: "v1?x" } }, "characters that would change"],
  ])("because it %s", (_, options, message) => {
    expect(() => baseUrl(options)).toThrow(ConfigurationError);
    expect(() => baseUrl(options)).toThrow(message);
  });

  it.each(["/", "/api/v1", ""])("because the contract only says %j", (path) => {
    const api = { ...API, auth: {}, baseUrl: path };
    const example = path === "/api/v1" ? "https://example.com/api/v1" : "https://example.com";
    expect(() => baseUrl({}, api)).toThrow(
      `Acme: the contract doesn't say where the API is. Give the option baseUrl or set ACME_TEST_BASE_URL to an address such as ${example}.`,
    );
    expect(baseUrl({ baseUrl: "https://own.test/" }, api)).toBe("https://own.test");
    vi.stubEnv("ACME_TEST_BASE_URL", "https://env.test");
    expect(baseUrl({}, api)).toBe("https://env.test");
  });

  it("because the API has no servers to choose from", () => {
    expect(() => baseUrl({ serverVariables: { a: "b" } }, { ...API, auth: {} })).toThrow("has no server variables");
  });
});

describe("the server", () => {
  it("is the first, unless another or other values are chosen", () => {
    expect(baseUrl()).toBe("https://eu.acme.test/v1");
    expect(baseUrl({ serverVariables: { region: "us" } })).toBe("https://us.acme.test/v1");
    expect(baseUrl({ server: "sandbox", serverVariables: { base: "v2/beta" } })).toBe(
      "https://sandbox.acme.test/v2/beta",
    );
    expect(baseUrl({ server: "tenant", serverVariables: { tenant: "me" } })).toBe("https://me.acme.test");
  });

  it("that is chosen comes before the environment", () => {
    vi.stubEnv("ACME_TEST_BASE_URL", "https://env.test");
    expect(baseUrl({ server: "sandbox" })).toBe("https://sandbox.acme.test/v1");
    expect(baseUrl()).toBe("https://env.test");
  });

  it("is replaced in a derived client", () => {
    const client = new ClientCore(PLACES, { baseUrl: "https://own.test" });
    const sandbox = client.withOptions({ server: "sandbox" });
    expect(sandbox.options.baseUrl).toBe("https://sandbox.acme.test/v1");
    expect(sandbox.withOptions({ baseUrl: "https://own.test" }).options.baseUrl).toBe("https://own.test");
  });
});

describe("an operation with a server of its own", () => {
  const upload: Operation = {
    ...getScan,
    servers: [
      { name: "production", url: "https://up-{region}.acme.test", variables: { region: "eu" } },
      { name: "sandbox", url: "https://up.sandbox.acme.test" },
    ],
  };

  it("is there, with the same choice", async () => {
    expect(await urlOf(upload)).toBe("https://up-eu.acme.test/scans/scan_1");
    expect(await urlOf(upload, { serverVariables: { region: "us" } })).toBe("https://up-us.acme.test/scans/scan_1");
    expect(await urlOf(upload, { server: "sandbox" })).toBe("https://up.sandbox.acme.test/scans/scan_1");
  });

  it("is at the base URL that the caller names: a mock, a proxy, an installation of their own", async () => {
    expect(await urlOf(upload, { baseUrl: "https://own.test/v1" })).toBe("https://own.test/v1/scans/scan_1");
  });

  it.each([
    ["/v2", "https://own.test/v2/scans/scan_1"],
    ["beta", "https://own.test/v1/beta/scans/scan_1"],
  ])("may be relative: %s", async (url, expected) => {
    const operation = { ...getScan, servers: [{ name: "default", url }] };
    expect(await urlOf(operation, { baseUrl: "https://own.test/v1" })).toBe(expected);
  });
});
