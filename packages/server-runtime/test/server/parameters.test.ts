import { describe, expect, it } from "vitest";
import { serveNotes } from "./notes-server.ts";

async function list(query: string) {
  const { call } = await serveNotes();
  return call("GET", `/notes?${query}`);
}

function details(field: string, reason: string) {
  return {
    success: false,
    error: { code: "INVALID_REQUEST", message: `${field} ${reason}.`, details: { field, reason } },
  };
}

describe("query parameters", () => {
  it.each([
    ["color=red&color=green", { color: ["red", "green"] }],
    ["color=red", { color: ["red"] }],
    ["tags=a,b%2Cc,d+e", { tags: ["a", "b,c", "d e"] }],
    ["names=a%20b+c", { names: ["a", "b", "c"] }],
    ["ids=1|2", { ids: [1, 2] }],
    ["ids=1%7C2", { ids: [1, 2] }],
    ["ids=", { ids: [] }],
    ["limit=7", { limit: 7 }],
    ["weight=-1.5e3", { weight: -1500 }],
    ["starred=true", { starred: true }],
    ["starred=false", { starred: false }],
    ["near=%7B%22lat%22%3A1.5%7D", { near: { lat: 1.5 } }],
    ["filter[stars]=3&filter%5Bdone%5D=true&filter[labels]=x", { filter: { stars: 3, done: true, labels: ["x"] } }],
    ["filter[labels]=x&filter[labels]=y&filter[text]=1", { filter: { labels: ["x", "y"], text: "1" } }],
    ["q=%C3%BC+%26&", { q: "ü &" }],
    ["q", { q: "" }],
    ["", {}],
  ])("%s", async (query, expected) => {
    const { body } = await list(query);
    expect(body).toMatchObject({ success: true, data: { query: { limit: 25, ...expected } } });
  });

  it.each([
    ["limit=ten", "limit", "must be an integer"],
    ["limit=", "limit", "must be an integer"],
    ["limit=1.0", "limit", "must be an integer"],
    ["limit=99999999999999999999", "limit", "must be an integer"],
    ["limit=0", "limit", "must be at least 1"],
    ["limit=1&limit=2", "limit", "is given more than once"],
    ["weight=0x10", "weight", "must be a number"],
    ["weight=Infinity", "weight", "must be a number"],
    ["starred=yes", "starred", "must be true or false"],
    ["color=blue", "color.0", "must be one of red, green"],
    ["color=red&color=red&color=red&color=red", "color", "must have at most 3 items"],
    ["ids=1|x", "ids", "must be an integer"],
    ["tags=a,,b", "tags.1", "must not be empty"],
    ["near={", "near", "is not valid JSON"],
    ["near={}", "near.lat", "is required"],
    [`near=${"[".repeat(65)}`, "near", "is nested deeper than 64 levels"],
    ["near={%22__proto__%22:{}}", "near", "has a key that isn't allowed: __proto__ or constructor.prototype"],
    ["filter[stars]=many", "filter.stars", "must be an integer"],
    ["filter[stars]=1&filter[stars]=2", "filter.stars", "must be an integer"],
    ["filter[]=1", "filter", "is written filter[key]=value"],
    ["filter[x]=1", "filter.x", "is not known; known fields: stars, done, labels, text"],
    ["filter[__proto__]=1", "filter.__proto__", "is not known; known fields: stars, done, labels, text"],
    ["q=%zz", "q", "has malformed percent-encoding"],
    ["q=%ff", "q", "has malformed percent-encoding"],
    ["tags=%zz", "tags", "has malformed percent-encoding"],
    ["%zz=1", "query", "has a name with malformed percent-encoding"],
    ["q&".repeat(1001), "query", "has more than 1000 values"],
  ])("%s is refused", async (query, field, reason) => {
    const { status, body } = await list(query);
    expect(status).toBe(400);
    expect(body).toMatchObject(details(field, reason));
  });

  it.each(["statuss=open", "Limit=1", "__proto__=1", "constructor=1", "filter=1", "api_key[x]=1"])(
    "%s is refused because the operation doesn't have it",
    async (query) => {
      const { status, body } = await list(query);
      const known = "color, tags, names, ids, limit, weight, starred, near, filter, q";
      const reason = `is not a query parameter of this operation; known parameters: ${known}`;
      expect(status).toBe(400);
      expect(body).toMatchObject(details(query.slice(0, query.indexOf("=")), reason));
    },
  );

  it("that are unknown are ignored where the app wants it so", async () => {
    const { call } = await serveNotes({ options: { unknownQuery: "ignore" } });
    expect((await call("GET", "/notes?statuss=open&limit=3")).body).toMatchObject({ data: { query: { limit: 3 } } });
  });

  it("that are wrong are all told at once, the first one on top", async () => {
    const { body } = await list("limit=x&starred=y&color=blue");
    expect(body).toMatchObject({
      error: {
        message: "limit must be an integer.",
        details: {
          field: "limit",
          reason: "must be an integer",
          issues: [
            { field: "limit", reason: "must be an integer" },
            { field: "starred", reason: "must be true or false" },
            { field: "color.0", reason: "must be one of red, green" },
          ],
        },
      },
    });
  });
});

describe("path, header and cookie parameters", () => {
  const headers = { "x-depth": "3", "x-tags": "a, b", cookie: 'other=1; theme="dark%20blue"; theme=light' };

  it("are decoded by their types, under their names in the contract", async () => {
    const { call } = await serveNotes();
    const { body } = await call("GET", "/echo/10/true/1,2", { headers });
    expect(body).toMatchObject({
      data: {
        params: { "page-size": 10, on: true, list: [1, 2] },
        headers: { "X-Depth": 3, "X-Tags": ["a", "b"] },
        cookies: { theme: "dark blue" },
        query: {},
      },
    });
  });

  it("are refused with the names of all that is wrong", async () => {
    const { call } = await serveNotes();
    const { status, body } = await call("GET", "/echo/ten/1/1,b?x=1");
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: {
        details: {
          issues: [
            { field: "x", reason: "is not a query parameter; this operation takes none" },
            { field: "page-size", reason: "must be an integer" },
            { field: "on", reason: "must be true or false" },
            { field: "list", reason: "must be an integer" },
            { field: "X-Depth", reason: "is required" },
          ],
        },
      },
    });
  });

  it("may hold what a path can't, when it is percent-encoded", async () => {
    const { call } = await serveNotes();
    const { body } = await call("DELETE", "/notes/a%2Fb%20%C3%BC+");
    expect(body).toBeUndefined();
    const archived = await call("POST", "/notes/a%2Fb%20%C3%BC+:archive");
    expect(archived.body).toMatchObject({ data: { params: { note_id: "a/b ü+" } } });
  });

  it("are checked by their schema", async () => {
    const { call } = await serveNotes();
    expect((await call("GET", "/notes/x")).body).toMatchObject(details("note_id", "must match ^n_\\w+$"));
  });
});
