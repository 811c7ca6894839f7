import { describe, expect, it } from "vitest";
import { InvalidInputError, type Operation, type ParameterStyle } from "../src/index.ts";
import { createScan, enveloped, failureOf, getScan, setUp } from "./support/test-api.ts";

async function urlOf(
  operation: Operation,
  path: Record<string, unknown>,
  query: object = {},
): Promise<string | undefined> {
  const { client, server } = await setUp([enveloped(1)]);
  await client.call(operation, { path, query });
  return server.requests[0]?.url;
}

describe("path parameters", () => {
  it.each<[unknown, string]>([
    ["a b", "/scans/a%20b"],
    ["a/b?c#d", "/scans/a%2Fb%3Fc%23d"],
    ["../admin", "/scans/..%2Fadmin"],
    ["%2e", "/scans/%252e"],
    ["{scan_id}", "/scans/%7Bscan_id%7D"],
    ["$&", "/scans/%24%26"],
    ["ü€😀", "/scans/%C3%BC%E2%82%AC%F0%9F%98%80"],
    ["...", "/scans/..."],
    [7, "/scans/7"],
    [0, "/scans/0"],
    [12345678901234567890n, "/scans/12345678901234567890"],
    [false, "/scans/false"],
    [new Date(0), "/scans/1970-01-01T00%3A00%3A00.000Z"],
    [["a", "b"], "/scans/a,b"],
  ])("%s", async (value, url) => {
    expect(await urlOf(getScan, { scan_id: value })).toBe(url);
  });

  it.each([undefined, null, "", ".", "..", Number.NaN, Number.POSITIVE_INFINITY, [], {}, [""], "\ud800", () => "x"])(
    "%s is refused, as it would lead to another route",
    async (value) => {
      const { client, server } = await setUp([enveloped(1)]);
      const failure = await failureOf(client.call(getScan, { path: { scan_id: value } }));
      expect(failure).toBeInstanceOf(InvalidInputError);
      expect((failure as Error).message).toContain("GET /scans/{scan_id}: the path parameter scan_id");
      expect(server.requests).toHaveLength(0);
    },
  );

  it("are all needed, and inherited ones don't count", async () => {
    const { client } = await setUp([enveloped(1)]);
    await expect(client.call(getScan)).rejects.toThrow("the path parameter scan_id is missing");
    const inherited = Object.create({ scan_id: "x" });
    await expect(client.call(getScan, { path: inherited })).rejects.toThrow("is missing");
  });

  it.each<[ParameterStyle, string]>([
    [{ style: "simple" }, "/scans/a,b"],
    [{ style: "label" }, "/scans/.a,b"],
    [{ style: "label", explode: true }, "/scans/.a.b"],
    [{ style: "matrix" }, "/scans/;scan_id=a,b"],
    [{ style: "matrix", explode: true }, "/scans/;scan_id=a;scan_id=b"],
  ])("are written as %j", async (style, url) => {
    expect(await urlOf({ ...getScan, styles: { scan_id: style } }, { scan_id: ["a", "b"] })).toBe(url);
  });
});

