import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "../src/document/json.ts";
import { schemasFile } from "../src/targets/typescript-types/schemas.ts";
import { compile, compilers } from "./support/compilers.ts";
import { modelOf } from "./support/model-of.ts";
import { type SchemaCase, schemaCases, TREE } from "./support/schema-cases.ts";

/**
 * Generated types accept what a JSON Schema validator accepts, and reject what it rejects. All cases are compiled at
 * once; only to shrink a failure are single ones. `HIVEGEN_SEED=…` tries others.
 */
const seed = Number(process.env.HIVEGEN_SEED ?? 20261124);
const parameters = { seed, numRuns: 300 };
const [, [, tsc]] = compilers;

/** Whether the validator accepts a value. */
function validatorOf({ schema }: SchemaCase): (value: Json) => boolean {
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema({ $id: "document", components: { schemas: { Tree: TREE } } });
  const validate = ajv.compile({
    ...JSON.parse(JSON.stringify(schema).replaceAll("#/components", "document#/components")),
  });
  return (value) => validate(value) === true;
}

/** What the compiler says about each case, where it disagrees with the validator. */
function disagreements(cases: readonly SchemaCase[]): Map<number, string> {
  const directory = mkdtempSync(join(tmpdir(), "hivegen-properties-"));
  const schemas = Object.fromEntries(cases.map(({ schema }, index) => [`Case${index}`, schema]));
  const { model, findings } = modelOf({ components: { schemas: { ...schemas, Tree: TREE } } });
  expect(findings).toEqual([]);
  writeFileSync(join(directory, "schemas.ts"), schemasFile(model).content);
  const lines = ['import type * as schemas from "./schemas.ts";'];
  const caseOfLine = new Map<number, number>();
  cases.forEach((each, index) => {
    const isValid = validatorOf(each);
    for (const value of each.values) {
      if (!isValid(value)) lines.push("// @ts-expect-error the validator refuses it");
      lines.push(`export const value${lines.length}: schemas.Case${index} = ${JSON.stringify(value)};`);
      caseOfLine.set(lines.length, index).set(isValid(value) ? lines.length : lines.length - 1, index);
    }
  });
  writeFileSync(join(directory, "values.ts"), lines.join("\n"));
  const said = compile(tsc, directory, ["schemas.ts", "values.ts"]);
  const found = new Map<number, string>();
  for (const [message, line] of said.matchAll(/^values\.ts\((\d+),.*$/gm)) {
    const index = caseOfLine.get(Number(line));
    if (index !== undefined)
      found.set(index, `${message}\n${lines.slice(Number(line) - 1, Number(line) + 1).join("\n")}`);
  }
  if (said !== "" && found.size === 0) throw new Error(said);
  return found;
}

test("types and validators agree about random schemas and values", () => {
  const cases: SchemaCase[] = [];
  fc.assert(
    fc.property(schemaCases, (each) => void cases.push(each)),
    parameters,
  );
  const known = disagreements(cases);
  const texts = new Map(cases.map((each, index) => [JSON.stringify(each), known.get(index) ?? ""]));
  fc.assert(
    fc.property(schemaCases, (each) => {
      const said = texts.get(JSON.stringify(each)) ?? disagreements([each]).get(0) ?? "";
      expect(said).toBe("");
    }),
    parameters,
  );
});

test("the comparison notices a type that is too wide, and one that is too narrow", () => {
  const wide = disagreements([{ schema: { type: "integer" }, values: [1.5] }]);
  const narrow = disagreements([
    { schema: { type: "object", properties: { a: { type: "string" } } }, values: [{ b: 1 }] },
  ]);
  expect([...wide.keys(), ...narrow.keys()]).toEqual([0, 0]);
});
