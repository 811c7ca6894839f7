import { describe, expect, it, vi } from "vitest";
import { type ClientCore, ConfigurationError, EnvelopeError, PaginationError, paginate } from "../src/index.ts";
import { enveloped, failed, failureOf, getScan, listScans, type Scan, setUp } from "./support/test-api.ts";

function page(ids: number[], meta: object) {
  return enveloped(
    ids.map((id) => ({ id: `scan_${id}`, status: "done" })),
    meta,
  );
}

const THREE_PAGES = [
  page([1, 2], { next_cursor: "c2", has_more: true, total: 5 }),
  page([3, 4], { next_cursor: "c3", has_more: true, total: 5 }),
  page([5], { next_cursor: "c4", has_more: false, total: 5 }),
];

const ids = (scans: Iterable<Scan>) => [...scans].map(({ id }) => id);

describe("a list", () => {
  it("gives all items of all pages", async () => {
    const { client, server } = await setUp(THREE_PAGES);
    const seen: string[] = [];
    for await (const scan of paginate<Scan>(client, listScans, { query: { status: "done" } })) seen.push(scan.id);
    expect(seen).toEqual(["scan_1", "scan_2", "scan_3", "scan_4", "scan_5"]);
    expect(server.requests.map(({ url }) => url)).toEqual([
      "/scans?status=done",
      "/scans?status=done&cursor=c2",
      "/scans?status=done&cursor=c3",
    ]);
  });

  it("stops fetching when the loop stops", async () => {
    const { client, server } = await setUp(THREE_PAGES);
    for await (const scan of paginate<Scan>(client, listScans)) if (scan.id === "scan_2") break;
    expect(server.requests).toHaveLength(1);
  });

  it("gives its pages one at a time", async () => {
    const { client } = await setUp(THREE_PAGES);
    const lengths: number[] = [];
    for await (const one of paginate<Scan>(client, listScans).byPage()) lengths.push(one.length);
    expect(lengths).toEqual([2, 2, 1]);
  });

  it("gives an array, of limited length where asked for", async () => {
    const { client, server } = await setUp([...THREE_PAGES, ...THREE_PAGES]);
    expect(await paginate<Scan>(client, listScans).toArray()).toHaveLength(5);
    expect(server.requests).toHaveLength(3);
    expect(ids(await paginate<Scan>(client, listScans).toArray({ limit: 2 }))).toEqual(["scan_1", "scan_2"]);
    expect(server.requests).toHaveLength(4);
    await expect(paginate<Scan>(client, listScans).toArray({ limit: -1 })).rejects.toThrow(ConfigurationError);
    expect(await paginate<Scan>(client, listScans).toArray({ limit: 0 })).toEqual([]);
  });

  it("is the promise of its first page", async () => {
    const { client } = await setUp(THREE_PAGES);
    const first = await paginate<Scan>(client, listScans);
    expect(ids(first)).toEqual(["scan_1", "scan_2"]);
    expect(first.meta).toMatchObject({ total: 5 });
    expect(first.hasNextPage()).toBe(true);
    const second = await first.getNextPage();
    expect(ids(second.items)).toEqual(["scan_3", "scan_4"]);
    const rest: string[] = [];
    for await (const scan of second) rest.push(scan.id);
    expect(rest).toEqual(["scan_3", "scan_4", "scan_5"]);
    const last = await second.getNextPage();
    expect(last.hasNextPage()).toBe(false);
    await expect(last.getNextPage()).rejects.toThrow("This is the last page");
  });

  it("gives metadata and response of its first page", async () => {
    const { client } = await setUp(THREE_PAGES);
    const { data, meta, response } = await paginate<Scan>(client, listScans).withResponse();
    expect([data.length, response.status]).toEqual([2, 200]);
    expect(meta).toMatchObject({ next_cursor: "c2" });
    const raw = await paginate<Scan>(client, listScans).asResponse();
    expect(await raw.json()).toMatchObject({ success: true });
  });

  it("binds each item of each page", async () => {
    const { client } = await setUp(THREE_PAGES);
    const bind = vi.fn((_client: ClientCore, scan: Scan) => ({ ...scan, status: "bound" }));
    const scans = await paginate<Scan>(client, listScans, {}, {}, bind).toArray();
    expect(scans.every(({ status }) => status === "bound")).toBe(true);
    expect(bind).toHaveBeenCalledTimes(5);
    expect(bind.mock.calls[0]?.[0]).toBe(client);
  });

  it("goes on after pages without items, and ends without a further request", async () => {
    const { client, server } = await setUp([
      page([], { next_cursor: "c2", has_more: true }),
      page([1], { has_more: false }),
    ]);
    expect(await paginate<Scan>(client, listScans).toArray()).toHaveLength(1);
    expect(server.requests).toHaveLength(2);
  });

  it.each([{}, { next_cursor: null }, { next_cursor: "" }, { next_cursor: "c2", has_more: false }])(
    "ends with the page that says %j",
    async (meta) => {
      const { client, server } = await setUp([page([1], meta)]);
      expect(await paginate<Scan>(client, listScans).toArray()).toHaveLength(1);
      expect(server.requests).toHaveLength(1);
    },
  );

  it("passes the caller's options on to each page", async () => {
    const { client, server } = await setUp(THREE_PAGES);
    await paginate<Scan>(
      client,
      listScans,
      {},
      { headers: { "x-a": "1" }, query: { fresh: true, cursor: "c1" } },
    ).toArray();
    expect(server.requests.map(({ headers }) => headers["x-a"])).toEqual(["1", "1", "1"]);
    expect(server.requests.map(({ url }) => url)).toEqual([
      "/scans?fresh=true&cursor=c1",
      "/scans?fresh=true&cursor=c2",
      "/scans?fresh=true&cursor=c3",
    ]);
  });

  it("is only for operations that are declared as such", async () => {
    const { client } = await setUp([]);
    expect(() => paginate(client, getScan)).toThrow("getScan is not declared as a paginated operation");
  });
});

