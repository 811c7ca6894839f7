import { describe, expect, it } from "vitest";
import {
  type ClientOptions,
  cursorPages,
  EnvelopeError,
  linkedPages,
  linkHeaderPages,
  numberedPages,
  type Operation,
  offsetPages,
  type PagePagination,
  type Pagination,
  PaginationError,
  paginate,
} from "../src/index.ts";
import { failureOf, setUp } from "./support/test-api.ts";
import type { Reply, ScriptedReply } from "./support/test-server.ts";

interface Thing {
  id: number;
}

function listing(pagination: Pagination, method: Operation["method"] = "GET"): Operation {
  const body = method === "POST" ? { body: "application/json" } : {};
  return { id: "listThings", method, path: "/things", response: "json", envelope: false, pagination, ...body };
}

const things = (...ids: number[]) => ids.map((id) => ({ id }));
const body = (...ids: number[]): Reply => ({ json: { items: things(...ids) } });

async function listAll(
  pagination: Pagination,
  replies: ScriptedReply[],
  query: object = {},
  options: ClientOptions = {},
) {
  const { client, server } = await setUp(replies, options);
  const list = paginate<Thing>(client, listing(pagination), { query });
  const all = list.toArray().then((items) => items.map(({ id }) => id));
  return { all, server, urls: () => server.requests.map(({ url }) => url) };
}

describe("numbered pages", () => {
  const numbered: PagePagination = { pageParameter: "page", firstPage: 1, items: ["items"] };
  const listNumbered = (
    form: PagePagination,
    replies: ScriptedReply[],
    query: object = {},
    options: ClientOptions = {},
  ) => listAll(numberedPages(form), replies, query, options);
  const counted = (reply: Reply, facts: object): Reply => ({ json: { ...(reply.json as object), ...facts } });

  it("end with the number of all items, without a request too many", async () => {
    const replies = [counted(body(1, 2), { total: 3 }), counted(body(3), { total: 3 })];
    const { all, urls } = await listNumbered({ ...numbered, total: ["total"] }, replies);
    expect(await all).toEqual([1, 2, 3]);
    expect(urls()).toEqual(["/things", "/things?page=2"]);
  });

  it("end with the number of all items also where the caller begins later", async () => {
    const pagination: PagePagination = { ...numbered, total: ["total"], size: { parameter: "size" } };
    const { all, urls } = await listNumbered(pagination, [counted(body(5), { total: 5 })], { page: 3, size: 2 });
    expect(await all).toEqual([5]);
    expect(urls()).toHaveLength(1);
  });

  it("end where the address of a next page is null", async () => {
    const replies = [counted(body(1), { next: "https://x.example/?page=2" }), counted(body(2), { next: null })];
    const { all, urls } = await listNumbered({ ...numbered, hasMore: ["next"] }, replies);
    expect(await all).toEqual([1, 2]);
    expect(urls()).toHaveLength(2);
  });

  it("end with an empty page, or one that is shorter than the first", async () => {
    const empty = await listNumbered(numbered, [body(1, 2), body(3, 4), body()]);
    expect(await empty.all).toEqual([1, 2, 3, 4]);
    const short = await listNumbered(numbered, [body(1, 2), body(3), body(4)]);
    expect(await short.all).toEqual([1, 2, 3]);
    expect(short.urls()).toHaveLength(2);
  });

  it("don't end because the server gives less than asked for, unless it is known to give that much", async () => {
    const unknown = { ...numbered, size: { parameter: "size" } };
    const { all } = await listNumbered(unknown, [body(1, 2), body(3, 4), body()], { size: 100 });
    expect(await all).toEqual([1, 2, 3, 4]);
    const known = { ...numbered, size: { parameter: "size", maximum: 50 } };
    const first = await listNumbered(known, [body(1, 2), body(3)], { size: 10 });
    expect(await first.all).toEqual([1, 2]);
    const larger = await listNumbered(known, [body(...Array(50).keys()), body(50)], { size: 100 });
    expect(await larger.all).toHaveLength(51);
  });

  it("of a server that doesn't know the parameter end in an error", async () => {
    const { all, urls } = await listNumbered(numbered, [body(1, 2)]);
    const failure = await failureOf(all);
    expect(failure).toBeInstanceOf(PaginationError);
    expect((failure as Error).message).toContain("page 2 has the items of page 1 again");
    expect(urls()).toHaveLength(2);
  });

  it("may leave out an empty list only where the contract says so", async () => {
    const optional = await listNumbered({ ...numbered, itemsOptional: true }, [{ json: {} }]);
    expect(await optional.all).toEqual([]);
    const nothing = await listNumbered(numbered, [{ status: 204 }]);
    expect(await nothing.all).toEqual([]);
    const required = await listNumbered(numbered, [{ json: {} }]);
    expect(await failureOf(required.all)).toBeInstanceOf(EnvelopeError);
  });
});

