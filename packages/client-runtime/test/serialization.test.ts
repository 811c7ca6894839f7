import { describe, expect, it } from "vitest";
import {
  anyBody,
  type Encodings,
  InvalidInputError,
  type Operation,
  type ParameterStyle,
  type PartEncoding,
  type RequestOptions,
  type Styles,
  styled,
} from "../src/index.ts";
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
    expect(await urlOf({ ...getScan, styles: styled({ path: { scan_id: style } }) }, { scan_id: ["a", "b"] })).toBe(
      url,
    );
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
    expect(await urlOf({ ...search, styles: styled({ query: { p: style } }) }, {}, { p: value })).toBe(
      `/scans${expected}`,
    );
  });

  it.each<[ParameterStyle, unknown, string]>([
    [{ style: "spaceDelimited", explode: true }, ["a", "b"], "?p=a&p=b"],
    [{ style: "pipeDelimited" }, { x: 1, y: "a b" }, "?p=x|1|y|a%20b"],
    [{}, { x: { y: [1] } }, "?x=%7B%22y%22%3A%5B1%5D%7D"],
    [{}, [{ a: 1 }], "?p=%7B%22a%22%3A1%7D"],
    [{ style: "deepObject" }, { a: { b: { c: 1, d: null } } }, "?p[a][b][c]=1"],
    [{ style: "deepObject" }, { tags: ["a", "b"] }, "?p[tags][]=a&p[tags][]=b"],
    [{ style: "deepObject" }, { lines: [{ n: 1 }, { n: 2 }] }, "?p[lines][0][n]=1&p[lines][1][n]=2"],
    [{ style: "deepObject" }, ["a", "b"], "?p[]=a&p[]=b"],
    [{ style: "deepObject" }, "text", "?p=text"],
    [{ style: "deepObject" }, { at: new Date(0) }, "?p[at]=1970-01-01T00%3A00%3A00.000Z"],
    [{ contentType: "application/json" }, { a: [1, "x y"] }, "?p=%7B%22a%22%3A%5B1%2C%22x%20y%22%5D%7D"],
    [{ contentType: "application/json" }, "text", "?p=%22text%22"],
    [{ contentType: "text/plain" }, "text", "?p=text"],
  ])("in the style %j write %j", async (style, value, expected) => {
    expect(await urlOf({ ...search, styles: styled({ query: { p: style } }) }, {}, { p: value })).toBe(
      `/scans${expected}`,
    );
  });

  it("that have no text are refused", async () => {
    const { client, server } = await setUp([enveloped(1)]);
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    const deep: Operation = { ...search, styles: styled({ query: { p: { style: "deepObject" } } }) };
    for (const operation of [search, deep]) {
      for (const value of [cycle, { a: () => 1 }]) {
        expect(await failureOf(client.call(operation, { query: { p: value } }))).toBeInstanceOf(InvalidInputError);
      }
    }
    expect(server.requests).toHaveLength(0);
  });

  it("of a path with a query, or a fragment, are put behind it", async () => {
    expect(await urlOf({ ...search, path: "/scans?type={t}#acl" }, { t: "a&b" }, { q: 1 })).toBe(
      "/scans?type=a%26b&q=1",
    );
    expect(await urlOf({ ...search, path: "/#Action=List" }, {}, { q: 1 })).toBe("/?q=1");
  });
});

describe("one name in several places", () => {
  it("is written where each belongs, in its style", async () => {
    const { client, server } = await setUp([enveloped(1)]);
    const operation: Operation = {
      ...getScan,
      path: "/scans/{id}",
      styles: styled({ path: { id: { style: "matrix", explode: true } }, query: { id: { explode: false } } }),
    };
    const ids = ["a", "b"];
    await client.call(operation, { path: { id: ids }, query: { id: ids }, header: { id: ids }, cookie: { id: "c" } });
    const [request] = server.requests;
    expect(request?.url).toBe("/scans/;id=a;id=b?id=a,b");
    expect(request?.headers).toMatchObject({ id: "a,b", cookie: "id=c" });
  });
});

describe("path parameters that may hold slashes", () => {
  it("keep them, and nothing else that would lead elsewhere", async () => {
    const operation: Operation = { ...getScan, styles: styled({ path: { scan_id: { allowReserved: true } } }) };
    expect(await urlOf(operation, { scan_id: "a/b?c#d e" })).toBe("/scans/a/b%3Fc%23d%20e");
  });
});

describe("header and cookie parameters", () => {
  async function headersOf(input: object, options: RequestOptions = {}, styles: Styles = {}) {
    const { client, server } = await setUp([enveloped(1)]);
    await client.call({ ...getScan, styles: styled(styles) }, { path: { scan_id: "1" }, ...input }, options);
    return server.requests[0]?.headers;
  }

  it("write lists and objects", async () => {
    const header = { "X-List": ["a", 1], "X-Object": { a: 1, b: "x" }, "X-Exploded": { a: 1, b: "x" } };
    const styles = { header: { "X-Exploded": { explode: true } } };
    const headers = await headersOf({ header }, {}, styles);
    expect(headers).toMatchObject({ "x-list": "a,1", "x-object": "a,1,b,x", "x-exploded": "a=1,b=x" });
  });

  it("write JSON where that is declared, and leave out what is absent", async () => {
    const styles = { header: { "X-Json": { contentType: "application/json" } } };
    const headers = await headersOf({ header: { "X-Json": { a: [1] }, "X-None": undefined } }, {}, styles);
    expect(headers).toMatchObject({ "x-json": '{"a":[1]}' });
    expect(headers).not.toHaveProperty("x-none");
  });

  it("join the caller's own cookies, encoded", async () => {
    const cookie = { session: "a;b=ü", ids: [1, 2], none: undefined };
    const headers = await headersOf({ cookie }, { headers: { Cookie: "own=1" } });
    expect(headers?.cookie).toBe("session=a%3Bb%3D%C3%BC; ids=1; ids=2; own=1");
  });
});

