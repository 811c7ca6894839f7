// Answers every request with a scan, at once: `fork` it, and it sends its port.
import { createServer } from "node:http";

const body = JSON.stringify({
  success: true,
  data: {
    id: "scan_1",
    target: "https://example.com",
    scan_type: "standard",
    status: "completed",
    progress: 100,
    created_at: "2026-01-01T00:00:00Z",
    tags: ["release", "weekly"],
    vulnerability_counts: { critical: 1, high: 2, medium: 3, low: 4, info: 5 },
  },
  meta: { request_id: "req_1" },
});
const headers = {
  "content-type": "application/json",
  "content-length": Buffer.byteLength(body),
  "x-request-id": "req_1",
  "x-ratelimit-limit": "1000",
  "x-ratelimit-remaining": "999",
  "x-ratelimit-reset": "1790000000",
};
const server = createServer((_request, response) => response.writeHead(200, headers).end(body));
server.keepAliveTimeout = 0;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object") process.send?.(address?.port);
});
process.on("disconnect", () => process.exit());
