import { expect, test } from "vitest";
import type { Answer, Exchange } from "../src/cases/case.ts";
import { Peer } from "../src/peer/peer.ts";

const get = (answer: Answer, path = "/x"): Exchange => ({ request: `GET ${path}`, answer });

async function bytesBefore(stream: ReadableStream<Uint8Array> | null, count: number): Promise<string> {
  const reader = stream?.getReader();
  let text = "";
  while (text.length < count) text += new TextDecoder().decode((await reader?.read())?.value);
  await reader?.cancel();
  return text;
}

test("an answer has the envelope, and what the case says", async () => {
  const page = { items: [1], next: "two" };
  await using peer = await Peer.start([get({ page, headers: { "X-Y": "1" } })], "given");
  const response = await fetch(`${peer.url}/x`);
  expect(response.headers.get("x-y")).toBe("1");
  expect(response.headers.get("date")).toBeNull();
  expect(await response.json()).toEqual({
    success: true,
    data: [1],
    meta: { request_id: "req_1", next_cursor: "two", has_more: true },
  });
});

test("requests are kept as they stood on the wire", async () => {
  await using peer = await Peer.start([get({})], "given");
  await fetch(`${peer.url}/a%2Fb?q=%20&q=+`, { method: "POST", body: "ü", headers: { "X-Y": "1" } });
  expect(peer.served).toMatchObject([
    { exchange: 0, request: { method: "POST", target: "/api/v1/a%2Fb?q=%20&q=+", body: "ü", headers: { "x-y": "1" } } },
  ]);
});

test("a request too much gets an answer that nothing retries", async () => {
  await using peer = await Peer.start([], "given");
  expect((await fetch(`${peer.url}/x`)).status).toBe(418);
  expect(peer.served).toMatchObject([{ exchange: undefined }]);
});

test("in any order, each request gets the first answer that is left for it", async () => {
  const wire = [get({ text: "a1" }, "/a"), get({ text: "b" }, "/b"), get({ text: "a2" }, "/a")];
  await using peer = await Peer.start(wire, "any");
  const texts = [];
  for (const path of ["/b", "/a", "/a"]) texts.push(await (await fetch(peer.url + path)).text());
  expect(texts).toEqual(["b", "a1", "a2"]);
});

test.each<[string, Answer["fault"]]>([
  ["a connection that is reset", { kind: "reset" }],
  ["what is no HTTP", { kind: "garbage" }],
])("%s is no answer", async (_, fault) => {
  await using peer = await Peer.start([get({ text: "hello", ...(fault && { fault }) })], "given");
  await expect(fetch(`${peer.url}/x`)).rejects.toThrow("fetch failed");
});

test.each<[string, Answer]>([
  ["with a length", { text: "hello", fault: { kind: "truncate", after: 2 } }],
  ["without", { text: "hello", chunked: true, fault: { kind: "truncate", after: 2 } }],
])("a body that is cut off, %s, has a head", async (_, answer) => {
  await using peer = await Peer.start([get(answer)], "given");
  const response = await fetch(`${peer.url}/x`);
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow("terminated");
});

test("a body that is held back begins", async () => {
  await using peer = await Peer.start([get({ text: "hello", fault: { kind: "hold-body", after: 2 } })], "given");
  expect(await bytesBefore((await fetch(`${peer.url}/x`)).body, 2)).toBe("he");
});

test("an answer that is held back never comes", async () => {
  await using peer = await Peer.start([get({ fault: { kind: "hold" } })], "given");
  const controller = new AbortController();
  const answer = fetch(`${peer.url}/x`, { signal: controller.signal });
  await peer.arrived(1, AbortSignal.timeout(5000));
  controller.abort(new Error("given up"));
  await expect(answer).rejects.toThrow("given up");
});

test("a body comes in drops, and whole", async () => {
  await using peer = await Peer.start(
    [get({ text: "hello", fault: { kind: "drip", bytes: 1, every: 0.001 } })],
    "given",
  );
  expect(await (await fetch(`${peer.url}/x`)).text()).toBe("hello");
});
