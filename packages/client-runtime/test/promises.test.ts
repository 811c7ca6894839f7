import { describe, expect, it, onTestFinished } from "vitest";
import { paginate, startDownload } from "../src/index.ts";
import {
  downloadReport,
  enveloped,
  failed,
  failureOf,
  getScan,
  listScans,
  SCAN_INPUT,
  setUp,
} from "./support/test-api.ts";

/** Collects rejections that nobody handled, instead of letting them end the process. */
function unhandled(): unknown[] {
  const reasons: unknown[] = [];
  const previous = process.listeners("unhandledRejection");
  const collect = (reason: unknown) => void reasons.push(reason);
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", collect);
  onTestFinished(() => {
    process.off("unhandledRejection", collect);
    for (const listener of previous) process.on("unhandledRejection", listener);
  });
  return reasons;
}

/** Unhandled rejections are reported after the microtasks of a turn. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("a call that fails", () => {
  it.each([
    ["await", (call: ReturnType<typeof start>) => call],
    ["catch", (call: ReturnType<typeof start>) => call.catch((error) => Promise.reject(error))],
    ["withResponse", (call: ReturnType<typeof start>) => call.withResponse()],
    ["asResponse", (call: ReturnType<typeof start>) => call.asResponse()],
    ["byPage", (call: ReturnType<typeof start>) => call.byPage().next()],
    ["iteration", (call: ReturnType<typeof start>) => call[Symbol.asyncIterator]().next()],
    ["toArray", (call: ReturnType<typeof start>) => call.toArray()],
  ])("is handled by %s alone", async (_, handle) => {
    const reasons = unhandled();
    const { client } = await setUp([failed(404)]);
    expect(await failureOf(handle(start(client)))).toMatchObject({ status: 404 });
    await turn();
    expect(reasons).toEqual([]);
  });

  it("and that nobody handles is reported once, as for any promise", async () => {
    const reasons = unhandled();
    const { client, server } = await setUp([failed(404)]);
    start(client);
    await server.received(1);
    while (reasons.length === 0) await turn();
    await turn();
    expect(reasons).toMatchObject([{ status: 404 }]);
  });

  it("is handled by the methods of a download alone", async () => {
    const reasons = unhandled();
    const { client } = await setUp([failed(404)]);
    for (const take of ["bytes", "text", "stream", "asResponse"] as const) {
      const download = startDownload(client, downloadReport, { path: { report_id: "r" } });
      expect(await failureOf(download[take]())).toMatchObject({ status: 404 });
    }
    await turn();
    expect(reasons).toEqual([]);
  });

  it("is not left over when the response was taken and the result was not", async () => {
    const reasons = unhandled();
    const { client } = await setUp([enveloped([])]);
    await client.call(getScan, SCAN_INPUT).asResponse();
    await turn();
    expect(reasons).toEqual([]);
  });
});

function start(client: Awaited<ReturnType<typeof setUp>>["client"]) {
  return paginate(client, listScans);
}
