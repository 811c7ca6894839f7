import { arrayOf, isObject, type Json, type JsonObject, objectOf, stringOf } from "../document/json.ts";
import type { Webhook } from "./api-model.ts";
import { readContents } from "./contents.ts";
import { type Context, placeOf, resolve } from "./context.ts";
import { NameScope, nameOf } from "./names.ts";
import type { RawOperation } from "./raw-operations.ts";
import { METHODS } from "./stable-order.ts";

/** A request that the API makes by itself. */
interface Sent {
  readonly event: string;
  readonly operation: JsonObject;
  readonly pathItem: JsonObject;
  readonly at: readonly string[];
  /** Ids of the operations that ask for it; none: a webhook. */
  readonly askedBy: string[];
}

/**
 * What the API sends by itself: webhooks (`webhooks`, or `x-webhooks` before OpenAPI 3.1), and callbacks of operations. A
 * callback whose name another event has too is called after its operation as well: `createScan.onDone`.
 */
export function readWebhooks(context: Context, raws: readonly RawOperation[]): Webhook[] {
  const webhooks = ["webhooks", "x-webhooks"].flatMap((section) =>
    Object.entries(objectOf(context.document[section])).flatMap(([event, item]) =>
      sentBy(context, event, item, [section, event], []),
    ),
  );
  const callbacks = readCallbacks(context, raws);
  const counts = new Map<string, number>();
  for (const { event } of [...webhooks, ...callbacks]) counts.set(event, (counts.get(event) ?? 0) + 1);
  const scope = new NameScope();
  return [...webhooks, ...callbacks].map((sent) => {
    const [asking] = sent.askedBy;
    const isShared = asking !== undefined && (counts.get(sent.event) ?? 0) > 1;
    return readWebhook(context, sent, scope.take(isShared ? `${asking}.${sent.event}` : sent.event));
  });
}

/** Callbacks that several operations refer to are one. */
function readCallbacks(context: Context, raws: readonly RawOperation[]): Sent[] {
  const byOperation = new Map<JsonObject, Sent[]>();
  for (const sent of raws.flatMap((raw) => callbacksOf(context, raw))) {
    const same = byOperation.get(sent.operation) ?? [];
    const known = same.find(({ event }) => event === sent.event);
    if (known) known.askedBy.push(...sent.askedBy);
    else byOperation.set(sent.operation, [...same, sent]);
  }
  return [...byOperation.values()].flat();
}

function callbacksOf(context: Context, { id, operation, pointer }: RawOperation): Sent[] {
  return Object.entries(objectOf(operation.callbacks)).flatMap(([event, callback]) => {
    const at = placeOf(callback, [...pointer, "callbacks", event]);
    return Object.entries(resolve(context, callback)).flatMap(([expression, item]) =>
      sentBy(context, event, item, [...at, expression], [id]),
    );
  });
}

function sentBy(
  context: Context,
  event: string,
  item: Json | undefined,
  at: readonly string[],
  askedBy: readonly string[],
): Sent[] {
  const pathItem = resolve(context, item);
  const place = placeOf(item, at);
  return METHODS.flatMap((method) => {
    const operation = pathItem[method.toLowerCase()];
    if (!isObject(operation)) return [];
    return [{ event, operation, pathItem, at: [...place, method.toLowerCase()], askedBy: [...askedBy] }];
  });
}

function readWebhook(context: Context, { operation, pathItem, at, askedBy }: Sent, event: string): Webhook {
  const body = operation.requestBody;
  const contents = readContents(context, resolve(context, body).content, placeOf(body, [...at, "requestBody"]));
  const content = contents.find(({ kind }) => kind === "json") ?? contents[0];
  return {
    event,
    name: nameOf(event),
    summary: stringOf(operation.summary),
    description: stringOf(operation.description)?.trim(),
    deprecated: operation.deprecated === true,
    askedBy: [...new Set(askedBy)],
    hasPayload: content !== undefined,
    payload: content?.schema,
    signed: isSigned(context, [...arrayOf(pathItem.parameters), ...arrayOf(operation.parameters)]),
  };
}

/** The headers of Standard Webhooks. */
const SIGNATURE_HEADERS = ["webhook-id", "webhook-timestamp", "webhook-signature"];

function isSigned(context: Context, parameters: readonly Json[]): boolean {
  const declared = parameters.map((parameter) => resolve(context, parameter));
  const headers = declared.filter((parameter) => parameter.in === "header").map(({ name }) => stringOf(name));
  return SIGNATURE_HEADERS.every((wanted) => headers.some((name) => name?.toLowerCase() === wanted));
}
