import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadConfig } from "../src/config/load-config.ts";
import { arrayOf, isObject, objectOf } from "../src/document/json.ts";
import { buildModel, type Config, load } from "../src/index.ts";
import schema from "../src/model/declarations/x-hivegen.schema.json" with { type: "json" };

const SPEC = `openapi: 3.1.0
info: { title: Pets, version: "1" }
x-hivegen: { envelope: { data: /data }, retry: { maxRetries: 1 } }
paths:
  /pets:
    get:
      operationId: listPets
      x-hivegen: { method: everything }
      responses: { "200": { description: d, content: { application/json: { schema: { $ref: "#/components/schemas/Pets" } } } } }
    post: { operationId: addPet, responses: {} }
components:
  schemas:
    Pets: { type: object, properties: { data: { type: string }, rows: { type: string } } }
`;

/** Everything that can be declared, so that the types of a configuration and the schema of x-hivegen stay in step. */
const EVERYTHING: Config = {
  input: "api.yaml",
  outputs: [{ target: "typescript-sdk", directory: "out" }],
  envelope: { data: "/rows", success: "/ok", meta: "/meta", error: "/error" },
  errors: {
    code: "/c",
    message: "/m",
    details: "/d",
    requestId: "/r",
    requestIdHeader: "X-Id",
    codes: { "404": ["GONE"] },
  },
  retry: { maxRetries: 3, statuses: [409], baseDelay: 1, throttleDelay: 2, maxDelay: 3, maxRetryAfter: 4 },
  rateLimit: { limit: "A", remaining: "B", reset: "C", unit: "seconds" },
  idempotency: { header: "Idempotency-Key", idempotent: false },
  pagination: {
    style: "cursor",
    cursor: "c",
    page: "p",
    offset: "o",
    limit: "l",
    next: "/n",
    hasMore: "/h",
    items: "/i",
    total: "/t",
  },
  operations: {
    "GET /pets": {
      resource: "animals",
      method: "all",
      ignore: false,
      envelope: false,
      errors: { code: "/c" },
      retry: { maxRetries: 0 },
      idempotency: { idempotent: true },
      pagination: false,
      waiters: {
        waitUntilFed: {
          description: "Waits.",
          success: [{ pointer: "/state", in: ["fed", 1, true, null] }],
          failure: [{ pointer: "/state", in: ["gone"] }],
          minDelay: 1,
          maxDelay: 2,
          deadline: 3,
        },
      },
    },
  },
  schemas: { Pets: { name: "Animals", open: true } },
};

async function configured(config: unknown) {
  const base = mkdtempSync(join(tmpdir(), "hivegen-declared-"));
  writeFileSync(join(base, "api.yaml"), SPEC);
  writeFileSync(join(base, "hivegen.config.json"), JSON.stringify(config));
  const { declarations } = await loadConfig(join(base, "hivegen.config.json"));
  const loaded = load(join(base, "api.yaml"), { base });
  return { model: buildModel(loaded, declarations), findings: loaded.findings };
}

const outputs = [{ target: "typescript-sdk", directory: "out" }];

test("every key is accepted, and holds as if it stood in the document", async () => {
  const { model, findings } = await configured(EVERYTHING);
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(model.retry).toEqual(EVERYTHING.retry);
  expect(model.types.map(({ name }) => name)).toEqual(["Animals"]);
  expect(
    model.resources.map(({ name, operations }) => [name.camel, operations.map(({ methodName }) => methodName.camel)]),
  ).toEqual([
    ["animals", ["all"]],
    ["pets", ["add"]],
  ]);
});

test("the configuration wins over the document, and the operation over the root", async () => {
  const { model } = await configured({
    input: "api.yaml",
    outputs,
    envelope: { data: "/rows" },
    operations: { listPets: { retry: { maxRetries: 5 } }, addPet: { ignore: true } },
  });
  const [list, ...others] = model.resources[0]?.operations ?? [];
  expect(others).toEqual([]);
  expect(list).toMatchObject({
    methodName: { camel: "everything" },
    envelope: { data: ["rows"] },
    retry: { maxRetries: 5 },
  });
  expect(model.retry).toEqual({ maxRetries: 1 });
});

test("every rule of the schema says what it expects, so that findings can", () => {
  const silent: string[] = [];
  const visit = (rule: unknown, place: string): void => {
    if (!isObject(rule) || rule.$ref !== undefined) return;
    if (typeof rule.description !== "string") silent.push(place);
    for (const [name, member] of Object.entries(objectOf(rule.properties))) visit(member, `${place}/${name}`);
    for (const [index, member] of arrayOf(rule.anyOf).entries()) visit(member, `${place}/anyOf/${index}`);
    visit(rule.items, `${place}/items`);
    visit(rule.additionalProperties, `${place}/*`);
  };
  for (const [name, rule] of Object.entries(schema.$defs)) visit(rule, name);
  expect(silent).toEqual([]);
});

test("what matches nothing is told, with the names that would", async () => {
  const { findings } = await configured({
    input: "api.yaml",
    outputs,
    operations: { "GET /petz": { method: "list" } },
    schemas: { Petz: { name: "A" } },
  });
  expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
    ["CONFIG_UNMATCHED", "warning"],
    ["CONFIG_UNMATCHED", "warning"],
  ]);
  expect(findings[0]?.message).toMatch(
    /hivegen\.config\.json has operations\["GET \/petz"\].*a method and a path such as GET \/pets/,
  );
});

test.each([
  [
    { pagination: { cursor: 1 } },
    "pagination.cursor must be the query parameter, or the place in the body ($request.body#/…), that takes the cursor",
  ],
  [{ retry: "often" }, "retry must be how failed calls are repeated"],
  [{ envelope: { dta: "/data" } }, "envelope must be where a body keeps its data"],
  [{ operations: { listPets: { methd: "a" } } }, 'there is no key operations["listPets"].methd. Keys: envelope'],
  [{ operations: { listPets: "a" } }, 'operations["listPets"] must be an object'],
  [{ operations: [] }, "operations must be an object"],
  [{ schemas: { Pets: { name: 1 } } }, 'schemas["Pets"].name must be the name of the type'],
])("%j is refused, and the message says what is expected", async (declared, message) => {
  await expect(configured({ input: "api.yaml", outputs, ...declared })).rejects.toThrow(message);
});
