import type { ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { AbortError, type FailureEvent, type ListOptions, paginate } from "../src/index.ts";
import { enveloped, failed, failureOf, listScans, type Scan, setUp } from "./support/test-api.ts";
import { type ScriptedReply, send } from "./support/test-server.ts";

const page = (id: number, next_cursor?: string) =>
  enveloped([{ id: `scan_${id}`, status: "done" }], { next_cursor, has_more: next_cursor !== undefined });

const THREE_PAGES = [page(1, "c2"), page(2, "c3"), page(3)];

/** Holds a response back; `closed` tells when the client has given it up. */
function hanging() {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  return { closed, reply: (response: ServerResponse) => void response.on("close", resolve) };
}

async function setUpList(replies: ScriptedReply[], options: ListOptions = {}) {
  const failures: FailureEvent[] = [];
  const setup = await setUp(replies, { hooks: { onError: (event) => void failures.push(event) } });
  const list = () => paginate<Scan>(setup.client, listScans, {}, { prefetch: true, ...options });
  return { ...setup, list, failures };
}

describe("a list with prefetch", () => {
  it("asks for a page while the one before is being used", async () => {
    const { list, server } = await setUpList(THREE_PAGES);
    const seen: [string, number][] = [];
    for await (const { id } of list()) {
      const asked = Math.min(seen.length + 2, 3);
      await server.received(asked);
      seen.push([id, server.requests.length]);
    }
    expect(seen).toEqual([
      ["scan_1", 2],
      ["scan_2", 3],
      ["scan_3", 3],
    ]);
  });

  it("without it asks when a page is used up", async () => {
    const { list, server } = await setUpList(THREE_PAGES, { prefetch: false });
    const seen: number[] = [];
    for await (const _ of list()) seen.push(server.requests.length);
    expect(seen).toEqual([1, 2, 3]);
  });

  it.each<[string, (list: AsyncIterable<Scan>) => Promise<unknown>]>([
    [
      "left with break",
      async (list) => {
        for await (const _ of list) break;
      },
    ],
    [
      "left by an error",
      async (list) => {
        for await (const _ of list) throw new Error("enough");
      },
    ],
    [
      "left by return()",
      async (list) => {
        const iterator = list[Symbol.asyncIterator]();
        await iterator.next();
        await iterator.return?.();
      },
    ],
  ])("gives up the page that is on its way when it is %s", async (_, use) => {
    const { closed, reply } = hanging();
    const { list, server, clock, failures } = await setUpList([page(1, "c2"), reply]);
    const whenAsked = async function* () {
      for await (const scan of list()) {
        await server.received(2);
        yield scan;
      }
    };
    await use(whenAsked()).catch(() => {});
    await closed;
    expect([server.requests.length, clock.running, failures]).toEqual([2, 0, []]);
  });

  it("gives up the page that is on its way by pages, too", async () => {
    const { closed, reply } = hanging();
    const { list, server } = await setUpList([page(1, "c2"), reply]);
    for await (const _ of list().byPage()) {
      await server.received(2);
      break;
    }
    await closed;
  });

  it("fails where the page would have come, after the items before it", async () => {
    const { list, failures } = await setUpList([page(1, "c2"), failed(404)]);
    const seen: string[] = [];
    const loop = async () => {
      for await (const { id } of list()) seen.push(id);
    };
    expect(await failureOf(loop())).toMatchObject({ status: 404 });
    expect(seen).toEqual(["scan_1"]);
    expect(failures).toMatchObject([{ operation: "listScans", error: { status: 404 } }]);
  });

  it("tells nobody of a failure that nobody waits for", async () => {
    const { list, server, failures } = await setUpList([page(1, "c2"), failed(404)]);
    for await (const _ of list()) {
      await server.received(2);
      break;
    }
    expect(failures).toEqual([]);
  });

  it("ends when the caller aborts, with the caller's reason", async () => {
    const controller = new AbortController();
    const { closed, reply } = hanging();
    const { list, server, clock } = await setUpList([page(1, "c2"), reply], { signal: controller.signal });
    const loop = async () => {
      for await (const _ of list()) {
        await server.received(2);
        controller.abort("enough");
      }
    };
    const failure = await failureOf(loop());
    await closed;
    expect(failure).toBeInstanceOf(AbortError);
    expect(failure).toMatchObject({ cause: "enough" });
    expect(clock.running).toBe(0);
  });

  it("leaves no listener on the caller's signal", async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listeners += 1;
      addEventListener.apply(signal, args);
    };
    signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      listeners -= 1;
      removeEventListener.apply(signal, args);
    };
    const { list } = await setUpList(THREE_PAGES, { signal });
    let seen = 0;
    for await (const _ of list()) seen += 1;
    expect([seen, listeners]).toEqual([3, 0]);
  });

  it("fetches nothing for toArray() that it doesn't give", async () => {
    const { list, server } = await setUpList([...THREE_PAGES.slice(0, 2), (response) => send(response, failed(500))]);
    expect(await list().toArray({ limit: 2 })).toHaveLength(2);
    expect(server.requests).toHaveLength(2);
  });
});
