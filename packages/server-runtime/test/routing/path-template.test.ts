import Fastify from "fastify";
import { expect, test } from "vitest";
import { contractPlugin, type ServerContract, type ServerOperation, s } from "../../src/index.ts";

/** Serves GET operations at these paths; each answers its path and the parameters that it was given. */
async function serving(...paths: (string | Partial<ServerOperation>)[]) {
  const operations = paths.map((given, index): ServerOperation => {
    const parts = typeof given === "string" ? { path: given } : given;
    const path = parts.path ?? "/";
    const names = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
    return {
      id: `operation${index}`,
      resource: "things",
      method: "GET",
      path,
      parameters: names.map((name) => ({ name, in: "path", required: true, type: "string" })),
      schemas: { path: s.object(Object.fromEntries(names.map((name) => [name, s.string()])), { required: names }) },
      responses: { "200": { kind: "json", mediaTypes: ["application/json"] } },
      success: 200,
      security: [],
      envelope: false,
      errors: {},
      ...parts,
    };
  });
  const contract: ServerContract = {
    title: "Things",
    version: "1",
    operations,
    errors: { code: ["code"], message: ["message"] },
    securitySchemes: {},
    defaultCodes: {},
  };
  const answer = (id: string) => (request: { params: object }) => ({ operation: id, ...request.params });
  const things = Object.fromEntries(operations.map(({ id }) => [id, answer(id)]));
  const app = Fastify();
  await app.register(contractPlugin(contract, { things }, { authenticate: () => undefined, scopesOf: () => [] }));
  return async (url: string) => {
    const response = await app.inject(url);
    return response.statusCode === 200 ? response.json() : response.statusCode;
  };
}

test.each([
  ["/a/{x}.{y}", "/a/1.2", { x: "1", y: "2" }],
  ["/compare/{base}...{head}", "/compare/main...topic", { base: "main", head: "topic" }],
  ["/a/{x}:cancel", "/a/7:cancel", { x: "7" }],
  ["/Users('{id}')/$count", "/Users('7')/$count", { id: "7" }],
  ["/a:b/{x}", "/a:b/1", { x: "1" }],
  ["/a*b/(c)", "/a*b/(c)", {}],
  ["/caf\u00e9/{x}", "/caf%C3%A9/1", { x: "1" }],
  ["/files/{path+}", "/files/a/b.txt", { "path+": "a/b.txt" }],
  ["/files/{+path}/raw", "/files/a/b/raw", { "+path": "a/b" }],
  ["/a/{x}", "/a/b%2Fc", { x: "b/c" }],
])("%s stands for %s", async (template, url, params) => {
  const call = await serving(template);
  expect(await call(url)).toEqual({ operation: "operation0", ...params });
});

test.each([
  ["/a/{x}.{y}", "/a/12"],
  ["/a/{x}:cancel", "/a/7"],
  ["/a*b", "/acb"],
  ["/files/{path+}", "/files/"],
  ["/a/{x}", "/a/"],
])("%s doesn't stand for %s", async (template, url) => {
  const call = await serving(template);
  expect(await call(url)).toBe(404);
});

test("of paths that look alike to the router, the one that says more is taken", async () => {
  const call = await serving("/a/{id}", "/a/{id}.json", "/a/{id}:cancel", "/a/all", "/a/all:cancel");
  expect(await call("/a/1")).toEqual({ operation: "operation0", id: "1" });
  expect(await call("/a/1.json")).toEqual({ operation: "operation1", id: "1" });
  expect(await call("/a/1:cancel")).toEqual({ operation: "operation2", id: "1" });
  expect(await call("/a/all")).toEqual({ operation: "operation3" });
  expect(await call("/a/all:cancel")).toEqual({ operation: "operation4" });
});

test("parameters that touch are told apart by what the second may be", async () => {
  const named = (name: string) => ({ name, in: "path", required: true, type: "string" }) as const;
  const parameters = [named("id"), { ...named("format"), values: [".json", ".xml"] }];
  const call = await serving({ path: "/a/{id}{format}", parameters });
  expect(await call("/a/1.2.json")).toEqual({ operation: "operation0", id: "1.2", format: ".json" });
  expect(await call("/a/1.csv")).toBe(404);
});

test("values in the query or in a header tell operations of one path apart", async () => {
  const call = await serving(
    { path: "/jobs", fixed: { action: "run" } },
    { path: "/jobs", fixed: { action: "stop" } },
    { path: "/jobs", fixed: { city: null } },
  );
  expect(await call("/jobs?action=run")).toEqual({ operation: "operation0" });
  expect(await call("/jobs?action=stop")).toEqual({ operation: "operation1" });
  expect(await call("/jobs?city=Bern")).toEqual({ operation: "operation2" });
  expect(await call("/jobs?action=pause")).toBe(404);
  expect(await call("/jobs")).toBe(404);
});
