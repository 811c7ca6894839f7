import { isObject, type JsonObject, objectOf, stringOf } from "../document/json.ts";
import { parsePointer } from "../document/pointer.ts";
import type { BoundMethod, BoundType, Operation, Resource } from "./api-model.ts";
import { type Context, resolve } from "./context.ts";
import { nameOf } from "./names.ts";
import type { RawOperation } from "./raw-operations.ts";
import type { Schema } from "./schema.ts";

const BODY_EXPRESSION = /^\$response\.body#(\/.*)?$/;

/** OpenAPI links become calls on the returned object; waits of an operation that the object links to join them. */
export function boundTypesOf(
  context: Context,
  raws: readonly RawOperation[],
  resources: readonly Resource[],
): BoundType[] {
  const byId = new Map(resources.flatMap(({ operations }) => operations.map((operation) => [operation.id, operation])));
  const types = new Map<string, Map<string, BoundMethod>>();
  for (const raw of raws) {
    const operation = byId.get(raw.id);
    const type = operation && typeName(operation.result.schema);
    if (!operation || type === undefined || operation.result.kind !== "data") continue;
    const methods = types.get(type) ?? new Map<string, BoundMethod>();
    for (const method of linksOf(context, raw, operation, byId)) {
      if (!methods.has(method.name.camel)) methods.set(method.name.camel, method);
    }
    if (methods.size > 0) types.set(type, methods);
  }
  return [...types].map(([type, methods]) => ({ type, methods: withWaiters([...methods.values()], byId) }));
}

export function typeName(schema: Schema | undefined): string | undefined {
  return schema?.kind === "ref" ? schema.name : undefined;
}

function linksOf(
  context: Context,
  raw: RawOperation,
  operation: Operation,
  byId: ReadonlyMap<string, Operation>,
): BoundMethod[] {
  const status = String(operation.result.status);
  const response = resolve(context, objectOf(raw.operation.responses)[status]);
  return Object.entries(objectOf(response.links)).flatMap(([name, value]) => {
    const pointer = [...raw.pointer, "responses", status, "links", name];
    const link = resolve(context, value);
    const target = byId.get(stringOf(link.operationId) ?? "");
    if (!target) {
      context.report(
        "LINK_UNRESOLVED",
        "warning",
        pointer,
        `Link "${name}" needs the operationId of an operation of this document.`,
      );
      return [];
    }
    const bound = argumentsOf(link, operation, target);
    if (!bound) {
      const message = `Link "${name}" must set parameters of ${target.id} to $response.body#/… expressions inside the data.`;
      context.report("LINK_UNRESOLVED", "warning", pointer, message);
      return [];
    }
    const updates =
      typeName(target.result.schema) === typeName(operation.result.schema) && target.result.kind === "data";
    return [
      {
        name: nameOf(name),
        description: stringOf(link.description),
        operation: target.id,
        waiter: undefined,
        arguments: bound,
        updates,
      },
    ];
  });
}

function argumentsOf(link: JsonObject, source: Operation, target: Operation): BoundMethod["arguments"] | undefined {
  if (!isObject(link.parameters)) return undefined;
  const prefix = source.envelope?.data ?? [];
  const bound = Object.entries(link.parameters).map(([key, expression]) => {
    const parameter = key.replace(/^(?:path|query|header|cookie)\./, "");
    const body = BODY_EXPRESSION.exec(stringOf(expression) ?? "");
    const pointer = body && parsePointer(body[1] ?? "");
    if (!pointer || !target.parameters.some(({ name }) => name === parameter)) return undefined;
    if (!prefix.every((segment, index) => pointer[index] === segment)) return undefined;
    return { parameter, pointer: pointer.slice(prefix.length) };
  });
  return bound.every((argument) => argument !== undefined) ? bound : undefined;
}

/** A wait is bound where the object knows how to fetch itself. */
function withWaiters(methods: readonly BoundMethod[], byId: ReadonlyMap<string, Operation>): BoundMethod[] {
  const waits = methods.flatMap((method) =>
    method.updates
      ? (byId.get(method.operation)?.waiters ?? []).map((waiter) => ({
          ...method,
          name: waiter.name,
          description: waiter.description,
          waiter,
        }))
      : [],
  );
  return [...methods, ...waits];
}
