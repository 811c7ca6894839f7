import type { Contract } from "./contract.ts";
import type { Method, OperationObject, Parameter, PathItem, RequestBody, Response } from "./document.ts";
import { methods } from "./document.ts";

/** An operation with everything that it inherits from its path and from the root, references followed. */
export interface Operation {
  readonly id: string;
  readonly method: Method;
  /** Path of the operation, or name of the webhook. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  readonly parameters: readonly Parameter[];
  readonly requestBody: RequestBody | undefined;
  readonly responses: readonly StatusResponse[];
  /** Whether it answers without credentials. */
  readonly open: boolean;
  readonly scopes: readonly string[];
}

export interface StatusResponse {
  /** `201`, or a class as `2XX`. */
  readonly status: string;
  readonly response: Response;
  /** The error codes that the operation can answer with this status. */
  readonly codes: readonly string[];
}

export function operationsOf(contract: Contract): Operation[] {
  return operationsAt(contract, contract.document.paths);
}

export function webhooksOf(contract: Contract): Operation[] {
  return operationsAt(contract, contract.document.webhooks ?? {});
}

function operationsAt(contract: Contract, paths: Readonly<Record<string, PathItem>>): Operation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [operationAt(contract, item, path, method, operation)];
    }),
  );
}

function operationAt(
  contract: Contract,
  item: PathItem,
  path: string,
  method: Method,
  operation: OperationObject,
): Operation {
  const security = operation.security ?? contract.document.security ?? [];
  return {
    id: operation.operationId,
    method,
    path,
    tag: operation.tags[0] ?? "",
    summary: operation.summary,
    description: operation.description,
    deprecated: operation.deprecated ?? false,
    parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((one) => contract.resolve(one)),
    requestBody: operation.requestBody && contract.resolve(operation.requestBody),
    responses: responsesOf(contract, operation),
    open: security.length === 0,
    scopes: [...new Set(security.flatMap((requirement) => Object.values(requirement).flat()))],
  };
}

/** An operation that says where its error code stands follows another standard, so the codes of the API aren't its own. */
function responsesOf(contract: Contract, operation: OperationObject): StatusResponse[] {
  const own = operation["x-hivegen"]?.errors;
  const common = own?.code === undefined ? contract.document["x-hivegen"]?.errors?.codes : undefined;
  return Object.entries(operation.responses).map(([status, response]) => ({
    status,
    response: contract.resolve(response),
    codes: [...new Set([...(own?.codes?.[status] ?? []), ...(common?.[status] ?? [])])],
  }));
}
