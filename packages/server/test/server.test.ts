import { ApiError, contract, type Handlers, hiveProPlugin, type ScansHandlers, withMeta } from "@hivepro/server";
import openapi from "@hivepro/server/openapi.json" with { type: "json" };
import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, expectTypeOf, test } from "vitest";

interface Principal {
  readonly scopes: readonly string[];
}

const absent = () => {
  throw new ApiError(404, "NOT_FOUND", "There is nothing.");
};

/** Handlers that answer health and lists, and find nothing else. */
function handlers(): Handlers<Principal> {
  const groups: Record<string, Record<string, unknown>> = {};
  for (const { resource, id } of contract.operations) groups[resource] = { ...groups[resource], [id]: absent };
  groups.health = { getHealth: async () => ({ status: "ok", version: "1", database: "ok", jobs: "ok" }) };
  groups.scans = {
    ...groups.scans,
    listScans: async ({ query }: { query: { limit: number } }) =>
      withMeta([], { next_cursor: `after ${query.limit}`, has_more: true }),
  };
  return groups as Handlers<Principal>;
}

let app: FastifyInstance;
let base: string;

beforeAll(async () => {
  app = Fastify();
  const plugin = hiveProPlugin<Principal>(handlers(), {
    authenticate: async ({ value }) => (value === "hp_reader" ? { scopes: ["scans:read"] } : undefined),
    scopesOf: ({ scopes }) => scopes,
    validateResponses: true,
  });
  await app.register(plugin, { prefix: "/api/v1" });
  base = `${await app.listen({ port: 0, host: "127.0.0.1" })}/api/v1`;
});

afterAll(() => app.close());

async function call(path: string, init: RequestInit = {}) {
  const headers = { authorization: "Bearer hp_reader", ...(init.headers as Record<string, string> | undefined) };
  const response = await fetch(base + path, { ...init, headers });
  return { status: response.status, body: await response.json() };
}

test("a handler's bare data arrives in the envelope", async () => {
  expect(await call("/health")).toMatchObject({
    status: 200,
    body: { success: true, data: { status: "ok" }, meta: { request_id: expect.stringMatching(/^req_/) } },
  });
});

test("a list takes the contract's defaults, and its meta is beside the request id", async () => {
  expect(await call("/scans")).toMatchObject({ body: { data: [], meta: { next_cursor: "after 25", has_more: true } } });
});

test.each([
  ["an unknown key", "/scans", { headers: { authorization: "Bearer nobody" } }, 401, "UNAUTHORIZED"],
  ["a scope that is missing", "/targets", {}, 403, "FORBIDDEN"],
  ["an unknown id", "/scans/scan_nope", {}, 404, "NOT_FOUND"],
  ["an unknown route", "/nowhere", {}, 404, "NOT_FOUND"],
  ["another method", "/health", { method: "DELETE" }, 405, "METHOD_NOT_ALLOWED"],
  ["a wrong value", "/scans?limit=1000", {}, 400, "INVALID_REQUEST"],
] as const)("%s is answered in the contract's error shape", async (_, path, init, status, code) => {
  expect(await call(path, init)).toMatchObject({
    status,
    body: { success: false, error: { code }, meta: { request_id: expect.any(String) } },
  });
});

test("without a handler for every operation it does not start", () => {
  const { health: _, ...rest } = handlers();
  const options = { authenticate: async () => undefined, scopesOf: () => [] };
  expect(() => hiveProPlugin<Principal>(rest as Handlers<Principal>, options)).toThrow(
    /No handler for health\.getHealth/,
  );
});

test("the contract it enforces is the one it publishes", () => {
  const published = Object.values(openapi.paths)
    .flatMap((item) => Object.values(item as Record<string, { operationId?: string }>))
    .flatMap(({ operationId }) => operationId ?? []);
  expect(contract.operations.map(({ id }) => id).sort()).toEqual(published.sort());
});

test("handlers are typed by the contract", () => {
  type Update = Parameters<ScansHandlers<Principal>["updateScan"]>;
  expectTypeOf<Update[0]["params"]>().toEqualTypeOf<{ scan_id: string }>();
  expectTypeOf<Update[1]["principal"]>().toEqualTypeOf<Principal>();
  expectTypeOf<Parameters<Handlers<Principal>["health"]["getHealth"]>[1]["principal"]>().toEqualTypeOf<
    Principal | undefined
  >();
});
