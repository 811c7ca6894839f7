import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

interface PrintedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parent?: string;
  readonly status?: number;
  readonly events: readonly string[];
}

/** Fails the first time, so that there is a retry to see. */
const traceparents: (string | undefined)[] = [];
const server = createServer(({ headers }, response) => {
  traceparents.push(headers.traceparent?.toString());
  const isFirst = traceparents.length === 1;
  response.writeHead(isFirst ? 503 : 200, { "content-type": "application/json", "retry-after": "0" });
  const meta = { request_id: "req_1" };
  const error = { code: "INTERNAL_ERROR", message: "Not now." };
  response.end(
    JSON.stringify(isFirst ? { success: false, error, meta } : { success: true, data: { tier: "standard" }, meta }),
  );
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

test("each request is a span of one trace, which goes on in the server", async () => {
  const { port } = server.address() as AddressInfo;
  const child = spawn(process.execPath, [join(import.meta.dirname, "../opentelemetry.ts")], {
    env: { ...process.env, HIVEPRO_API_KEY: "hp_example_key", HIVEPRO_BASE_URL: `http://127.0.0.1:${port}/api/v1` },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  const exitCode = await new Promise((resolve) => child.on("close", resolve));
  expect({ exitCode, stderr: output.stderr }).toEqual({ exitCode: 0, stderr: "" });

  const [first, ...lines] = output.stdout.trim().split("\n");
  expect(first).toBe("The account is standard.");
  const spans = lines.map((line): PrintedSpan => JSON.parse(line));
  const call = spans.find(({ name }) => name === "account.get");
  const requests = spans.filter(({ name }) => name === "GET");
  expect(requests.map(({ status, parent, traceId }) => ({ status, parent, traceId }))).toEqual([
    { status: 503, parent: call?.spanId, traceId: call?.traceId },
    { status: 200, parent: call?.spanId, traceId: call?.traceId },
  ]);
  expect(call?.events).toEqual(["retry"]);
  expect(traceparents).toEqual(requests.map(({ traceId, spanId }) => `00-${traceId}-${spanId}-01`));
});
