import { afterEach, beforeEach, expect, test } from "vitest";
import { type Served, served, specOf } from "./client.ts";

/** Collections inside others, ids that are numbers and called otherwise than their parameter, and named examples. */
let shelves: Served;

beforeEach(async () => {
  shelves = await served(specOf("shelves.json"));
});
afterEach(() => shelves.close());

const TWO = [
  { bookId: 1, title: "One" },
  { bookId: 2, title: "Two" },
];

test("before anything is created, lists are the contract's example, without what was removed", async () => {
  expect(await shelves.get("/shelves/a/books")).toMatchObject({ body: { count: 2, items: TWO } });
  expect(await shelves.send("DELETE", "/shelves/a/books/1")).toMatchObject({ status: 204 });
  expect(await shelves.get("/shelves/a/books")).toMatchObject({ body: { items: [TWO[1]] } });
  expect(await shelves.get("/shelves/a/books/1")).toMatchObject({ status: 404 });
});

test("an example is chosen by its name", async () => {
  expect(await shelves.get("/shelves/a/books", { prefer: "example=none" })).toMatchObject({
    body: { count: 0, items: [] },
  });
});

test("what is created belongs to its shelf, has an id of its own, and no write-only members", async () => {
  const add = (shelf: string, title: string) => shelves.send("POST", `/shelves/${shelf}/books`, { title, pin: "1234" });
  expect(await add("a", "Iliad")).toEqual({
    status: 201,
    type: "application/json; charset=utf-8",
    body: { bookId: 1, title: "Iliad" },
  });
  expect(await add("a", "Odyssey")).toMatchObject({ body: { bookId: 2 } });
  expect(await add("b", "Aeneid")).toMatchObject({ body: { bookId: 3 } });
  expect(await shelves.get("/shelves/a/books")).toMatchObject({
    body: {
      items: [
        { bookId: 1, title: "Iliad" },
        { bookId: 2, title: "Odyssey" },
      ],
    },
  });
  expect(await shelves.get("/shelves/b/books")).toMatchObject({ body: { items: [{ bookId: 3, title: "Aeneid" }] } });
  expect(await shelves.get("/shelves/a/books/2")).toMatchObject({ body: { bookId: 2, title: "Odyssey" } });
});

test("a change is seen by everybody, and an empty list stays empty", async () => {
  await shelves.send("POST", "/shelves/a/books", { title: "Iliad" });
  const patch = { "content-type": "application/merge-patch+json" };
  const changed = await shelves.send("PATCH", "/shelves/a/books/1", { title: "Ilias" }, patch);
  expect(changed).toMatchObject({ status: 200, body: { bookId: 1, title: "Ilias" } });
  expect(await shelves.get("/shelves/a/books")).toMatchObject({ body: { items: [{ bookId: 1, title: "Ilias" }] } });
  await shelves.send("DELETE", "/shelves/a/books/1");
  expect(await shelves.get("/shelves/a/books")).toMatchObject({ body: { items: [] } });
  const again = await shelves.send("PATCH", "/shelves/a/books/1", { title: "x" }, patch);
  expect(again).toMatchObject({ status: 404, body: { status: 404, detail: "It was removed." } });
});