describe("query parameters", () => {
  const search: Operation = { ...getScan, path: "/scans" };

  it.each<[string, object, string]>([
    ["text", { q: "a b&c=d#e+ü" }, "/scans?q=a%20b%26c%3Dd%23e%2B%C3%BC"],
    ["numbers and booleans", { n: 0, b: false }, "/scans?n=0&b=false"],
    ["empty text", { q: "" }, "/scans?q="],
    ["absent values", { a: undefined, b: null, c: [], d: {}, e: [undefined, null] }, "/scans"],
    ["lists, exploded", { severity: ["critical", "high"] }, "/scans?severity=critical&severity=high"],
    ["lists with gaps", { s: ["a", undefined, "b"] }, "/scans?s=a&s=b"],
    [
      "dates",
      { since: new Date(0), at: [new Date(0)] },
      "/scans?since=1970-01-01T00%3A00%3A00.000Z&at=1970-01-01T00%3A00%3A00.000Z",
    ],
    ["objects, as a form", { filter: { a: 1, b: undefined, c: "x y" } }, "/scans?a=1&c=x%20y"],
    ["names with brackets", { "page[size]": 5 }, "/scans?page[size]=5"],
    ["names that would break the URL", { "a&b=1#": "x" }, "/scans?a%26b%3D1%23=x"],
  ])("%s", async (_, query, url) => {
    expect(await urlOf(search, {}, query)).toBe(url);
  });

  it.each<[ParameterStyle, unknown, string]>([
    [{ explode: false }, ["a,", "b"], "?p=a%2C,b"],
    [{ style: "spaceDelimited" }, ["a", "b"], "?p=a%20b"],
    [{ style: "pipeDelimited" }, ["a", "b"], "?p=a|b"],
    [{ style: "deepObject" }, { x: 1, "y&": 2 }, "?p[x]=1&p[y%26]=2"],
    [{ style: "form", explode: false }, { x: 1, y: 2 }, "?p=x,1,y,2"],
    [{ allowReserved: true }, "a/b:c", "?p=a/b:c"],
    [{ allowReserved: true }, "a&b#c+d ü%", "?p=a%26b%23c%2Bd%20%C3%BC%25"],
    [{ allowReserved: true }, ["a/b", "c&d"], "?p=a/b&p=c%26d"],
  ])("are written as %j", async (style, value, expected) => {
    expect(await urlOf({ ...search, styles: { p: style } }, {}, { p: value })).toBe(`/scans${expected}`);
  });

  it("that are nested are refused", async () => {
    const { client } = await setUp([enveloped(1)]);
    const failure = await failureOf(client.call(search, { query: { a: { b: { c: 1 } } } }));
    expect(failure).toBeInstanceOf(InvalidInputError);
    expect((failure as Error).message).toContain("the query parameter a can't be written into a URL");
  });
});

describe("bodies", () => {
  async function sent(body: unknown, mediaType?: string) {
    const { client, server } = await setUp([enveloped(1)]);
    const operation = mediaType === undefined ? createScan : { ...createScan, body: mediaType };
    await client.call(operation, { body });
    return { text: server.requests[0]?.body, type: server.requests[0]?.headers["content-type"] };
  }

  it.each<[string, unknown, string | undefined, string, string]>([
    ["null", null, undefined, "null", "application/json"],
    ["false", false, undefined, "false", "application/json"],
    ["text as JSON", "x", undefined, '"x"', "application/json"],
    ["a JSON dialect", { a: 1 }, "application/merge-patch+json", '{"a":1}', "application/merge-patch+json"],
    ["text", "plain", "text/csv", "plain", "text/csv"],
    ["bytes", new TextEncoder().encode("bytes"), "application/octet-stream", "bytes", "application/octet-stream"],
    ["a blob", new Blob(["blob"]), "image/png", "blob", "image/png"],
    [
      "a form",
      { a: [1, 2], b: "x y", c: undefined, d: { e: 1 } },
      "application/x-www-form-urlencoded",
      "a=1&a=2&b=x+y&d=%7B%22e%22%3A1%7D",
      "application/x-www-form-urlencoded",
    ],
    ["search parameters", new URLSearchParams({ a: "1" }), undefined, "a=1", "application/x-www-form-urlencoded"],
  ])("%s", async (_, body, mediaType, text, type) => {
    expect(await sent(body, mediaType)).toEqual({ text, type });
  });

  it("of several parts", async () => {
    const { text, type } = await sent(
      { name: "n", files: [new Blob(["one"]), new Blob(["two"])], info: { a: 1 } },
      "multipart/form-data",
    );
    const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(type ?? "")?.[1] ?? "none";
    expect(text?.split(`--${boundary}`)).toHaveLength(6);
    expect(text).toContain("one");
    expect(text).toContain('{"a":1}');
  });

  it("that have no JSON are refused", async () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    const { client, server } = await setUp([enveloped(1)]);
    for (const body of [cycle, { n: 1n }]) {
      expect(await failureOf(client.call(createScan, { body }))).toBeInstanceOf(InvalidInputError);
    }
    expect(await failureOf(client.call({ ...createScan, body: "multipart/form-data" }, { body: "x" }))).toBeInstanceOf(
      InvalidInputError,
    );
    expect(server.requests).toHaveLength(0);
  });

  it("are not sent where there is none", async () => {
    const { text, type } = await sent(undefined);
    expect([text, type]).toEqual(["", undefined]);
  });
});
