import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { type Fault, faultOf } from "./faults.ts";

/** A server that fails three times out of ten, as a process of its own: tells where it is, and at the end what it has done. */
const effects = new Map<string, number>();
let requests = 0;

const server = createServer((request, response) => {
  requests += 1;
  const call = Number(request.headers["x-call"]);
  const fault = faultOf(call, Number(request.headers["x-attempt"]));
  if (fault?.wire === "reset before reading") request.socket.resetAndDestroy();
  else request.resume().on("end", () => answer(request, response, call, fault));
});
server.listen(0, "127.0.0.1", 4096, () => process.send?.({ port: (server.address() as AddressInfo).port }));

// Connections end when the client ends them.
server.keepAliveTimeout = 0;

process.on("message", async () => {
  const connections = await connectionsLeft();
  process.send?.({ effects: [...effects], requests, connections });
  effects.clear();
  requests = 0;
});

/** How many are open when it is quiet; the platform's `fetch` keeps them for some seconds. */
async function connectionsLeft(): Promise<number> {
  for (let round = 0; ; round += 1) {
    const left = await new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));
    if (left === 0 || round > 300) return left;
    await pause(100);
  }
}

function answer(request: IncomingMessage, response: ServerResponse, call: number, fault: Fault | undefined): void {
  if (fault?.done ?? true) count(request, call);
  const wire = fault?.wire ?? { status: 200, body: "value" };
  if (typeof wire === "string") {
    misbehave(wire, request, response, call);
    return;
  }
  const { status, headers = () => ({}), body = "error" } = wire;
  const type = body === "html" ? "text/html" : "application/json";
  response.writeHead(status, { "content-type": type, ...headers() }).end(bodyOf(body, call));
}

/** What changes something is done once for each key, as a server does that knows idempotency keys. */
function count({ method, headers }: IncomingMessage, call: number): void {
  const key = headers["idempotency-key"];
  if (method === "GET" || (key !== undefined && effects.has(`${call} ${key}`))) return;
  const effect = `${call} ${key ?? "without a key"}`;
  effects.set(effect, (effects.get(effect) ?? 0) + 1);
}

function misbehave(wire: string, request: IncomingMessage, response: ServerResponse, call: number): void {
  if (wire === "reset after reading") {
    request.socket.resetAndDestroy();
    return;
  }
  const text = bodyOf("value", call);
  response.writeHead(200, {
    "content-type": "application/json",
    "content-length": text.length,
    ...(wire === "drip" && { "x-stands-still": "yes" }),
  });
  response.write(text.slice(0, 20), () => {
    if (wire === "truncate") request.socket.destroy();
  });
}

function bodyOf(kind: string, call: number): string {
  const value = JSON.stringify({ success: true, data: { id: `scan_${call}` }, meta: { request_id: "req_1" } });
  switch (kind) {
    case "value":
      return value;
    case "half":
      return value.slice(0, value.length / 2);
    case "html":
      return "<html><body>Bad gateway</body></html>";
    default:
      return JSON.stringify({
        success: false,
        error: { code: "FAILED", message: "No." },
        meta: { request_id: "req_2" },
      });
  }
}
