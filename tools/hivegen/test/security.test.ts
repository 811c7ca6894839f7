import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../src/document/json.ts";
import { generate } from "../src/index.ts";
import { modelOf } from "./support/model-of.ts";

const base = join(import.meta.dirname, "specs");
const nothing = { responses: {} };

/** Schemes, and what the operations `a`, `b`… say about them. */
function authOf(securitySchemes: JsonObject, operations: readonly (JsonObject[] | undefined)[], root: JsonObject = {}) {
  const paths = Object.fromEntries(
    operations.map((security, index) => {
      const operationId = String.fromCharCode(97 + index);
      return [`/${operationId}`, { get: { operationId, ...nothing, ...(security && { security }) } }];
    }),
  );
  const built = modelOf({ servers: [{ url: "https://a.example" }], paths, components: { securitySchemes }, ...root });
  return { ...built, auth: built.model.auth, credentials: built.operations.map(({ credentials }) => credentials) };
}

const key = (name: string, place = "header"): JsonObject => ({ type: "apiKey", in: place, name });
const optionsOf = ({ auth }: ReturnType<typeof authOf>) =>
  auth.schemes.map(({ ways }) => ways.map(({ options }) => options.join("+")).join(" or "));

describe("what a client can't satisfy", () => {
  test.each<[string, JsonObject]>([
    ["mutual TLS", { type: "mutualTLS" }],
    ["digest", { type: "http", scheme: "Digest" }],
    ["no scheme", { type: "http" }],
    ["a key without a place", { type: "apiKey", name: "X" }],
    ["a key without a name", { type: "apiKey", in: "header" }],
    ["an unknown type", { type: "magic" }],
  ])("%s is left to the caller, and told", (_, scheme) => {
    const built = authOf({ odd: scheme, key: key("X-Key") }, [
      [{ odd: [] }],
      [{ odd: [], key: [] }],
      [{ odd: [] }, { key: [] }],
    ]);
    expect(built.findings).toEqual([["SECURITY_UNSUPPORTED", "/components/securitySchemes/odd"]]);
    expect(built.credentials).toEqual([[], [["key"]], [["key"], []]]);
    expect(built.auth.required).toBe(false);
  });

  test("a scheme that nobody declared is told once", () => {
    const built = authOf({}, [[{ ghost: [] }], [{ ghost: [] }]]);
    expect(built.findings).toEqual([["SECURITY_UNDECLARED", "/paths//a/get/security"]]);
    expect(built.credentials).toEqual([[], []]);
  });

  test("a token URL that is none leaves the access token", () => {
    const flows = (tokenUrl: string) => ({
      o: { type: "oauth2", flows: { clientCredentials: { tokenUrl, scopes: {} } } },
    });
    for (const url of ["", "https://{tenant}/token", "not a url at all: %"]) {
      const built = authOf(flows(url), [[{ o: [] }]]);
      expect(optionsOf(built)).toEqual(["accessToken"]);
      expect(built.findings).toEqual([
        ["SECURITY_UNSUPPORTED", "/components/securitySchemes/o/flows/clientCredentials/tokenUrl"],
      ]);
    }
    expect(optionsOf(authOf(flows("/token"), [[{ o: [] }]]))).toEqual(["clientId+clientSecret"]);
  });

  test("schemes that no `security` mentions are sent when given, and told", () => {
    const built = authOf({ a: key("A"), b: key("B") }, [undefined]);
    expect(built.findings).toEqual([["SECURITY_UNUSED", "/components/securitySchemes"]]);
    expect(built.credentials).toEqual([[["a"], ["b"], []]]);
    expect(built.auth.required).toBe(false);
  });

  test.each([null, "key", [null, "key"], { key: [] }])("`security: %j` asks for nothing", (security) => {
    expect(
      authOf({ key: key("K") }, [], { security, paths: { "/a": { get: nothing } } } as JsonObject).credentials,
    ).toEqual([[]]);
  });
});

