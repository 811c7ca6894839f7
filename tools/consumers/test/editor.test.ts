import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { Editor } from "../src/editor/editor.ts";

/** A program in the middle of being written. */
const CODE = `import { HiveProClient } from "@hivepro/sdk";

const client = new HiveProClient();
const scan = await client.scans.get("scan_1");
const { data, meta } = await client.scans.update("scan_1", { name: "x" }).withResponse();
for await (const vulnerability of scan.getVulnerabilities({ severity: [""] })) console.log(vulnerability);
await client.scans.create({ target: "https://example.com", scan_type: "" }, { });
client.scans.list({ });
switch (scan.status) {
  case "":
}
void client.scans.;
`;

let editor: Editor;
beforeAll(async () => {
  editor = await Editor.open(inject("esm"), CODE);
});
afterAll(() => editor?.[Symbol.asyncDispose]());

describe("hovering", () => {
  test.each([
    ["const scan", "const scan: Scan"],
    ["const { data", "const data: Scan"],
    ["const vulnerability", "const vulnerability: Vulnerability"],
    ["switch (scan.status", "(property) Scan.status: ScanStatus | (string & {})"],
  ])("%s shows the type by its name", async (at, type) => {
    expect((await editor.hover(at)).type).toBe(type);
  });

  test("a method shows its types by their names, and what it does", async () => {
    const { type, documentation } = await editor.hover("client.scans.get");
    expect(type).toBe(
      "(method) ScansResource.get(scanId: string, options?: RequestOptions): ApiPromise<Scan, ResponseMeta>",
    );
    expect(documentation).toMatch(/^Get a scan\./);
    expect(documentation).toContain("Error codes:");
  });
});

describe("completing", () => {
  test("the methods of a resource, and nothing else", async () => {
    const methods = await editor.complete("void client.scans.");
    expect(methods).toEqual(expect.arrayContaining(["list", "create", "get", "update", "delete", "cancel"]));
    for (const method of methods) {
      const { type, documentation } = await editor.details("void client.scans.", method);
      expect(type).toMatch(/^\(method\) ScansResource\./);
      expect(documentation.length).toBeGreaterThan(10);
      expect(type).not.toMatch(/components\[|operations\[|paths\[/);
    }
  });

  test("the options of a call, each with what it does", async () => {
    const options = await editor.complete('scan_type: "" }, { ');
    expect(options).toEqual(
      expect.arrayContaining(["deadline", "headers", "idempotencyKey", "maxRetries", "query", "signal", "timeout"]),
    );
    expect((await editor.details('scan_type: "" }, { ', "timeout")).documentation).toMatch(/^Seconds /);
  });

  test("the parameters of a list", async () => {
    const parameters = await editor.complete("client.scans.list({ ");
    expect(parameters).toEqual(expect.arrayContaining(["status", "limit", "cursor", "sort"]));
    expect(parameters).not.toContain("timeout");
  });

  test.each([
    ["the states of a scan in a switch", 'case "', ["queued", "running", "completed", "failed", "canceled"]],
    ["the values of a property of the body", 'scan_type: "', ["quick", "standard", "deep"]],
    ["the values of a parameter's items", 'severity: ["', ["critical", "high", "medium", "low"]],
  ])("%s", async (_, at, values) => {
    expect(await editor.complete(at)).toEqual(expect.arrayContaining(values));
  });
});

describe("going to the definition", () => {
  test("of a method leads to its source in the package, below its documentation", async () => {
    const { file, before, text } = await editor.definition("client.scans.get");
    expect(file).toBe("node_modules/@hivepro/sdk/src/generated/resources/scans.ts");
    expect(text).toMatch(
      /^ {2}get\(scanId: string, options\?: RequestOptions\): ApiPromise<Scan, models\.ResponseMeta> \{\n {4}return /,
    );
    expect(before).toMatch(/\* Get a scan\.\n(?: {3}\*.*\n)+ {3}\*\/\n?$/);
  });

  test("of a bound method leads to the object's source", async () => {
    const { file, text } = await editor.definition("scan.getVulnerabilities");
    expect(file).toBe("node_modules/@hivepro/sdk/src/generated/objects/scan.ts");
    expect(text).toMatch(/^ {2}getVulnerabilities\(/);
  });

  test("of a field leads to the types' source", async () => {
    const { file, text } = await editor.definition("switch (scan.status");
    expect(file).toMatch(/^node_modules\/@hivepro\/types\/src\/generated\//);
    expect(text).toMatch(/^ +status: /);
  });

  test("of the runtime leads to hand-written source", async () => {
    const { file } = await editor.definition(".withResponse");
    expect(file).toMatch(/^node_modules\/@hivegen\/client-runtime\/src\/.*\.ts$/);
  });
});

test("nothing is marked red but what isn't written yet", async () => {
  const problems = await editor.problems();
  expect(
    problems.filter((problem) => !/Type '""' is not (assignable|comparable)|Identifier expected/.test(problem)),
  ).toEqual([]);
});
