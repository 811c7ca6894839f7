import openapi from "@hivepro/server/openapi.json" with { type: "json" };
import { isObject } from "./expand.ts";

/** An operation, as far as cases are about it. */
export interface ContractOperation {
  readonly id: string;
  readonly method: string;
  /** Path template. */
  readonly path: string;
}

/** The operations of the contract that the server kit publishes, by id. */
export const OPERATIONS: ReadonlyMap<string, ContractOperation> = new Map(
  Object.entries(openapi.paths).flatMap(([path, item]) => operationsAt(path, item)),
);

function operationsAt(path: string, item: object): [string, ContractOperation][] {
  return Object.entries(item).flatMap(([method, operation]: [string, unknown]): [string, ContractOperation][] =>
    isObject(operation) && typeof operation.operationId === "string"
      ? [[operation.operationId, { id: operation.operationId, method: method.toUpperCase(), path }]]
      : [],
  );
}