describe("what an operation needs", () => {
  test("its own word wins over the root's, an empty list frees it, and `{}` makes it optional", () => {
    const built = authOf({ a: key("A"), b: key("B") }, [undefined, [{ b: [] }], [], [{}, { a: [] }]], {
      security: [{ a: [] }],
    });
    expect(built.credentials).toEqual([[["a"]], [["b"]], [], [["a"], []]]);
    expect(built.auth.credentials).toEqual([["a"]]);
  });

  test("alternatives that differ only in scopes are one", () => {
    const oauth = { type: "oauth2", flows: { implicit: { scopes: {} } } };
    const both = (scope: string) => ({ o: [scope], p: [scope] });
    expect(authOf({ o: oauth, p: oauth }, [[both("x"), both("y")]]).credentials).toEqual([[["o", "p"]]]);
  });

  test("what most operations need is the usual, where the root says nothing", () => {
    expect(authOf({ a: key("A"), b: key("B") }, [[{ a: [] }], [{ b: [] }], [{ b: [] }]]).auth.credentials).toEqual([
      ["b"],
    ]);
  });

  test("credentials are required unless something can be called without, or the document says so", () => {
    const required = (operations: JsonObject[][], auth: JsonObject = {}) =>
      authOf({ a: key("A") }, operations, { "x-hivegen": { auth } }).auth.required;
    expect(required([[{ a: [] }]])).toBe(true);
    expect(required([[{ a: [] }], []])).toBe(false);
    expect(required([[{ a: [] }], []], { required: true })).toBe(true);
    expect(required([[{ a: [] }, {}]])).toBe(false);
  });

  test("one of several is enough only where it is for every operation", () => {
    const schemes = { a: key("A"), b: key("B") };
    const either = [{ a: [] }, { b: [] }];
    expect(authOf(schemes, [either, [...either].reverse(), []]).auth.exclusive).toBe(true);
    expect(authOf(schemes, [either, [{ a: [] }]]).auth.exclusive).toBe(false);
    expect(authOf(schemes, [[{ a: [], b: [] }]]).auth.exclusive).toBe(false);
  });
});

describe("options", () => {
  const bearer = { type: "http", scheme: "bearer" };
  const oauth = { type: "oauth2", flows: { clientCredentials: { tokenUrl: "/t" } } };

  test.each<[string, JsonObject, string[]]>([
    ["one key is the key", { "X-Odd name": key("X") }, ["apiKey"]],
    ["a bearer token that is called a key is one", { apiKeyAuth: bearer }, ["apiKey"]],
    ["another bearer token", { session: bearer }, ["token"]],
    ["the same key in several places", { HeaderKey: key("X"), QueryKey: key("x", "query") }, ["apiKey", "apiKey"]],
    ["different keys", { appId: key("A"), "app-key header": key("K") }, ["appId", "appKey"]],
    [
      "names that are taken",
      { clientId: key("C"), timeout: key("T"), o: oauth },
      ["clientIdKey", "timeoutKey", "clientId+clientSecret"],
    ],
    [
      "names that are no identifiers",
      { "1st key": key("A"), 第二: key("B") },
      [expect.stringMatching(/^[\p{L}_][\p{L}\d]*$/u), expect.stringMatching(/^[\p{L}_][\p{L}\d]*$/u)] as never,
    ],
    [
      "all at once",
      { b: { type: "http", scheme: "BASIC" }, i: { type: "openIdConnect" }, t: bearer },
      ["username+password", "accessToken", "token"],
    ],
  ])("%s", (_, schemes, options) => {
    expect(optionsOf(authOf(schemes, [[Object.fromEntries(Object.keys(schemes).map((name) => [name, []]))]]))).toEqual(
      options,
    );
  });

  test("belong only to schemes that an operation needs", () => {
    expect(optionsOf(authOf({ a: key("A"), b: key("B") }, [[{ b: [] }]]))).toEqual(["", "b"]);
  });

  test("a key that is called a bearer token goes out as one", () => {
    const prefixes = (schemes: JsonObject, auth: JsonObject = {}) =>
      authOf(schemes, [[{ k: [] }]], { "x-hivegen": { auth } }).auth.schemes.map(({ place }) => place?.prefix);
    const described = { ...key("authorization"), description: "Send `Bearer <token>`." };
    expect(prefixes({ k: described })).toEqual(["Bearer "]);
    expect(prefixes({ k: described }, { valuePrefixes: { k: "" } })).toEqual([""]);
    expect(prefixes({ k: { ...described, name: "X-Token" } })).toEqual([""]);
  });
});

test("a whole API prints as expected", async () => {
  const { outputs, findings } = await generate({
    input: "security.yaml",
    outputs: [{ target: "typescript-sdk", directory: "out", types: "@example/types" }],
    base,
  });
  expect(findings.map(({ code, line }) => [code, line])).toEqual([
    ["SECURITY_UNSUPPORTED", 47],
    ["SECURITY_UNSUPPORTED", 48],
    ["SECURITY_UNDECLARED", 30],
  ]);
  const printed = new Map(outputs[0]?.files.map(({ path, content }) => [path, content]));
  for (const path of [
    "api.ts",
    "options.ts",
    "client.ts",
    "operations/secrets.ts",
    "operations/certificates.ts",
    "operations/rumours.ts",
  ]) {
    await expect(printed.get(path)).toMatchFileSnapshot(join(import.meta.dirname, "golden/security", `${path}.golden`));
  }
});
