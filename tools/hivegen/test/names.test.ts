import { expect, test } from "vitest";
import { identifier, NameScope, nameOf, singular, typeIdentifier, withoutNoun, wordsOf } from "../src/model/names.ts";

test.each([
  ["listScanVulnerabilities", ["list", "Scan", "Vulnerabilities"]],
  ["getHTTPStatus", ["get", "HTTP", "Status"]],
  ["API Keys", ["API", "Keys"]],
  ["scan.completed", ["scan", "completed"]],
  ["oauth2_token", ["oauth2", "token"]],
  ["Größe-der Datei", ["Große", "der", "Datei"]],
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
])("withoutNoun(%j, %j)", (words, noun, method) => {
  expect(withoutNoun(words, noun)).toEqual(method);
});

test("anything becomes an identifier", () => {
  expect(identifier("place order!")).toBe("placeOrder");
  expect(identifier("3d-model")).toBe("_3dModel");
  expect(typeIdentifier("my-odd.type")).toBe("MyOddType");
  expect(typeIdentifier("iPhone")).toBe("iPhone");
});

test("names that are taken get a number", () => {
  const scope = new NameScope();
  expect([scope.take("a"), scope.take("a"), scope.take("b"), scope.take("a")]).toEqual(["a", "a2", "b", "a3"]);
});
