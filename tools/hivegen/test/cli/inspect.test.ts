import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hivegen } from "./hivegen.ts";

const spec = join(import.meta.dirname, "../specs/envelopes/mixed.yaml");
const lists = join(import.meta.dirname, "../specs/pages/all.yaml");
const directory = () => mkdtempSync(join(tmpdir(), "hivegen-inspect-"));

test("inspect envelope shows for each operation what was seen, decided, and why", () => {
  const { status, stdout } = hivegen(directory(), "inspect", "envelope", spec);
  expect([status, stdout]).toEqual([
    0,
    `2 × unwrapped from /data; meta from /links
  because 3 of 4 JSON object responses are exactly { data } with or without meta
    GET /pets/{id}  { data }
    PATCH /pets/{id}  { data, links? }

2 × left as it is
  because it lacks what others have: 3 of 4 JSON object responses are exactly { data } with or without meta
    PUT /pets/{id}  { data }
    POST /pets/{id}  { id }
`,
  ]);
});

test("inspect pagination and errors are for programs too", () => {
  const pagination = JSON.parse(hivegen(directory(), "inspect", "pagination", lists, "--json").stdout);
  expect(pagination.pagination).toContainEqual({
    id: "listOffsets",
    method: "GET",
    path: "/offsets",
    saw: "items at /entries; takes offset, limit",
    decided: "offset in offset, from 0",
    because: "/total_count counts all items",
  });
  const errors = JSON.parse(hivegen(directory(), "inspect", "errors", lists, "--json").stdout);
  expect(errors.errors[0]).toMatchObject({
    saw: "describes no errors",
    decided: "code at /code; message at /message",
    because: "no errors are described; these are the usual places",
  });
});

test("generate tells in a line what it decided without being told", () => {
  const { stdout } = hivegen(directory(), "generate", spec, "--target", "typescript-types", "--out", "types");
  expect(stdout).toContain("\nDetected: 2 responses unwrapped (hivegen inspect envelope).\n");
});
