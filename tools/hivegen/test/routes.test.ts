import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildModel, load } from "../src/index.ts";
import { routeOf } from "../src/model/routes.ts";

test.each([
  ["/jobs", { path: "/jobs" }],
  ["jobs/{id}", { path: "/jobs/{id}" }],
  ["/jobs?action=run", { path: "/jobs", fixed: { action: "run" } }],
  ["/alerts?lat={lat}&lon={lon}", { path: "/alerts", fixed: { lat: null, lon: null } }],
  ["/#X-Amz-Target=Jobs.Run", { path: "/", fixed: { "X-Amz-Target": "Jobs.Run" } }],
  ["/jobs#notes", { path: "/jobs" }],
  ["/jobs?", { path: "/jobs" }],
  ["/jobs?q=a%20b+c&bad=%zz", { path: "/jobs", fixed: { q: "a b c", bad: "%zz" } }],
])("requests of %s arrive at %j", (path, route) => {
  expect(routeOf(path)).toEqual(route);
});

test("of operations with the same route the first is reached, and a finding names the other", () => {
  const base = mkdtempSync(join(tmpdir(), "hivegen-routes-"));
  const answer = `responses: { "204": { description: Done. } }`;
  const text = `openapi: 3.1.0
info: { title: Users API, version: "1" }
paths:
  /users/{id}: { get: { operationId: byId, ${answer} }, delete: { operationId: remove, ${answer} } }
  /users/{name}: { get: { operationId: byName, ${answer} } }
  /users/{id}?full=1: { get: { operationId: full, ${answer} } }
`;
  writeFileSync(join(base, "api.yaml"), text);
  const loaded = load(join(base, "api.yaml"), { base });
  const operations = buildModel(loaded).resources.flatMap((resource) => resource.operations);
  expect(operations.map(({ id, reachable }) => [id, reachable])).toEqual([
    ["byId", true],
    ["remove", true],
    ["byName", false],
    ["full", true],
  ]);
  expect(loaded.findings.filter(({ code }) => code === "ROUTE_DUPLICATE")).toMatchObject([
    { severity: "warning", pointer: "/paths/~1users~1{name}/get", line: 5 },
  ]);
});
