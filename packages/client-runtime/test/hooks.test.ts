import { describe, expect, it } from "vitest";
import { API_KEY, enveloped, failed, failureOf, getScan, SCAN_INPUT, setUp } from "./support/test-api.ts";

describe("hooks", () => {
  it("see each attempt and retry in turn, without credentials", async () => {
    const seen: unknown[] = [];
    const { client, server } = await setUp([{ ...failed(503), headers: { "x-request-id": "req_1" } }, enveloped(1)], {
      hooks: {
        onRequest: ({ headers, ...event }) => void seen.push(["request", event, headers.get("authorization")]),
        onResponse: ({ headers, ...event }) => void seen.push(["response", event, headers.get("content-type")]),
        onRetry: (event) => void seen.push(["retry", event]),
        onError: (event) => void seen.push(["error", event]),
      },
    });
    await client.call(getScan, SCAN_INPUT);
    const common = { operation: "getScan", method: "GET", url: `${server.url}/scans/scan_1` };
    const duration = 0;
    expect(seen).toEqual([
      ["request", { ...common, attempt: 1 }, null],
      ["response", { ...common, attempt: 1, status: 503, requestId: "req_1", duration }, "application/json"],
      ["retry", { operation: "getScan", attempt: 1, delay: 0.25, status: 503 }],
      ["request", { ...common, attempt: 2 }, null],
      ["response", { ...common, attempt: 2, status: 200, requestId: undefined, duration }, "application/json"],
    ]);
    expect(server.requests[1]?.headers.authorization).toBe(`Bearer ${API_KEY}`);
  });

  it("may add headers, and are waited for", async () => {
    const { client, server } = await setUp([enveloped(1)], {
      hooks: {
        onRequest: async ({ headers }) => {
          await Promise.resolve();
          headers.set("traceparent", "00-1-2-01");
        },
      },
    });
    await client.call(getScan, SCAN_INPUT);
    expect(server.requests[0]?.headers.traceparent).toBe("00-1-2-01");
  });

  it("are told of a final failure once, whatever it is", async () => {
    const errors: unknown[] = [];
    const hooks = { onError: ({ error }: { error: unknown }) => void errors.push(error) };
    const { client } = await setUp([failed(404), { text: "<html>" }], { hooks });
    const failures = [
      await failureOf(client.call(getScan, SCAN_INPUT)),
      await failureOf(client.call(getScan, SCAN_INPUT)),
      await failureOf(client.call(getScan)),
    ];
    expect(errors).toEqual(failures);
    expect(failures.map((error) => (error as Error).name)).toEqual([
      "NotFoundError",
      "EnvelopeError",
      "InvalidInputError",
    ]);
  });

  it("that throw fail the call at once, with nothing left running", async () => {
    const closed = Promise.withResolvers<void>();
    const { client, server, clock } = await setUp(
      [
        (response) => {
          response.on("close", closed.resolve);
          response.writeHead(200);
          response.write("endless…");
        },
      ],
      {
        hooks: {
          onResponse: () => {
            throw new Error("no");
          },
        },
      },
    );
    await expect(client.call(getScan, SCAN_INPUT)).rejects.toThrow("no");
    await closed.promise;
    expect([server.requests.length, clock.running]).toEqual([1, 0]);
  });
});
