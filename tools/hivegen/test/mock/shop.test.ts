import { afterAll, beforeAll, expect, test } from "vitest";
import { type Served, served, specOf } from "./client.ts";

/** An API without envelope, credentials or declared errors. */
let shop: Served;

beforeAll(async () => {
  shop = await served(specOf("shop.yaml"));
});
afterAll(() => shop.close());

test("an answer has required and optional members, and the id that was asked for", async () => {
  const { status, body } = await shop.get("/orders/42");
  expect(status).toBe(200);
  expect(body).toEqual({
    id: 42,
    note: "string",
    lines: [{ "odd name": "string" }],
    payment: { kind: "card", last4: "0000" },
    size: 1,
  });
});

test("deep objects and delimited lists in the query are read and checked", async () => {
  expect(await shop.get("/orders/42?filter[since]=2024-01-01&fields=a%7Cb")).toMatchObject({ status: 200 });
  expect(await shop.get("/orders/42?filter[since]=yesterday")).toMatchObject({
    status: 400,
    body: { detail: "filter.since must be a date like 2024-11-04." },
  });
  expect(await shop.get("/orders/first")).toMatchObject({
    status: 400,
    body: { detail: "orderId must be an integer." },
  });
});

function form(fields: Record<string, string | Blob>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

test("multipart forms are read: lists, JSON and files", async () => {
  const receipt = new Blob(["paid"], { type: "text/plain" });
  const body = form({ items: '[{"odd name":"x"}]', receipt });
  expect((await fetch(`${shop.url}/orders`, { method: "POST", body })).status).toBe(202);
});

test.each([
  [form({ receipt: new Blob(["paid"]) }), "items is required."],
  [form({ items: '[{"odd name":1}]' }), "items.0.odd name must be a string."],
])("a form that breaks the contract is refused %#", async (body, message) => {
  const response = await fetch(`${shop.url}/orders`, { method: "POST", body });
  expect([response.status, await response.json()]).toMatchObject([400, { detail: message }]);
});

test("a body of another type is refused", async () => {
  expect(await shop.send("POST", "/orders", { items: [] })).toMatchObject({
    status: 415,
    body: { detail: "Send the body as multipart/form-data." },
  });
});
