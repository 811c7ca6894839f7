import { beforeAll, describe, expect, test } from "vitest";
import { build, type Program, type Received, type Reply, type Run, type Server, serve } from "./workshop.ts";

const program: Program = {
  spec: "pages/all",
  source: `
import { type Item, ListsClient } from "./sdk/pages-all/index.js";
const idsOf = async (items: AsyncIterable<Item>): Promise<string[]> => {
  const ids: string[] = [];
  for await (const item of items) ids.push(item.id);
  return ids;
};
const clientFor = (baseUrl: string) => new ListsClient({ baseUrl });
export const cursors = (baseUrl: string) => idsOf(clientFor(baseUrl).cursors.list({ limit: 2 }));
export const charges = (baseUrl: string) => idsOf(clientFor(baseUrl).charges.list());
export const pages = (baseUrl: string) => idsOf(clientFor(baseUrl).pages.list());
export const laterPages = (baseUrl: string) => idsOf(clientFor(baseUrl).pages.list({ page: 2 }));
export const leaves = (baseUrl: string) => idsOf(clientFor(baseUrl).leaves.list({ per_page: 2 }));
export const offsets = (baseUrl: string) => idsOf(clientFor(baseUrl).offsets.list({ limit: 2 }));
export const addresses = (baseUrl: string) => idsOf(clientFor(baseUrl).addresses.list());
export const headers = (baseUrl: string) => idsOf(clientFor(baseUrl).headers.list({ per_page: 2 }));
export const searches = (baseUrl: string) => idsOf(clientFor(baseUrl).searches.things({ query: "q" }));
export const total = async (baseUrl: string) => {
  const page = await clientFor(baseUrl).offsets.list();
  return { items: page.items.length, meta: page.meta };
};
export const choices = async (baseUrl: string) => {
  const { choices } = await clientFor(baseUrl).choices.list();
  return choices.map(({ id }: Item) => id);
};
`,
};

let programOf: (spec: string, name: string) => Run;

beforeAll(async () => {
  programOf = await build([program]);
});

const ALL = ["1", "2", "3", "4", "5"].map((id) => ({ id }));
const IDS = ALL.map(({ id }) => id);

const queryOf = ({ url }: Received) => new URL(url, "http://localhost").searchParams;
const numberOf = (request: Received, name: string, initial: number) => Number(queryOf(request).get(name) ?? initial);
const pageOf = (start: number, size = 2) => ALL.slice(start, start + size);

async function run(name: string, replyTo: (request: Received) => Reply): Promise<{ result: unknown; server: Server }> {
  const server = await serve(replyTo);
  return { result: await programOf("pages/all", name)(`${server.url}/v1`), server };
}

const urls = ({ requests }: Server) => requests.map(({ url }) => url);

describe("all items of all pages come", () => {
  test("by a token of the body", async () => {
    const { result, server } = await run("cursors", (request) => {
      const start = numberOf(request, "cursor", 0);
      const next = start + 2 < ALL.length ? String(start + 2) : "";
      return { json: { rows: pageOf(start), response_metadata: { next_cursor: next } } };
    });
    expect(result).toEqual(IDS);
    expect(urls(server)).toEqual([
      "/v1/cursors?limit=2",
      "/v1/cursors?limit=2&cursor=2",
      "/v1/cursors?limit=2&cursor=4",
    ]);
  });

  test("by the id of the last item", async () => {
    const { result, server } = await run("charges", (request) => {
      const start = numberOf(request, "starting_after", 0);
      return { json: { object: "list", data: pageOf(start), has_more: start + 2 < ALL.length } };
    });
    expect(result).toEqual(IDS);
    expect(urls(server)).toEqual(["/v1/charges", "/v1/charges?starting_after=2", "/v1/charges?starting_after=4"]);
  });

  const countedPages = (request: Received): Reply => {
    const page = numberOf(request, "page", 1);
    return { json: { items: pageOf((page - 1) * 2), pagination: { total_pages: 3, page } } };
  };

  test("by numbers of pages that the response counts, without a request too many", async () => {
    const { result, server } = await run("pages", countedPages);
    expect(result).toEqual(IDS);
    expect(urls(server)).toEqual(["/v1/pages", "/v1/pages?page=2", "/v1/pages?page=3"]);
  });

  test("from where the caller begins", async () => {
    const { result, server } = await run("laterPages", countedPages);
    expect(result).toEqual(IDS.slice(2));
    expect(server.requests).toHaveLength(2);
  });

  test("by numbers of pages from 0, until one is short", async () => {
    const { result, server } = await run("leaves", (request) => ({ json: pageOf(numberOf(request, "page", 0) * 2) }));
    expect(result).toEqual(IDS);
    expect(urls(server)).toEqual([
      "/v1/leaves?per_page=2",
      "/v1/leaves?per_page=2&page=1",
      "/v1/leaves?per_page=2&page=2",
    ]);
  });

  test("by offsets, although the server's pages are smaller than asked for", async () => {
    const { result, server } = await run("offsets", (request) => {
      const offset = numberOf(request, "offset", 0);
      return { json: { entries: pageOf(offset, 1), total_count: ALL.length } };
    });
    expect(result).toEqual(IDS);
    expect(server.requests).toHaveLength(5);
  });

  test("by addresses in the body", async () => {
    const { result, server } = await run("addresses", (request) => {
      const skip = numberOf(request, "$skip", 0);
      const next = skip + 2 < ALL.length ? { "@odata.nextLink": `addresses?$skip=${skip + 2}` } : {};
      return { json: { value: pageOf(skip), ...next } };
    });
    expect(result).toEqual(IDS);
    expect(urls(server)).toEqual(["/v1/addresses", "/v1/addresses?$skip=2", "/v1/addresses?$skip=4"]);
  });

  test("by addresses in the Link header", async () => {
    const { result, server } = await run("headers", (request) => {
      const page = numberOf(request, "page", 1);
      const link = `</v1/headers?page=1>; rel="first", </v1/headers?page=${page + 1}&per_page=2>; rel="next"`;
      return { json: pageOf((page - 1) * 2), headers: page < 3 ? { link } : {} };
    });
    expect(result).toEqual(IDS);
    expect(server.requests).toHaveLength(3);
  });

  test("by a cursor in the body of the request", async () => {
    const { result, server } = await run("searches", ({ body }) => {
      const { start_cursor = "0" } = body as { start_cursor?: string };
      const start = Number(start_cursor);
      const more = start + 2 < ALL.length;
      return { json: { results: pageOf(start), next_cursor: more ? String(start + 2) : null, has_more: more } };
    });
    expect(result).toEqual(IDS);
    expect(server.requests.map(({ body }) => body)).toEqual([
      { query: "q" },
      { query: "q", start_cursor: "2" },
      { query: "q", start_cursor: "4" },
    ]);
  });
});

test("a page has what the body says beside its items", async () => {
  const { result } = await run("total", () => ({ json: { entries: ALL, total_count: 5, offset: 0 } }));
  expect(result).toEqual({ items: 5, meta: { total_count: 5, offset: 0 } });
});

test("a list that doesn't go on is a plain call", async () => {
  const { result } = await run("choices", () => ({ json: { choices: ALL } }));
  expect(result).toEqual(IDS);
});
