import { afterAll, beforeAll, expect, test } from "vitest";
import { type Served, served, specOf } from "./client.ts";

/** An API with an envelope, credentials, an error shape and pages of its own. */
let library: Served;

beforeAll(async () => {
  library = await served(specOf("library/openapi.yaml"), { "x-library-key": "any" });
});
afterAll(() => library.close());

test("without credentials an operation is refused, in the API's own error shape", async () => {
  const response = await fetch(`${library.url}/books`);
  expect(response.status).toBe(401);
  expect(await response.json()).toEqual({
    ok: false,
    problem: { code: expect.any(String), text: "Send credentials as header X-Library-Key or Authorization: Bearer." },
    info: { request: expect.any(String) },
  });
});

test("an operation that is open to everybody needs no credentials", async () => {
  const response = await fetch(`${library.url}/ping`);
  expect([response.status, await response.json()]).toEqual([200, { pong: true }]);
});

test("what was created is read, listed, and gone when it was deleted", async () => {
  const created = await library.send("POST", "/books", { title: "Odes", genre: "novel" });
  expect(created).toMatchObject({ status: 201, body: { ok: true, result: { title: "Odes", genre: "novel" } } });
  const { id } = (created.body as { result: { id: string } }).result;
  expect(await library.get(`/books/${id}`)).toMatchObject({ status: 200, body: { result: { id, title: "Odes" } } });
  const list = await library.get("/books");
  expect(list).toMatchObject({
    status: 200,
    body: { result: [{ id, title: "Odes", genre: "novel" }], info: { next: null } },
  });
  expect(await library.send("DELETE", `/books/${id}`)).toMatchObject({ status: 204, body: "" });
  expect(await library.get(`/books/${id}`)).toMatchObject({
    status: 404,
    body: { ok: false, problem: { code: "MISSING" } },
  });
  expect(await library.send("DELETE", `/books/${id}`)).toMatchObject({ status: 404 });
  expect(await library.get("/books")).toMatchObject({ body: { result: [] } });
});

test("what nobody created is an example with the id that was asked for", async () => {
  expect(await library.get("/books/b77")).toMatchObject({
    status: 200,
    body: { result: { id: "b77", state: "shelved" } },
  });
});

test.each([
  [{ genre: "poetry" }, "title is required."],
  [{ title: "Odes", genre: "opera" }, "genre must be one of poetry, novel, science."],
  [{ title: "Odes", pages: 3 }, "pages is not known; known fields: title, genre, copies."],
  ["Odes", "body must be an object."],
])("the body %j is refused, and the message names the field", async (body, text) => {
  expect(await library.send("POST", "/books", body)).toMatchObject({ status: 400, body: { problem: { text } } });
});

test("parameters are checked", async () => {
  expect(await library.get("/books?limit=500")).toMatchObject({
    status: 400,
    body: { problem: { text: "limit must be at most 50." } },
  });
});

test("Prefer chooses another declared answer", async () => {
  const missing = await library.get("/books/b1", { prefer: "code=404" });
  expect(missing).toMatchObject({ status: 404, body: { ok: false, problem: { code: "string", text: "string" } } });
  expect(await library.get("/books/b1", { prefer: "code=418" })).toMatchObject({
    status: 400,
    body: { problem: { text: "Prefer asks for status 418, but getBook declares 200, 404." } },
  });
});

test("what the API doesn't have is a 404 or 405", async () => {
  expect(await library.get("/films")).toMatchObject({ status: 404, body: { ok: false } });
  expect(await library.send("PATCH", "/books")).toMatchObject({ status: 405, body: { ok: false } });
});

test("binary answers have their media type", async () => {
  expect(await library.get("/books/b1/cover", { accept: "image/jpeg" })).toMatchObject({
    status: 200,
    type: "image/jpeg",
  });
});
