import { describe, expect, test } from "vitest";
import { operationNamed, smallContract } from "./support/contract.ts";

const contract = smallContract();

describe("references", () => {
  test("one that leads nowhere is named", () => {
    expect(() => contract.resolve({ $ref: "#/components/schemas/Wasp" })).toThrow(
      /refers to #\/components\/schemas\/Wasp, which does not exist/,
    );
  });

  test("what stands beside a reference wins over what it leads to", () => {
    const schema = contract.resolveSchema({ $ref: "#/components/schemas/Kind", description: "Mine." });
    expect(schema).toEqual({ type: "string", description: "Mine.", enum: ["worker", "queen"] });
  });
});

describe("operations", () => {
  test("inherit the parameters of their path and the security of the root", () => {
    const operation = operationNamed("getBee", contract);
    expect(operation.parameters.map(({ name }) => name)).toEqual(["bee_id", "kind", "cursor"]);
    expect(operation).toMatchObject({ open: false, scopes: ["bees:read"] });
    expect(operationNamed("sendBee", contract)).toMatchObject({ open: true, scopes: [] });
  });

  test("have their own error codes before the API's, for the statuses that they declare", () => {
    const codes = operationNamed("getBee", contract).responses.map((response) => [response.status, response.codes]);
    expect(codes).toEqual([
      ["200", []],
      ["404", ["GONE_HOME", "NOT_FOUND"]],
    ]);
  });

  test("have their own codes alone where their errors have another shape", () => {
    const codes = operationNamed("sendBee", contract).responses.map((response) => [response.status, response.codes]);
    expect(codes).toEqual([
      ["404", ["no_bee"]],
      ["409", []],
    ]);
  });
});
