import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type ServerContract, validate } from "@hivegen/server-runtime";
import Fastify, { type FastifyInstance, type FastifyPluginAsync } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generate, write } from "../src/index.ts";
import { compilers } from "./support/compilers.ts";

/** Stubs of an API that knows nothing of hivegen, compiled by both compilers, and run with handlers. */

interface Stubs {
  readonly contract: ServerContract;
  readonly workshopPlugin: (handlers: object, options: object) => FastifyPluginAsync;
}

let directory: string;
let app: FastifyInstance;
let stubs: Stubs;
const unexpected: unknown[] = [];

const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  target: "es2022",
  lib: ["es2023", "dom", "dom.iterable"],
  module: "nodenext",
  types: [],
  rootDir: "src",
  outDir: "out",
};

/** What the compiler says about the stubs and handlers; nothing where all is well. */
function compiled(tsc: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, "-p", "."], { cwd: directory, encoding: "utf8" });
  return stdout + stderr;
}

/** Handlers as somebody would write them: what they get and give is typed by the stubs. */
const HANDLERS = `import { type Handlers, withStatus } from "./index.js";

export const handlers: Handlers<string> = {
  tools: {
    async findTools(request) {
      return [Object.assign({ id: request.params.size }, { seen: request })];
    },
    compareTools: async ({ params }) => \`\${params.from} and \${params.to}\`,
  },
  users: {
    async deleteOperation({ body }) {
      const { name, secret, ...rest } = body;
      if (name === "twin") return withStatus(201, { id: 1, name });
      if (name === "leak") return Object.assign({ id: 2, name }, { secret });
      return { id: 3, name: name + Object.keys(rest).length };
    },
  },
  notes: { addNote: async ({ body }) => (body instanceof Uint8Array ? { bytes: body.length } : { body }) },
  shapes: { s: async ({ body }) => body },
};
`;

beforeAll(async () => {
  // Below the package, so that the stubs find what they import.
  const scratch = join(import.meta.dirname, "../node_modules/.scratch");
  mkdirSync(scratch, { recursive: true });
  directory = mkdtempSync(join(scratch, "stubs-"));
  const base = join(import.meta.dirname, "specs");
  const request = {
    input: "workshop.yaml",
    outputs: [{ target: "typescript-server", directory: join(directory, "src") }],
    base,
  };
  write((await generate(request)).outputs);
  writeFileSync(join(directory, "package.json"), '{ "type": "module" }');
  writeFileSync(join(directory, "src/handlers.ts"), HANDLERS);
  writeFileSync(join(directory, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["src"] }));
  for (const [, tsc] of compilers) expect(compiled(tsc)).toBe("");
  stubs = await import(pathToFileURL(join(directory, "out/index.js")).href);
  const { handlers } = await import(pathToFileURL(join(directory, "out/handlers.js")).href);
  app = Fastify();
  const options = {
    authenticate: ({ kind, value }: { kind: string; value: string }) =>
      kind === "other" ? "peer" : value === "bad" ? undefined : value,
    scopesOf: () => [],
    validateResponses: true,
    onError: (error: unknown) => unexpected.push(error),
  };
  await app.register(stubs.workshopPlugin(handlers, options));
});

afterAll(async () => {
  await app.close();
  rmSync(directory, { recursive: true });
});

async function call(
  method: "GET" | "POST" | "PUT",
  url: string,
  payload?: unknown,
  headers: Record<string, string> = {},
) {
  const body =
    payload === undefined ? {} : { payload: typeof payload === "string" ? payload : JSON.stringify(payload) };
  const type = payload === undefined || headers["content-type"] ? {} : { "content-type": "application/json" };
  const response = await app.inject({ method, url, headers: { ...type, ...headers }, ...body });
  const isJson = response.headers["content-type"]?.toString().includes("json");
  return { status: response.statusCode, body: isJson ? response.json() : response.body };
}

test("parameters of every style reach the handler with their types", async () => {
  const query = "made[year]=1999&made[by][name]=Ann&width=1.5&height=2&near=[1,2]&level=3&key=k";
  const headers = { depth: "4", cookie: "session=0b4f0c1e-6f3a-4a51-9a39-0123456789ab" };
  const { status, body } = await call("GET", `/tools/;place=a;place=b/.7?${query}`, undefined, headers);
  expect([status, body[0].id]).toEqual([200, 7]);
  expect(body[0].seen).toEqual({
    params: { place: ["a", "b"], size: 7 },
    query: {
      made: { year: 1999, by: { name: "Ann" } },
      area: { width: 1.5, height: 2 },
      near: [1, 2],
      level: 3,
    },
    headers: { Depth: 4 },
    cookies: { session: "0b4f0c1e-6f3a-4a51-9a39-0123456789ab" },
  });
});

