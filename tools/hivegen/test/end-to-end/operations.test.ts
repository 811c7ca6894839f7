import { beforeAll, describe, expect, test } from "vitest";
import { build, type Received, type Reply, type Run, serve } from "./workshop.ts";

const source = `
import { type Dish, KitchenClient } from "./sdk/kitchen/index.js";
import type { models } from "./sdk/kitchen/index.js";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const exactly = <T>() => <V>(value: V, _: Same<V, T> extends true ? "yes" : never): V => value;
const clientFor = (baseUrl: string) => new KitchenClient({ baseUrl });
const SOUP: models.Dish = { name: "soup", price: 3 };

export const list = (baseUrl: string) =>
  clientFor(baseUrl).dishes.list({
    "X-Trace": ["a", "b"],
    tags: ["hot", "red"],
    filter: { price: { max: 5 } },
    where: { a: 1 },
    session: "s 1",
  });
export const getOne = async (baseUrl: string) =>
  exactly<Dish | { draft: boolean } | undefined>()(
    await clientFor(baseUrl).dishes.get("soup", { id: 7, idHeader: "h" }),
    "yes",
  );
export const makeJson = async (baseUrl: string) =>
  exactly<Dish | undefined>()(await clientFor(baseUrl).dishes.delete(SOUP), "yes");
export const makeVendor = (baseUrl: string) =>
  clientFor(baseUrl).dishes.delete(SOUP, undefined, { contentType: "application/vnd.kitchen+json" });
export const makeXml = (baseUrl: string) =>
  clientFor(baseUrl).dishes.delete("<dish/>", undefined, { contentType: "application/xml" });
export const makeParts = (baseUrl: string) =>
  clientFor(baseUrl).dishes.delete(
    { name: "soup", photo: new Blob(["png"]), notes: ["a"] },
    {},
    { contentType: "multipart/form-data" },
  );
export const remove = async (baseUrl: string) =>
  exactly<void>()(await clientFor(baseUrl).dishes.deleteDishesId("a/b", { reason: "cold" }), "yes");
export const head = async (baseUrl: string) => exactly<void>()(await clientFor(baseUrl).dishes.head("1"), "yes");
export const photo = async (baseUrl: string) => (await clientFor(baseUrl).dishes.getPhoto("1", { width: 10 })).text();
export const keepPhoto = (baseUrl: string) =>
  clientFor(baseUrl).dishes.updatePhoto("1", new TextEncoder().encode("png"), { contentType: "image/png" });
export const recipe = async (baseUrl: string) =>
  exactly<string>()(await clientFor(baseUrl).dishes.getRecipe("1"), "yes");
export const keepRecipe = (baseUrl: string) => clientFor(baseUrl).dishes.updateRecipe("1", "# Soup");
export const elsewhere = async (baseUrl: string) => (await clientFor(baseUrl).dishes.getElsewhere("1")).text();
export const reserved = (baseUrl: string) => clientFor(baseUrl).coreApi.getCoreClassDefaultOptions("a", "b", "c");
export const order = (baseUrl: string) =>
  clientFor(baseUrl).orders.create({ lines: [{ dish: "soup" }, { dish: "cake" }], tips: [1, 2] });
export const events = async (baseUrl: string) => {
  const seen: string[] = [];
  for await (const { data } of clientFor(baseUrl).events.list()) seen.push(data);
  return seen;
};
`;

let runOf: (spec: string, name: string) => Run;

beforeAll(async () => {
  runOf = await build([{ spec: "kitchen", source }]);
});

/** What a function of the program gives, and the requests that it made. */
async function run(name: string, reply: Reply | ((request: Received) => Reply)) {
  const { url, requests } = await serve(typeof reply === "function" ? reply : () => reply);
  return { result: await runOf("kitchen", name)(url), requests, request: requests[0] };
}

const SOUP = { name: "soup", price: 3 };

