import { expect, test } from "vitest";
import type { Json, JsonObject } from "../src/document/json.ts";
import { operationOf } from "./support/model-of.ts";

const read = (path: string, parameters: Json[], ofPath: Json[] = []) => {
  const built = operationOf(`GET ${path}`, { operationId: "read", parameters, responses: {} }, { parameters: ofPath });
  return { parameters: built.operation.parameters, codes: built.codes };
};
const inPath = (name: string, more: JsonObject = {}) => ({
  name,
  in: "path",
  required: true,
  schema: { type: "integer" },
  ...more,
});

test("a placeholder without a parameter takes text, and that is told", () => {
  const { parameters, codes } = read("/a/{id}/{id}", []);
  expect(parameters).toMatchObject([{ name: "id", in: "path", required: true, schema: { kind: "string" } }]);
  expect(codes).toEqual(["PARAMETER_UNDECLARED"]);
});

test("a path parameter without a placeholder is left out, and that is told", () => {
  const { parameters, codes } = read("/a/{id}", [inPath("id"), inPath("other")]);
  expect(parameters.map(({ name }) => name)).toEqual(["id"]);
  expect(codes).toEqual(["PARAMETER_NOT_IN_PATH"]);
});

test("a path parameter that is spelled nearly as its placeholder is taken for it", () => {
  const { parameters, codes } = read("/a/{userId}", [inPath("user_id")]);
  expect(parameters).toMatchObject([{ name: "userId", schema: { kind: "integer" } }]);
  expect(codes).toEqual(["PARAMETER_NOT_IN_PATH"]);
});

test.each(["{key+}", "{+key}", "{key*}"])("%s may hold slashes", (placeholder) => {
  const { parameters, codes } = read(`/a/${placeholder}`, [inPath("key")]);
  expect(parameters).toMatchObject([{ name: placeholder.slice(1, -1), allowReserved: true }]);
  expect(codes).toEqual([]);
});

test("an operation's parameter replaces that of its path, place by place", () => {
  const query = (type: string) => ({ name: "id", in: "query", schema: { type } });
  const { parameters } = read("/a/{id}", [query("string")], [inPath("id"), query("boolean")]);
  expect(parameters.map(({ in: place, schema }) => [place, schema.kind])).toEqual([
    ["path", "integer"],
    ["query", "string"],
  ]);
});

test("one name in several places gives callers a key for each", () => {
  const places = ["path", "query", "header", "cookie"].map((place) => ({ name: "id", in: place, schema: {} }));
  const { parameters } = read("/a/{id}", [...places, { name: "idHeader", in: "cookie", schema: {} }]);
  expect(parameters.map(({ name, in: place, key }) => `${place} ${name}: ${key}`)).toEqual([
    "path id: id",
    "query id: id",
    "header id: idHeader",
    "cookie id: idCookie",
    "cookie idHeader: idHeaderCookie",
  ]);
});

test("a style that its place doesn't know is replaced by the default, and that is told", () => {
  const { parameters, codes } = read("/a", [{ name: "q", in: "query", style: "matrix", schema: {} }]);
  expect(parameters).toMatchObject([{ style: "form", explode: true }]);
  expect(codes).toEqual(["PARAMETER_STYLE"]);
});

test("a parameter with a media type is one text", () => {
  const content = { "application/json": { schema: { type: "object" }, example: { a: 1 } } };
  const { parameters } = read("/a", [
    { name: "filter", in: "query", content },
    { name: "note", in: "query", content: { "text/plain": { schema: { type: "string" } } } },
  ]);
  expect(parameters).toMatchObject([
    { json: true, mediaType: "application/json", schema: { kind: "object" }, example: { a: 1 } },
    { json: false, mediaType: "text/plain", schema: { kind: "string" } },
  ]);
});

test("headers that other parts of the description say are no parameters", () => {
  const names = ["Accept", "CONTENT-TYPE", "Authorization", "X-Own"];
  const { parameters } = read(
    "/a",
    names.map((name) => ({ name, in: "header", schema: {} })),
  );
  expect(parameters.map(({ name }) => name)).toEqual(["X-Own"]);
});