test.each([
  ["/tools/;place=a/7?key=k", "size is written with a dot before it."],
  ["/tools/a/.7?key=k", "place is written ;place=value."],
  ["/tools/;place=a/.7?key=k&made[year]=x", "made.year must be an integer."],
  ["/tools/;place=a/.7?key=k&width=x", "area.width must be a number."],
  ["/tools/;place=a/.7?key=k&near=[1", "near is not valid JSON."],
  ["/tools/;place=a/.7?key=k&level=much", "level must be any."],
  [
    "/tools/;place=a/.7?key=k&colour=red",
    "colour is not a query parameter of this operation; known parameters: made, area, near, level.",
  ],
])("%s is refused in the API's own error shape", async (url, message) => {
  expect(await call("GET", url)).toEqual({
    status: 400,
    body: { fault: { code: "BAD_REQUEST", message }, hint: "" },
  });
});

test("credentials of any alternative let in; those of schemes that the kit doesn't know are the app's business", async () => {
  expect(await call("GET", "/tools/;place=a/.7")).toMatchObject({ status: 401, body: { hint: "" } });
  expect(await call("GET", "/tools/;place=a/.7?key=bad")).toMatchObject({ status: 401 });
  const authorization = "Bearer good";
  expect(await call("GET", "/tools/;place=a/.7", undefined, { authorization })).toMatchObject({ status: 200 });
});

test("paths with several parameters in a segment, and answers of plain text", async () => {
  expect(await call("GET", "/tools/a.b...c")).toEqual({ status: 200, body: "a.b and c" });
});

test("read-only members of a request are ignored, write-only ones stay out of answers", async () => {
  const authorization = "Bearer good";
  const send = (body: object) => call("POST", "/users", body, { authorization });
  expect(await send({ id: 9, name: "ann", secret: "x" })).toEqual({ status: 200, body: { id: 3, name: "ann0" } });
  expect(await send({ name: "twin", secret: "x" })).toEqual({ status: 201, body: { id: 1, name: "twin" } });
  expect(await send({ name: "ann" })).toMatchObject({
    status: 400,
    body: { fault: { message: "secret is required." } },
  });
  unexpected.length = 0;
  expect(await send({ name: "leak", secret: "x" })).toMatchObject({
    status: 500,
    body: { fault: { code: "INTERNAL_SERVER_ERROR" } },
  });
  expect(String(unexpected)).toContain("secret is write-only, so no answer may have it");
});

test.each([
  [
    "application/x-www-form-urlencoded",
    "text=a+b&stars=3&tags=x&tags=y&author[age]=7",
    { body: { text: "a b", stars: 3, tags: ["x", "y"], author: { age: 7 } } },
  ],
  ["application/xml", "<note><text>a</text></note>", { body: "<note><text>a</text></note>" }],
  ["text/plain", "hello", { body: "hello" }],
  ["application/octet-stream", "12345678", { bytes: 8 }],
])("a body of %s is read", async (type, payload, understood) => {
  expect(await call("POST", "/notes", payload, { "content-type": type })).toEqual({ status: 200, body: understood });
});

test.each([
  ["application/x-www-form-urlencoded", "stars=many", 400],
  ["text/plain", "too long", 400],
  ["application/json", "{}", 415],
])("a body of %s that breaks the contract is refused", async (type, payload, status) => {
  expect(await call("POST", "/notes", payload, { "content-type": type })).toMatchObject({ status });
});

test("the discriminator chooses the schema, recursion included", async () => {
  const circle = { kind: "circle", radius: 1, inner: { kind: "square", sides: [1, 2] } };
  expect(await call("PUT", "/shapes", circle)).toEqual({ status: 200, body: circle });
  const nested = { ...circle, inner: { kind: "circle", radius: 0 } };
  expect(await call("PUT", "/shapes", nested)).toMatchObject({
    status: 400,
    body: { detail: "inner.radius must be more than 0." },
  });
  expect(await call("PUT", "/shapes", { kind: "line" })).toMatchObject({
    body: { detail: "kind must be one of circle, square." },
  });
});

test("a pattern that JavaScript can't read checks nothing", () => {
  const schema = stubs.contract.operations.find(({ id }) => id === "deleteOperation")?.body?.content[
    "application/json"
  ];
  expect(schema && validate(schema, { name: "123", secret: "x" }, "request")).toEqual([]);
});
