import { expect, test } from "vitest";
import { ApiMock, failure, type MockContract, type OperationContract, sequence } from "../../src/testing.ts";

const upload: OperationContract = {
  name: "files.upload",
  method: "POST",
  path: "/files/{folder+}",
  body: {
    content: {
      "multipart/form-data": {
        type: "object",
        properties: {
          file: { type: "binary" },
          size: { type: "integer" },
          tags: { type: "array", items: { enum: ["a"] } },
        },
        required: ["file"],
      },
      "application/x-www-form-urlencoded": { type: "object", properties: { size: { type: "integer", maximum: 9 } } },
      "image/*": null,
      "text/plain": { type: "string", maxLength: 3 },
    },
  },
  answer: { status: 204 },
};
const operations: OperationContract[] = [
  upload,
  {
    name: "files.list",
    method: "GET",
    path: "/files",
    answer: { status: 200, mediaType: "application/json", body: [] },
  },
  {
    name: "files.run",
    method: "POST",
    path: "/files",
    fixed: { action: "run" },
    parameters: [
      { name: "session", in: "cookie", required: true, schema: { type: "string", minLength: 2 } },
      { name: "X-Ids", in: "header", separator: ",", schema: { type: "array", items: { type: "integer" } } },
      { name: "filter", in: "query", required: true },
    ],
    answer: { status: 200, mediaType: "application/json", body: { errors: [{ code: 0 }] } },
  },
];
const contract: MockContract = {
  basePaths: ["/api/*", ""],
  tokenPaths: ["/token"],
  operations,
  schemas: {},
  data: [],
  errors: { code: ["errors", "0", "code"], message: ["errors", "0", "message"] },
  errorBody: { errors: [{ code: 0, message: "" }] },
};

function form(fields: Record<string, string | Blob>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

function post(path: string, init: RequestInit): [ApiMock<object>, Promise<Response>] {
  const mock = new ApiMock<object>(contract);
  return [mock, mock.fetch(`https://host/api/v7${path}`, { method: "POST", ...init })];
}

test.each<[BodyInit, string, string?]>([
  [form({ size: "3" }), "body.file is required"],
  [form({ file: new Blob(["x"]), size: "big" }), "body.size must be an integer"],
  [form({ file: new Blob(["x"]), tags: "b" }), 'body.tags[0] must be "a"'],
  [new URLSearchParams({ size: "10" }), "body.size must be at most 9"],
  ["four", "body must have at most 3 characters"],
  ["{}", "body must be sent as multipart/form-data or ", "application/json"],
])("a body that the contract forbids is refused: %s", async (body, reason, type) => {
  const [mock, response] = post("/files/a/b", { body, ...(type && { headers: { "content-type": type } }) });
  expect((await response).status).toBe(400);
  expect(mock.refused).toEqual([expect.stringContaining(reason)]);
});

test.each<[BodyInit | undefined]>([
  [form({ file: new Blob(["x"]), size: "3", tags: "a" })],
  [new URLSearchParams({ size: "9" })],
  [new Blob(["x"], { type: "image/png" })],
  ["abc"],
  [undefined],
])("a body as in the contract is taken: %s", async (body) => {
  const [mock, response] = post("/files/a/b", body === undefined ? {} : { body });
  expect((await response).status).toBe(204);
  expect(mock.calls[0]?.path).toEqual({ "folder+": "a/b" });
});

test.each<[string, Record<string, string>, string]>([
  ["?action=run&filter[a]=1", {}, "cookie parameter session is required"],
  ["?action=run&filter[a]=1", { cookie: "session=x" }, "cookie parameter session must have at least 2"],
  ["?action=run&filter[a]=1", { cookie: "session=xy", "X-Ids": "1,b" }, "header parameter X-Ids[1] must be an integer"],
  ["?action=walk", { cookie: "session=xy" }, "is not in the contract; the path has GET, POST"],
])("parameters %s %j: %s", async (query, headers, reason) => {
  const [mock, response] = post(`/files${query}`, { headers });
  await response;
  expect(mock.refused).toEqual([expect.stringContaining(reason)]);
});

test("errors stand where the contract has them, with its kind of code", async () => {
  const mock = new ApiMock<object>(contract);
  const response = await mock.fetch("https://host/nothing");
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({ errors: [{ code: 404, message: expect.stringContaining("GET /nothing") }] });
});

test("tokens are given out, and answers come in their order", async () => {
  interface Operations {
    "files.list": { readonly data: string[]; readonly body: undefined };
  }
  const mock = new ApiMock<Operations>(contract, { "files.list": sequence(["a"], failure(503), ["b"]) });
  expect(await (await mock.fetch("https://host/token", { method: "POST" })).json()).toMatchObject({
    token_type: "Bearer",
  });
  const statuses: number[] = [];
  for (let call = 0; call < 4; call += 1) statuses.push((await mock.fetch("https://host/files")).status);
  expect(statuses).toEqual([200, 503, 200, 200]);
  expect(mock.callsOf("files.list")).toHaveLength(4);
});