describe("bodies", () => {
  async function sent(body: unknown, mediaType?: string, options: RequestOptions = {}, encodings: Encodings = {}) {
    const { client, server } = await setUp([enveloped(1)]);
    const operation = {
      ...createScan,
      encode: anyBody(encodings),
      ...(mediaType !== undefined && { body: mediaType }),
    };
    await client.call(operation, { body }, options);
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

  it("as a form write each property in its declared encoding", async () => {
    const encodings = {
      "application/x-www-form-urlencoded": {
        filter: { style: "deepObject", explode: true },
        ids: { style: "form", explode: false },
        tags: { style: "pipeDelimited", explode: false },
        point: { style: "form" },
      },
    } as const;
    const body = { filter: { a: { b: "x y" } }, ids: [1, 2], tags: ["a", "b"], point: { x: 1, y: 2 }, note: "ä&" };
    const { text } = await sent(body, "application/x-www-form-urlencoded", {}, encodings);
    expect(text).toBe("filter[a][b]=x+y&ids=1,2&tags=a%7Cb&x=1&y=2&note=%C3%A4%26");
  });

  it("go out in another media type on demand", async () => {
    expect(await sent({ a: 1 }, "application/json", { contentType: "application/x-www-form-urlencoded" })).toEqual({
      text: "a=1",
      type: "application/x-www-form-urlencoded",
    });
  });

  async function partsOf(body: unknown, encoding: Readonly<Record<string, PartEncoding>> = {}) {
    const { text = "", type } = await sent(body, "multipart/form-data", {}, { "multipart/form-data": encoding });
    const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(type ?? "")?.[1] ?? "none";
    const [before, ...parts] = text.split(`--${boundary}`);
    expect([before, parts.at(-1)]).toEqual(["", "--\r\n"]);
    return parts.slice(0, -1).map((part) => part.trim().replaceAll("\r\n", "|"));
  }

  it("of several parts name files and types as declared", async () => {
    const bytes = new TextEncoder().encode("bytes");
    const file = new File(["png"], 'a"b.png', { type: "image/png" });
    const body = { name: "n", nothing: undefined, file, blob: new Blob(["one"]), bytes, info: { a: 1 }, note: "x" };
    expect(await partsOf(body, { note: { contentType: "text/markdown" }, bytes: { contentType: "audio/*" } })).toEqual([
      'Content-Disposition: form-data; name="name"||n',
      'Content-Disposition: form-data; name="file"; filename="a%22b.png"|Content-Type: image/png||png',
      'Content-Disposition: form-data; name="blob"; filename="blob"|Content-Type: application/octet-stream||one',
      'Content-Disposition: form-data; name="bytes"; filename="blob"|Content-Type: application/octet-stream||bytes',
      'Content-Disposition: form-data; name="info"|Content-Type: application/json||{"a":1}',
      'Content-Disposition: form-data; name="note"|Content-Type: text/markdown||x',
    ]);
  });

  it("of several parts send lists item by item, or as one JSON text where that is declared", async () => {
    const body = { files: [new File(["1"], "1.txt"), new File(["2"], "2.txt")], ids: [1, 2], meta: [1, 2] };
    expect(await partsOf(body, { meta: { contentType: "application/json" } })).toEqual([
      'Content-Disposition: form-data; name="files"; filename="1.txt"|Content-Type: application/octet-stream||1',
      'Content-Disposition: form-data; name="files"; filename="2.txt"|Content-Type: application/octet-stream||2',
      'Content-Disposition: form-data; name="ids"||1',
      'Content-Disposition: form-data; name="ids"||2',
      'Content-Disposition: form-data; name="meta"|Content-Type: application/json||[1,2]',
    ]);
  });

  it("that are FormData are sent with its file names", async () => {
    const form = new FormData();
    form.append("a\r\nb", "x");
    form.append("file", new Blob(["one"], { type: "text/plain" }), "one.txt");
    expect(await partsOf(form)).toEqual([
      'Content-Disposition: form-data; name="a%0D%0Ab"||x',
      'Content-Disposition: form-data; name="file"; filename="one.txt"|Content-Type: text/plain||one',
    ]);
  });

  it("that are a form already are sent as they are", async () => {
    const { client, server } = await setUp([enveloped(1)]);
    await client.call({ ...createScan, body: "application/x-www-form-urlencoded" }, { body: "a=1&b=%20" });
    expect(server.requests[0]?.body).toBe("a=1&b=%20");
  });

  it("that have no JSON are refused", async () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    const { client, server } = await setUp([enveloped(1)]);
    for (const body of [cycle, { n: 1n }]) {
      expect(await failureOf(client.call(createScan, { body }))).toBeInstanceOf(InvalidInputError);
    }
    expect(
      await failureOf(client.call({ ...createScan, body: "multipart/form-data", encode: anyBody() }, { body: "x" })),
    ).toBeInstanceOf(InvalidInputError);
    expect(server.requests).toHaveLength(0);
  });

  it("are not sent where there is none", async () => {
    const { text, type } = await sent(undefined);
    expect([text, type]).toEqual(["", undefined]);
  });
});
