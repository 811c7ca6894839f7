import { expect, test } from "vitest";
import { identifier, NameScope, nameOf, shortened, singular, withoutNoun, wordsOf } from "../src/model/names.ts";
import { typeIdentifier } from "../src/model/schemas/type-names.ts";

test.each([
  ["listScanVulnerabilities", ["list", "Scan", "Vulnerabilities"]],
  ["getHTTPStatus", ["get", "HTTP", "Status"]],
  ["API Keys", ["API", "Keys"]],
  ["listAPIsByIDs", ["list", "APIS", "By", "IDS"]],
  ["scan.completed", ["scan", "completed"]],
  ["oauth2_token", ["oauth2", "token"]],
  ["Größe-der Datei", ["Große", "der", "Datei"]],
  ["Users/Groups 🚀️", ["Users", "Groups"]],
  ["商品 一覧", ["商品", "一覧"]],
  ["한국어_API", ["한국어", "API"]],
  ["สินค้า", ["สินค้า"]],
  ["user's file²", ["users", "file2"]],
  ["__proto__", ["proto"]],
  ["🎉", []],
  ["!!!", []],
])("wordsOf(%j)", (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test("a name is spelled for every language", () => {
  expect(nameOf("listAPIKeys")).toMatchObject({
    camel: "listApiKeys",
    pascal: "ListApiKeys",
    snake: "list_api_keys",
    kebab: "list-api-keys",
  });
});

test("a name that starts with a digit can still be an identifier", () => {
  expect(nameOf("2fa codes")).toMatchObject({ camel: "_2faCodes", pascal: "_2faCodes", snake: "_2fa_codes" });
});

test("a name of letters beyond the first 65,536 stays whole", () => {
  expect(nameOf("𐐨𐐩")).toMatchObject({ camel: "𐐨𐐩", pascal: "𐐀𐐩" });
});

test("long names are cut between words", () => {
  expect(shortened(wordsOf("get the list of all things"), 10)).toEqual(["get", "the", "list"]);
  expect(shortened(["a".repeat(200)])).toHaveLength(1);
});

test.each([
  ["vulnerabilities", "vulnerability"],
  ["statuses", "status"],
  ["status", "status"],
  ["boxes", "box"],
  ["scans", "scan"],
  ["address", "address"],
  ["ties", "tie"],
])("singular(%j) is %j", (plural, one) => {
  expect(singular(plural)).toBe(one);
});

test.each([
  [["list", "Scans"], ["Scans"], ["list"]],
  [["list", "Scan", "Vulnerabilities"], ["Scans"], ["list", "Vulnerabilities"]],
  [["revoke", "Api", "Key"], ["API", "Keys"], ["revoke"]],
  [["create", "Token"], ["oauth"], ["create", "Token"]],
  [["scans"], ["scans"], ["scans"]],
  [["order", "Status"], ["orders"], ["Status"]],
  [["list", "For", "User"], ["users"], ["list", "For", "User"]],
])("withoutNoun(%j, %j)", (words, noun, method) => {
  expect(withoutNoun(words, noun)).toEqual(method);
});

test("anything becomes an identifier", () => {
  expect(identifier("place order!")).toBe("placeOrder");
  expect(identifier("3d-model")).toBe("_3dModel");
  expect(typeIdentifier("my-odd.type")).toBe("MyOddType");
  expect(typeIdentifier("iPhone")).toBe("IPhone");
});

test("names that are taken get a number", () => {
  const scope = new NameScope();
  expect([scope.take("a"), scope.take("a"), scope.take("b"), scope.take("a")]).toEqual(["a", "a2", "b", "a3"]);
});
