import { extension } from "./extension.ts";
import type { Place } from "./place.ts";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

export interface Response {
  /** `200`, or a range `4XX`, or `default`. */
  readonly status: string;
  /** The entry of the operation's `responses`, `$ref` or not. */
  readonly entry: Place;
  /** What the entry leads to. */
  readonly place: Place;
}

export interface Operation {
  /** The `operationId`, or method and path where it has none: for messages. */
  readonly label: string;
  readonly method: string;
  /** Path template, e.g. `/scans/{scan_id}`. */
  readonly path: string;
  readonly place: Place;
  readonly pathItem: Place;
  readonly root: Place;
  /** Its own parameters, then those of its path that it does not replace; `$ref`s are followed. */
  readonly parameters: readonly Place[];
  readonly responses: readonly Response[];
}

/** The operations below `paths` (requests to us) or `webhooks` (requests of ours), in the order of the contract. */
export function operationsOf(root: Place, section: "paths" | "webhooks"): Operation[] {
  return root
    .at(section)
    .fields()
    .flatMap(([path, entry]) => operationsOfPath(root, path, entry.follow()));
}

function operationsOfPath(root: Place, path: string, pathItem: Place): Operation[] {
  return METHODS.filter((method) => pathItem.child(method).exists).map((method) => {
    const place = pathItem.at(method);
    return {
      label: place.child("operationId").text ?? `${method.toUpperCase()} ${path}`,
      method,
      path,
      place,
      pathItem,
      root,
      parameters: parametersOf(place, pathItem),
      responses: place
        .at("responses")
        .fields()
        .filter(([status]) => !status.startsWith("x-"))
        .map(([status, entry]) => ({ status, entry, place: entry.follow() })),
    };
  });
}

function parametersOf(operation: Place, pathItem: Place): Place[] {
  const byKey = new Map<string, Place>();
  for (const owner of [operation, pathItem]) {
    for (const entry of owner.at("parameters").items()) {
      const parameter = entry.follow();
      const key = `${parameter.child("in").text} ${parameter.child("name").text}`;
      if (!byKey.has(key)) byKey.set(key, parameter);
    }
  }
  return [...byKey.values()];
}

/** The parameter of that place (`query`, `path`, `header`, `cookie`) and name; header names ignore case. */
export function parameterOf(operation: Operation, within: string, name: string): Place | undefined {
  const sameName = (given: string | undefined) =>
    within === "header" ? given?.toLowerCase() === name.toLowerCase() : given === name;
  return operation.parameters.find(
    (parameter) => parameter.child("in").text === within && sameName(parameter.child("name").text),
  );
}

/** The `security` that applies: the operation's own, else the contract's. */
export function securityOf(operation: Operation): Place {
  const own = operation.place.child("security");
  return own.exists ? own : operation.root.child("security");
}

/** Whether the operation asks for credentials, i.e. `security` is not the empty list. */
export function isSecured(operation: Operation): boolean {
  return securityOf(operation).items().length > 0;
}

/** What `x-hivegen` says under `key`: on the operation, else on its path, else at the root. */
export function nearest(operation: Operation, key: string): Place | undefined {
  return [operation.place, operation.pathItem, operation.root]
    .map((owner) => extension(owner, key))
    .find((place) => place.exists);
}

export function isSuccess(status: string): boolean {
  return status.startsWith("2");
}

/** Whether the status is a 4xx, a 5xx or `default`. */
export function isError(status: string): boolean {
  return /^[45]/.test(status) || status === "default";
}