describe("requests", () => {
  test("carry parameters of every place and style", async () => {
    const { request } = await run("list", { json: [] });
    expect(decodeURIComponent(request?.url ?? "")).toBe('/dishes?tags=hot,red&filter[price][max]=5&where={"a":1}');
    expect(request?.headers).toMatchObject({ "x-trace": "a,b", cookie: "session=s%201" });
  });

  test("keep apart parameters of one name", async () => {
    const { request } = await run("getOne", { json: SOUP });
    expect(request).toMatchObject({ url: "/dishes/soup?id=7", headers: { id: "h" } });
  });

  test("take reserved words as arguments", async () => {
    expect((await run("reserved", { json: {} })).request?.url).toBe("/core/a/b/c");
  });

  test.each([
    ["makeJson", "application/json", SOUP],
    ["makeVendor", "application/vnd.kitchen+json", SOUP],
    ["makeXml", "application/xml", "<dish/>"],
    ["keepPhoto", "image/png", "png"],
    ["keepRecipe", "text/markdown", "# Soup"],
    [
      "order",
      "application/x-www-form-urlencoded",
      "lines%5B0%5D%5Bdish%5D=soup&lines%5B1%5D%5Bdish%5D=cake&tips=1%2C2",
    ],
  ])("send the body of %s as %s", async (name, type, body) => {
    const { request } = await run(name, { json: SOUP });
    expect(request?.headers["content-type"]).toBe(type);
    const isForm = type.endsWith("urlencoded");
    const sent = isForm ? new URLSearchParams(String(request?.body)).toString() : request?.body;
    expect(sent).toEqual(body);
  });

  test("send parts with their declared types", async () => {
    const { request } = await run("makeParts", { json: SOUP });
    expect(request?.body).toContain('name="name"\r\n\r\nsoup\r\n');
    expect(request?.body).toContain('name="photo"; filename="blob"\r\nContent-Type: image/png\r\n\r\npng\r\n');
    expect(request?.body).toContain('name="notes"\r\nContent-Type: application/json\r\n\r\n["a"]\r\n');
  });

  test("carry the body of DELETE", async () => {
    const { request } = await run("remove", { status: 204 });
    expect(request).toMatchObject({ method: "DELETE", url: "/dishes/a%2Fb", body: { reason: "cold" } });
  });
});

describe("results", () => {
  test.each<[string, string, Reply, unknown]>([
    ["the body of one status", "getOne", { json: SOUP }, SOUP],
    ["the body of another", "getOne", { status: 203, json: { draft: true } }, { draft: true }],
    ["nothing with 204", "getOne", { status: 204 }, undefined],
    ["nothing with a status that has no body", "makeJson", { status: 202 }, undefined],
    ["nothing of HEAD", "head", { headers: { "x-size": "1" } }, undefined],
    ["text", "recipe", { text: "# Soup", headers: { "content-type": "text/markdown" } }, "# Soup"],
    ["text that looks like JSON", "recipe", { text: "[1]", headers: { "content-type": "text/markdown" } }, "[1]"],
    ["a file", "photo", { text: "png", headers: { "content-type": "image/png" } }, "png"],
    ["a stream", "events", { text: "data: 1\n\n", headers: { "content-type": "text/event-stream" } }, ["1"]],
  ])("are %s", async (_, name, reply, expected) => {
    expect((await run(name, reply)).result).toEqual(expected);
  });

  test("are what a redirect leads to", async () => {
    const { result, requests } = await run("elsewhere", ({ url }) =>
      url === "/moved" ? { text: "here" } : { status: 302, headers: { location: "/moved" } },
    );
    expect(result).toBe("here");
    expect(requests.map(({ url }) => url)).toEqual(["/dishes/1/elsewhere", "/moved"]);
  });

  test("ask for what they are read as", async () => {
    const accepted = async (name: string) => (await run(name, { json: SOUP })).request?.headers.accept;
    expect(await accepted("getOne")).toBe("application/json");
    expect(await accepted("recipe")).toBe("text/markdown");
    expect(await accepted("photo")).toBe("image/png, image/jpeg");
  });

  test("fail where JSON was declared and something else came", async () => {
    await expect(run("getOne", { text: "<html>" })).rejects.toMatchObject({ name: "EnvelopeError" });
  });
});
