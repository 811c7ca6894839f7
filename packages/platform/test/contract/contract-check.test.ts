import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { ContractCheck } from "./contract-check.ts";

const account = (extra: object = {}) => ({
  success: true,
  data: {
    id: "acct_1",
    name: "A",
    tier: "standard",
    limits: { requests_per_minute: 1, concurrent_scans: 1 },
    usage: { running_scans: 0, queued_scans: 0, scans_this_month: 0, targets: 0, open_vulnerabilities: 0, reports: 0 },
    created_at: "2026-01-01T00:00:00Z",
    ...extra,
  },
  meta: { request_id: "req_1" },
});
const headers = {
  "content-type": "application/json",
  "x-request-id": "req_1",
  "x-ratelimit-limit": "1",
  "x-ratelimit-remaining": "1",
  "x-ratelimit-reset": "1",
};

async function problemsOf(answer: RequestListener): Promise<readonly string[]> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const check = new ContractCheck();
  await check.fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/account`);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return check.observed.flatMap(({ problems }) => problems);
}

test("an answer that keeps the contract has no problems", async () => {
  expect(await problemsOf((_, response) => response.writeHead(200, headers).end(JSON.stringify(account())))).toEqual(
    [],
  );
});

test.each([
  [
    "a wrong value",
    (body: object) => JSON.stringify(body),
    headers,
    200,
    account({ tier: "gold" }),
    /tier must be equal to one of/,
  ],
  [
    "a missing header",
    JSON.stringify,
    { "content-type": "application/json" },
    200,
    account(),
    /header X-RateLimit-Limit is missing/,
  ],
  ["an undeclared status", JSON.stringify, headers, 418, account(), /status 418 is not declared/],
  [
    "another media type",
    JSON.stringify,
    { ...headers, "content-type": "text/html" },
    200,
    account(),
    /media type text\/html/,
  ],
] as const)("%s is a problem", async (_, serialize, sent, status, body, problem) => {
  const problems = await problemsOf((_request, response) => response.writeHead(status, sent).end(serialize(body)));
  expect(problems.join("\n")).toMatch(problem);
});