describe("a list that goes wrong", () => {
  it.each([
    ["repeats the page's own cursor", ["c2", "c2"], undefined, 2],
    ["goes in a circle", ["c2", "c3", "c2"], undefined, 3],
    ["comes back to where the caller began", ["c2", "c1"], "c1", 2],
  ])("because the server %s ends in an error", async (_, cursors, start, requests) => {
    const { client, server } = await setUp(
      cursors.map((next_cursor, at) => page([at], { next_cursor, has_more: true })),
    );
    const query = start === undefined ? {} : { cursor: start };
    const seen: string[] = [];
    const failure = await failureOf(
      (async () => {
        for await (const scan of paginate<Scan>(client, listScans, { query })) seen.push(scan.id);
      })(),
    );
    expect(failure).toBeInstanceOf(PaginationError);
    expect((failure as Error).message).toContain("so the list would never end");
    expect([seen.length, server.requests.length]).toEqual([requests, requests]);
  });

  it("may have the same next page asked for twice", async () => {
    const { client } = await setUp([...THREE_PAGES.slice(0, 2), ...THREE_PAGES.slice(1, 3)]);
    const first = await paginate<Scan>(client, listScans);
    expect(ids(await first.getNextPage())).toEqual(ids(await first.getNextPage()));
  });

  it("because the server announces more without a cursor ends in an error, after the items", async () => {
    const { client } = await setUp([page([1], { has_more: true })]);
    const list = paginate<Scan>(client, listScans);
    expect((await list).length).toBe(1);
    await expect(list.toArray()).rejects.toThrow("gives no cursor at /meta/next_cursor");
  });

  it("because a page is no list ends in an error", async () => {
    const { client } = await setUp([enveloped({ nope: 1 })]);
    const failure = await failureOf(paginate<Scan>(client, listScans));
    expect(failure).toBeInstanceOf(EnvelopeError);
    expect((failure as Error).message).toContain("no list at /data");
  });

  it("because a later page fails throws there, after retries", async () => {
    const { client, server } = await setUp([THREE_PAGES[0] ?? {}, failed(503)]);
    const seen: string[] = [];
    const loop = async () => {
      for await (const scan of paginate<Scan>(client, listScans)) seen.push(scan.id);
    };
    expect(await failureOf(loop())).toMatchObject({ status: 503, attempts: 3 });
    expect([seen.length, server.requests.length]).toEqual([2, 4]);
  });
});