describe("offsets", () => {
  it("go on from the items that came", async () => {
    const pagination = offsetPages({
      offsetParameter: "start",
      firstOffset: 1,
      total: ["total"],
      items: ["items"],
    });
    const replies = [body(1, 2), body(3), body(4)].map(({ json }) => ({ json: { ...(json as object), total: 4 } }));
    const { all, urls } = await listAll(pagination, replies);
    expect(await all).toEqual([1, 2, 3, 4]);
    expect(urls()).toEqual(["/things", "/things?start=3", "/things?start=4"]);
  });
});

describe("addresses of next pages", () => {
  const addressed = linkedPages({ nextUrl: ["next"], items: ["items"] });
  const leadingTo = (next: unknown, ...ids: number[]): Reply => ({ json: { items: things(...ids), next } });

  it("may be relative, and objects", async () => {
    const replies = [leadingTo("?after=1", 1), leadingTo({ href: "/things?after=2" }, 2), leadingTo(null, 3)];
    const { all, urls } = await listAll(addressed, replies, { size: 1 });
    expect(await all).toEqual([1, 2, 3]);
    expect(urls()).toEqual(["/things?size=1", "/things?after=1", "/things?after=2"]);
  });

  it("take credentials and headers along on the same server", async () => {
    const { all, server } = await listAll(addressed, [leadingTo("/more", 1), leadingTo("", 2)]);
    expect(await all).toEqual([1, 2]);
    const credentials = server.requests.map(({ headers }) => headers.authorization);
    expect(credentials[1]).toBe(credentials[0]);
    expect(credentials[1]).toMatch(/^Bearer /);
  });

  it.each(["https://evil.example/things", "//evil.example/things", "http://user:pass@127.0.0.1/x", "http://["])(
    "are not followed to %s",
    async (next) => {
      const { all, server } = await listAll(addressed, [leadingTo(next, 1), leadingTo(null, 2)]);
      const failure = await failureOf(all);
      expect(failure).toBeInstanceOf(PaginationError);
      expect((failure as Error).message).toContain("credentials are only sent to http://127.0.0.1:");
      expect(server.requests).toHaveLength(1);
    },
  );

  it("that lead in a circle end in an error", async () => {
    const { all, server } = await listAll(addressed, [leadingTo("/a", 1), leadingTo("/b", 2), leadingTo("/a", 3)]);
    expect(((await failureOf(all)) as Error).message).toContain("so the list would never end");
    expect(server.requests).toHaveLength(3);
  });
});

describe("Link headers", () => {
  const linked = linkHeaderPages({ items: [] });
  const page = (link: string | undefined, ...ids: number[]): Reply => ({
    json: things(...ids),
    headers: link === undefined ? {} : { link },
  });

  it.each([
    '</things?page=2>; rel="next"',
    '<https://other.example/a,b>; rel="first"; title="a, b", </things?page=2>; title="x"; rel="prefetch next"',
    "</things?page=1>;rel=prev,</things?page=2>;rel=next",
  ])("lead on: %s", async (link) => {
    const { all, urls } = await listAll(linked, [page(link, 1), page('</things?page=1>; rel="prev"', 2)]);
    expect(await all).toEqual([1, 2]);
    expect(urls()).toEqual(["/things", "/things?page=2"]);
  });

  it.each([undefined, "", '</x>; rel="nextish"', "<>; rel=next", "garbage"])("end the list: %s", async (link) => {
    const { all, urls } = await listAll(linked, [page(link, 1)]);
    expect(await all).toEqual([1]);
    expect(urls()).toHaveLength(1);
  });
});

describe("cursors", () => {
  it("may stand deep in the request's body, which is otherwise left as it is", async () => {
    const pagination = cursorPages({
      cursorParameter: ["page", "after"],
      nextCursor: ["next"],
      items: ["items"],
    });
    const replies = [{ json: { items: things(1), next: "c2" } }, { json: { items: things(2) } }];
    const { client, server } = await setUp(replies);
    const given = { filter: "x", page: { size: 1 } };
    const list = paginate<Thing>(client, listing(pagination, "POST"), { body: given });
    expect(await list.toArray()).toHaveLength(2);
    expect(server.requests.map(({ body: sent }) => JSON.parse(sent))).toEqual([
      { filter: "x", page: { size: 1 } },
      { filter: "x", page: { size: 1, after: "c2" } },
    ]);
    expect(given).toEqual({ filter: "x", page: { size: 1 } });
  });

  it("of the last item are followed only while there is more", async () => {
    const pagination = cursorPages({
      cursorParameter: "starting_after",
      itemCursor: ["id"],
      hasMore: ["more"],
      items: ["items"],
    });
    const replies = [{ json: { items: things(1, 2), more: true } }, { json: { items: things(3), more: false } }];
    const { all, urls } = await listAll(pagination, replies);
    expect(await all).toEqual([1, 2, 3]);
    expect(urls()).toEqual(["/things", "/things?starting_after=2"]);
    const lost = await listAll(pagination, [{ json: { items: [], more: true } }]);
    expect(((await failureOf(lost.all)) as Error).message).toContain("gives no cursor at /items, last item, /id");
  });
});
