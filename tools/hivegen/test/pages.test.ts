import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildModel, load, type Operation } from "../src/index.ts";

function operationsOf(file: string, base = join(import.meta.dirname, "specs")) {
  const loaded = load(join(base, file), { base });
  const operations = buildModel(loaded).resources.flatMap(({ operations: grouped }) => grouped);
  return { operations, findings: loaded.findings };
}

function inline(text: string) {
  const base = mkdtempSync(join(tmpdir(), "hivegen-pages-"));
  writeFileSync(join(base, "api.yaml"), `openapi: 3.1.0\ninfo: { title: Thing API, version: "1" }\n${text}`);
  return operationsOf("api.yaml", base);
}

/** What generated code would say, without what an operation doesn't have. */
const told = (operation: Operation | undefined) => JSON.parse(JSON.stringify(operation?.pagination ?? null));

describe("how a list goes on is detected", () => {
  const { operations } = operationsOf("pages/all.yaml");
  const byId = new Map(operations.map((operation) => [operation.id, operation]));

  test.each([
    [
      "listCursors",
      { style: "cursor", cursorParameter: "cursor", nextCursor: ["response_metadata", "next_cursor"], items: ["rows"] },
    ],
    [
      "listCharges",
      {
        style: "cursor",
        cursorParameter: "starting_after",
        itemCursor: ["id"],
        hasMore: ["has_more"],
        items: ["data"],
      },
    ],
    [
      "listPages",
      {
        style: "page",
        pageParameter: "page",
        firstPage: 1,
        size: { parameter: "per_page", maximum: 50 },
        totalPages: ["pagination", "total_pages"],
        items: ["items"],
        itemsOptional: true,
      },
    ],
    [
      "listLeaves",
      { style: "page", pageParameter: "page", firstPage: 0, size: { parameter: "per_page", maximum: 2 }, items: [] },
    ],
    [
      "listOffsets",
      {
        style: "offset",
        offsetParameter: "offset",
        firstOffset: 0,
        size: { parameter: "limit" },
        total: ["total_count"],
        items: ["entries"],
      },
    ],
    ["listAddresses", { style: "url", nextUrl: ["@odata.nextLink"], items: ["value"] }],
    ["listHeaders", { style: "link", items: [] }],
    [
      "searchThings",
      {
        style: "cursor",
        cursorParameter: ["start_cursor"],
        nextCursor: ["next_cursor"],
        hasMore: ["has_more"],
        items: ["results"],
      },
    ],
  ])("in %s", (id, pagination) => {
    expect(told(byId.get(id))).toEqual(pagination);
    expect(byId.get(id)?.result.kind).toBe("page");
  });

  test.each(["getSettings", "listChoices", "listEchoes"])("not in %s", (id) => {
    expect(byId.get(id)?.pagination).toBeUndefined();
    expect(byId.get(id)?.result.kind).toBe("data");
  });
});

const LIST = `{ type: array, items: { type: object, required: [id], properties: { id: { type: string } } } }`;
const document = (parameters: string, properties: string, extension: string) => `
paths:
  /a:
    get:
      operationId: listAs
      ${extension}
      parameters: [${parameters}]
      responses: { "200": { description: d, content: { application/json: { schema: { type: object, required: [found], properties: { found: ${LIST}, ${properties} } } } } } }
`;

describe("what is declared wins", () => {
  const page = "{ name: nr, in: query, schema: { type: integer } }";

  test.each([
    [
      "numbers by names that mean nothing",
      document(page, "n: { type: integer }", "x-hivegen: { pagination: { page: nr, totalPages: /n, items: /found } }"),
      { style: "page", pageParameter: "nr", firstPage: 1, totalPages: ["n"], items: ["found"] },
    ],
    [
      "runtime expressions",
      document(
        page,
        "n: { type: integer }",
        "x-hivegen: { pagination: { style: cursor, cursor: $request.query.nr, next: $response.body#/n } }",
      ),
      { style: "cursor", cursorParameter: "nr", nextCursor: ["n"], items: ["found"] },
    ],
    [
      "the Link header",
      document("", "n: { type: integer }", "x-hivegen: { pagination: { next: $response.header.Link } }"),
      { style: "link", items: ["found"] },
    ],
    [
      "an address in the body",
      document("", "n: { type: string }", "x-hivegen: { pagination: { style: url, next: /n } }"),
      { style: "url", nextUrl: ["n"], items: ["found"] },
    ],
    [
      "the id of the last item",
      document(page, "has_more: { type: boolean }", "x-hivegen: { pagination: { cursor: nr, itemCursor: /id } }"),
      { style: "cursor", cursorParameter: "nr", itemCursor: ["id"], hasMore: ["has_more"], items: ["found"] },
    ],
  ])("with %s", (_, text, pagination) => {
    const { operations, findings } = inline(text);
    expect(findings).toEqual([]);
    expect(told(operations[0])).toEqual(pagination);
  });

  test("for the API, where it fits; other lists are detected", () => {
    const { operations, findings } = inline(
      `x-hivegen: { pagination: { cursor: at, next: /n } }${document(
        "{ name: page, in: query, schema: { type: integer } }",
        "total_pages: { type: integer }",
        "",
      )}`,
    );
    expect(findings).toEqual([]);
    expect(told(operations[0])).toMatchObject({ style: "page", totalPages: ["total_pages"] });
  });

  test("with false, a list is a plain call", () => {
    const cursor = "{ name: cursor, in: query, schema: { type: string } }";
    const next = "next_cursor: { type: string }";
    expect(told(inline(document(cursor, next, "")).operations[0])).toMatchObject({ style: "cursor" });
    expect(told(inline(document(cursor, next, "x-hivegen: { pagination: false }")).operations[0])).toBeNull();
  });

  test("and where the response lacks a part, that is told and the call is plain", () => {
    const { operations, findings } = inline(
      document(page, "n: { type: string }", "x-hivegen: { pagination: { cursor: nr, next: /m, items: /founds } }"),
    );
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      [
        "PAGINATION_MISMATCH",
        'It takes "nr", but its response lacks a list at /founds and a value at /m. It is treated as a plain call.',
      ],
    ]);
    expect(told(operations[0])).toBeNull();
  });
});
