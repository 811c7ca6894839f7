import { isObject, type JsonObject, objectOf, stringOf } from "../document/json.ts";
import { type Context, resolve } from "./context.ts";
import { NameScope, nameOf, shortened, wordsOf } from "./names.ts";
import { readOperationId, type SpokenId } from "./operation-ids.ts";
import { partsOf } from "./path-parts.ts";
import { MODULE_NAMES } from "./reserved-words.ts";
import { resourceWords } from "./resources.ts";
import { inStableOrder, METHODS, type Route } from "./stable-order.ts";

/** One operation of the document, before anything was decided about it but its id and its resource. */
export interface RawOperation extends Route {
  /** A unique identifier: the `operationId` in one word, or what was made in its place. */
  readonly id: string;
  /** The `operationId` as it is written. */
  readonly declaredId: string | undefined;
  readonly spokenId: SpokenId | undefined;
  readonly pathItem: JsonObject;
  readonly operation: JsonObject;
  readonly pointer: readonly string[];
  /** Words of the resource that it belongs to. */
  readonly resource: readonly string[];
}

type Unnamed = Omit<RawOperation, "id">;

/** All operations, in the order of the document. Their ids don't depend on that order. */
export function rawOperations(context: Context): RawOperation[] {
  const unnamed = Object.entries(objectOf(context.document.paths)).flatMap(([path, item]) =>
    operationsOf(context, path, item),
  );
  const ids = new Map<Unnamed, string>();
  const scope = new NameScope();
  for (const raw of inStableOrder(unnamed, (operation) => operation)) ids.set(raw, takeId(context, raw, scope));
  return unnamed.map((raw) => ({ ...raw, id: ids.get(raw) ?? "" }));
}

function operationsOf(context: Context, path: string, item: JsonObject[string]): Unnamed[] {
  const pathItem = resolve(context, item);
  const parts = partsOf(path);
  return METHODS.flatMap((method) => {
    const operation = pathItem[method.toLowerCase()];
    if (!isObject(operation)) return [];
    const pointer = ["paths", path, method.toLowerCase()];
    const declaredId = stringOf(operation.operationId);
    const route = { method, path, parts };
    const spokenId = readOperationId(declaredId, route);
    const resource = resourceWords({ parts, pathItem, operation, spokenId });
    return [{ ...route, declaredId, spokenId, pathItem, operation, pointer, resource }];
  });
}

function takeId(context: Context, raw: Unnamed, scope: NameScope): string {
  const { declaredId, method, path, pointer } = raw;
  const words = raw.spokenId?.words ?? wordsOf(declaredId ?? "");
  const { camel } = nameOf(shortened(words.length > 0 ? words : [method.toLowerCase(), ...wordsOf(path)]));
  const wanted = MODULE_NAMES.has(camel) ? `${camel}Operation` : camel;
  const id = scope.take(wanted);
  if (declaredId === undefined) {
    const message = `It has no operationId, so it is called "${id}". Add one.`;
    context.report("OPERATION_WITHOUT_ID", "warning", pointer, message);
  } else if (id !== wanted) {
    const message = `operationId "${declaredId}" is taken, so it is called "${id}". Give it its own.`;
    context.report("OPERATION_DUPLICATE_ID", "warning", pointer, message);
  }
  return id;
}
