import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { generate } from "../src/index.ts";

/**
 * What each target prints for small APIs, file by file. After a change to a target, run `vitest run -u` and review the
 * difference in `golden/` as you would review code.
 */
const base = join(import.meta.dirname, "specs");
const cases = [
  {
    spec: "library/openapi.yaml",
    folder: "library",
    about: "an API with envelope, cursors, links and waits, in many files",
  },
  { spec: "kitchen.yaml", folder: "kitchen", about: "names, parameters, bodies and responses of every kind" },
  { spec: "streams.yaml", folder: "streams", about: "streams of events and of lines" },
  { spec: "shop.yaml", folder: "shop", about: "an OpenAPI 3.0 document without any extension" },
];
const targets = ["typescript-types", "typescript-sdk", "typescript-testing", "typescript-server"];

describe.each(cases)("$about", ({ spec, folder }) => {
  test.each(targets)("%s", async (target) => {
    const request = { input: spec, outputs: [{ target, directory: "out", types: "@example/types" }], base };
    const { outputs } = await generate(request);
    const files = outputs[0]?.files ?? [];
    expect(files.length).toBeGreaterThan(2);
    for (const { path, content } of files) {
      await expect(content).toMatchFileSnapshot(join(import.meta.dirname, "golden", folder, target, `${path}.golden`));
    }
  });

  test("the same input gives the same bytes", async () => {
    const request = { input: spec, outputs: targets.map((target) => ({ target, directory: target })), base };
    const [first, second] = [await generate(request), await generate(request)];
    expect(second.outputs).toEqual(first.outputs);
  });
});

test("findings of the example APIs are the expected ones", async () => {
  const findings = await Promise.all(
    cases.map(async ({ spec }) => (await generate({ input: spec, outputs: [], base })).findings),
  );
  const told = findings.flat().filter(({ code, file }) => file !== "kitchen.yaml" || code !== "OPERATION_WITHOUT_ID");
  expect(told.map(({ code, file, line, pointer }) => [code, `${file}:${line}`, pointer])).toEqual([
    ...Array(3).fill(["PARAMETER_UNDECLARED", "kitchen.yaml:88", "/paths/~1core~1{class}~1{default}~1{options}/get"]),
    ["NAME_COLLISION", "kitchen.yaml:52", "/paths/~1dishes~1{id}/delete"],
    ["NAME_COLLISION", "kitchen.yaml:88", "/paths/~1core~1{class}~1{default}~1{options}/get"],
    ["OPERATION_WITHOUT_ID", "shop.yaml:5", "/paths/~1orders~1{orderId}/get"],
  ]);
});
