import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../src/document/json.ts";
import { generate } from "../src/index.ts";
import { modelOf } from "./support/model-of.ts";

const base = join(import.meta.dirname, "specs");

function serversOf(servers: Json | undefined, paths: JsonObject = {}) {
  const built = modelOf({ ...(servers !== undefined && { servers }), paths });
  const codes = built.findings.map(([code]) => code).filter((code) => code.startsWith("SERVER"));
  return { ...built, codes, names: built.model.servers.map(({ name }) => name), baseUrl: built.model.baseUrl };
}

const url = (...urls: string[]) => serversOf(urls.map((one) => ({ url: one })));

describe("addresses", () => {
  test.each<[Json | undefined, string, string[]]>([
    [undefined, "/", []],
    [[], "/", []],
    ["https://a.example", "/", []],
    [[null, 7, {}, { url: 7 }], "/", []],
    [[{ url: "/" }], "/", []],
    [[{ url: "/v1/" }], "/v1", []],
    [[{ url: "  https://a.example/v1//  " }], "https://a.example/v1", []],
    [[{ url: "//a.example/v1" }], "https://a.example/v1", []],
    [[{ url: "a.example:8080/v1" }], "https://a.example:8080/v1", ["SERVER_UNUSABLE"]],
    [[{ url: "https://a.example/?x=1#y" }], "https://a.example", ["SERVER_UNUSABLE"]],
    [[{ url: "mqtt://a.example" }], "/", ["SERVER_UNUSABLE"]],
    [[{ url: "https://{t}.example" }], "https://{t}.example", ["SERVER_VARIABLE_UNDECLARED"]],
    [[{ url: "https://{t}.example", variables: { t: { enum: ["eu", "us"] } } }], "https://eu.example", []],
    [[{ url: "https://a.example:{port}", variables: { port: { default: 8443 } } }], "https://a.example:8443", []],
  ])("%j is %s", (servers, expected, codes) => {
    const built = serversOf(servers);
    expect([built.baseUrl, built.codes]).toEqual([expected, codes]);
  });

  test("https comes first where both are the same", () => {
    expect(url("http://a.example/x", "https://b.example", "https://a.example/x").baseUrl).toBe("https://a.example/x");
    expect(url("http://a.example", "https://b.example").baseUrl).toBe("http://a.example");
  });

  test("where the document has none, the operations' usual one stands in", () => {
    const at = (one: string) => ({ servers: [{ url: one }], get: { responses: {} } });
    const built = serversOf(undefined, {
      "/a": at("https://a.example"),
      "/b": at("https://b.example"),
      "/c": at("https://b.example"),
    });
    expect(built.baseUrl).toBe("https://b.example");
    expect(built.operations.map(({ servers }) => servers.map((server) => server.url))).toEqual([
      ["https://a.example"],
      [],
      [],
    ]);
  });

  test("an operation's own server wins over its path's; one that says nothing is left out", () => {
    const paths = {
      "/a": {
        servers: [{ url: "https://path.example" }],
        get: { operationId: "a", responses: {} },
        put: { operationId: "b", responses: {}, servers: [{ url: "https://own.example" }] },
        post: { operationId: "c", responses: {}, servers: [{ url: "https://api.example" }] },
        delete: { operationId: "d", responses: {}, servers: [{ url: "/" }] },
      },
    };
    const built = serversOf([{ url: "https://api.example" }], paths);
    const own = Object.fromEntries(built.operations.map(({ id, servers }) => [id, servers[0]?.url]));
    expect(own).toEqual({ a: "https://path.example", b: "https://own.example", c: undefined, d: undefined });
  });
});

describe("names", () => {
  test.each<[JsonObject[], string[]]>([
    [[{ url: "https://a.example" }], ["default"]],
    [[{ url: "https://a.example", description: "The Thing API production server" }], ["production"]],
    [[{ url: "https://a.example", name: "eu west", description: "Other" }], ["eu-west"]],
    [
      [{ url: "https://api.a.example" }, { url: "https://sandbox.a.example" }],
      ["api", "sandbox"],
    ],
    [
      [{ url: "http://a.example" }, { url: "https://a.example" }],
      ["https", "http"],
    ],
    [
      [{ url: "https://a.example" }, { url: "https://a.example/v2" }],
      ["default", "v2"],
    ],
    [
      [
        { url: "https://a.example", description: "Live" },
        { url: "https://b.example", description: "live!" },
      ],
      ["live", "live2"],
    ],
    [
      [{ url: "https://a.example", description: "🚀" }, { url: "/" }],
      ["a-example", "default"],
    ],
  ])("%j are %j", (servers, names) => {
    const built = serversOf(servers);
    expect(built.names).toEqual(names);
  });
});

test("a whole API prints as expected", async () => {
  const outputs = [{ target: "typescript-sdk", directory: "out", types: "@example/types" }];
  const { outputs: generated, findings } = await generate({ input: "servers.yaml", outputs, base });
  expect(findings.map(({ code, line }) => [code, line])).toEqual([
    ["SERVER_VARIABLE_UNDECLARED", 9],
    ["SERVER_UNUSABLE", 11],
    ["SERVER_UNUSABLE", 12],
  ]);
  const printed = new Map(generated[0]?.files.map(({ path, content }) => [path, content]));
  for (const path of ["api.ts", "options.ts", "operations/images.ts"]) {
    await expect(printed.get(path)).toMatchFileSnapshot(join(import.meta.dirname, "golden/servers", `${path}.golden`));
  }
});
