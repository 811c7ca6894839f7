import { describe, expect, it, vi } from "vitest";
import { AbortError, type RequestOptions, type Waiter, WaiterError, waitFor } from "../src/index.ts";
import { enveloped, failed, failureOf, getScan, SCAN_INPUT, type Scan, setUp } from "./support/test-api.ts";

const WAITER: Waiter = {
  name: "waitUntilComplete",
  success: [{ pointer: ["status"], in: ["completed"] }],
  failure: [{ pointer: ["status"], in: ["failed", "cancelled"] }],
  minDelay: 2,
  maxDelay: 30,
};

const inState = (status: string) => enveloped({ id: "scan_1", status });

async function setUpWait(states: string[]) {
  const setup = await setUp(states.map(inState));
  const poll = (options: RequestOptions) => setup.client.call<Scan>(getScan, SCAN_INPUT, options);
  return { ...setup, poll };
}

describe("a wait", () => {
  it("polls until the state is one of success, telling each value", async () => {
    const { client, poll, server } = await setUpWait(["queued", "running", "completed"]);
    const onProgress = vi.fn();
    expect(await waitFor(client, WAITER, poll, { onProgress })).toEqual({ id: "scan_1", status: "completed" });
    expect(onProgress.mock.calls.map(([scan]) => scan.status)).toEqual(["queued", "running", "completed"]);
    expect(server.requests).toHaveLength(3);
  });

  it("does not wait at all for what is finished", async () => {
    const { client, poll, clock } = await setUpWait(["completed"]);
    await waitFor(client, WAITER, poll);
    expect(clock.delays).toEqual([]);
  });

  it("waits longer each time, up to a bound", async () => {
    const { client, poll, clock } = await setUpWait([...Array(6).fill("running"), "completed"]);
    clock.chance = 1;
    await waitFor(client, WAITER, poll);
    expect(clock.delays).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  it("never waits less than the shortest time, and in between by chance", async () => {
    const { client, poll, clock } = await setUpWait(["a", "b", "c", "d", "completed"]);
    clock.chance = 0.5;
    await waitFor(client, WAITER, poll, { minDelay: 1, maxDelay: 5 });
    expect(clock.delays).toEqual([1000, 1500, 2500, 3000]);
  });

  it("comes back when the server says, and not sooner than the shortest time", async () => {
    const later = (seconds: string) => ({ ...inState("running"), headers: { "retry-after": seconds } });
    const replies = [later("40"), later("0"), later("soon"), inState("running"), inState("completed")];
    const { client, clock } = await setUp(replies);
    const poll = (options: RequestOptions) => client.call<Scan>(getScan, SCAN_INPUT, options);
    clock.chance = 0.5;
    await waitFor(client, WAITER, poll);
    expect(clock.delays).toEqual([42_000, 2000, 5000, 9000]);
  });

  it("makes its last poll before the deadline, also when the server says to come back later", async () => {
    const { client, clock } = await setUp([{ ...inState("running"), headers: { "retry-after": "3600" } }]);
    const poll = (options: RequestOptions) => client.call<Scan>(getScan, SCAN_INPUT, options);
    expect(await failureOf(waitFor(client, WAITER, poll, { deadline: 20 }))).toMatchObject({ reason: "deadline" });
    expect(clock.delays).toEqual([18_000]);
  });

  it("waits for values that come from elsewhere, too", async () => {
    const { client } = await setUp([]);
    const states = ["running", "completed"];
    const poll = async () => ({ status: states.shift() });
    expect(await waitFor(client, WAITER, poll)).toEqual({ status: "completed" });
  });

  it("fails with an error of its own, where there is one", async () => {
    class ScanFailedError extends WaiterError<Scan> {}
    const { client, poll } = await setUpWait(["failed"]);
    const failure = await failureOf(waitFor(client, WAITER, poll, {}, ScanFailedError));
    expect(failure).toBeInstanceOf(ScanFailedError);
    const late = await failureOf(waitFor(client, { ...WAITER, failure: [] }, poll, { deadline: 1 }, ScanFailedError));
    expect(late).not.toBeInstanceOf(ScanFailedError);
  });

  it("goes on for states that it does not know", async () => {
    const { client, poll, server } = await setUpWait(["hibernating", "completed"]);
    await waitFor(client, WAITER, poll);
    expect(server.requests).toHaveLength(2);
  });

  it("ends in an error with the value when the state is one of failure", async () => {
    const { client, poll } = await setUpWait(["running", "failed"]);
    const failure = await failureOf(waitFor(client, WAITER, poll));
    expect(failure).toBeInstanceOf(WaiterError);
    expect(failure).toMatchObject({
      reason: "failure",
      waiter: "waitUntilComplete",
      value: { id: "scan_1", status: "failed" },
    });
    expect((failure as Error).message).toBe('waitUntilComplete: failed: /status is "failed".');
  });

  it("polls a last time shortly before its deadline, and then tells what it saw", async () => {
    const { client, poll, clock, server } = await setUpWait(["running"]);
    clock.chance = 1;
    const failure = await failureOf(waitFor(client, WAITER, poll, { deadline: 13 }));
    expect(failure).toMatchObject({ name: "WaiterError", reason: "deadline", value: { status: "running" } });
    expect((failure as Error).message).toContain('not finished within 13 s; /status is "running".');
    expect(clock.delays).toEqual([2000, 4000, 5000]);
    expect(server.requests).toHaveLength(4);
  });

  it("counts what the last poll sees", async () => {
    const { client, poll } = await setUpWait(["running", "running", "completed"]);
    expect(await waitFor(client, WAITER, poll, { deadline: 6 })).toMatchObject({ status: "completed" });
  });

  it("does not give up before a deadline that is shorter than the shortest delay", async () => {
    const { client, poll, clock } = await setUpWait(["running"]);
    expect(await failureOf(waitFor(client, WAITER, poll, { deadline: 1 }))).toMatchObject({ reason: "deadline" });
    expect(clock.delays).toEqual([500]);
  });

  it("takes the contract's deadline where the caller gives none", async () => {
    const { client, poll } = await setUpWait(["running"]);
    const failure = await failureOf(waitFor(client, { ...WAITER, deadline: 10 }, poll));
    expect((failure as Error).message).toContain("within 10 s");
  });

  it("bounds a poll that hangs by its deadline", async () => {
    const { client, clock, server } = await setUp([inState("running"), () => {}]);
    const poll = (options: RequestOptions) => client.call<Scan>(getScan, SCAN_INPUT, options);
    const failure = failureOf(waitFor(client, WAITER, poll, { deadline: 20, request: { timeout: 1000 } }));
    await server.received(2);
    clock.advance(20_000);
    expect(await failure).toMatchObject({
      reason: "deadline",
      value: { status: "running" },
      cause: { limit: "deadline" },
    });
  });

  it("makes a last try also when the deadline was slept through", async () => {
    const { client, poll, clock } = await setUpWait(["running", "completed"]);
    clock.manual = true;
    const wait = waitFor(client, WAITER, poll, { deadline: 10 });
    await clock.untilDelayed();
    clock.time += 1e6;
    clock.advance(0);
    expect(await wait).toMatchObject({ status: "completed" });
  });

  it("passes failures of polls on", async () => {
    const { client, server } = await setUp([inState("running"), failed(404)]);
    const poll = (options: RequestOptions) => client.call<Scan>(getScan, SCAN_INPUT, options);
    expect(await failureOf(waitFor(client, WAITER, poll))).toMatchObject({ name: "NotFoundError" });
    expect(server.requests).toHaveLength(2);
  });

  it("ends when the caller aborts, while waiting or polling", async () => {
    const { client, poll, clock, server } = await setUpWait(["running"]);
    clock.manual = true;
    const controller = new AbortController();
    const failure = failureOf(waitFor(client, WAITER, poll, { signal: controller.signal }));
    await clock.untilDelayed();
    controller.abort("enough");
    expect(await failure).toBeInstanceOf(AbortError);
    expect(await failure).toMatchObject({ cause: "enough" });
    expect(await failureOf(waitFor(client, WAITER, poll, { signal: controller.signal }))).toBeInstanceOf(AbortError);
    expect([server.requests.length, clock.running]).toEqual([1, 0]);
  });

  it.each([{ minDelay: 0 }, { maxDelay: Number.NaN }, { deadline: -1 }])("can't be made with %j", async (options) => {
    const { client, poll } = await setUpWait(["running"]);
    await expect(waitFor(client, WAITER, poll, options)).rejects.toThrow("must be a number of seconds above 0");
  });
});
