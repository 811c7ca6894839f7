import { arrayOf, isObject, type Json, type JsonObject, numberOf, objectOf, stringOf } from "../../document/json.ts";
import { nameOf } from "../names.ts";
import { type Aliases, ignored, named, objectsOf, pointerOfPath, present, seconds, understood } from "./alias.ts";

/** https://www.speakeasy.com/docs/speakeasy-reference/extensions */
export const speakeasy: Aliases = {
  prefix: "x-speakeasy-",
  root: { "x-speakeasy-retries": retries, "x-speakeasy-name-override": understood },
  path: { "x-speakeasy-ignore": ignored },
  operation: {
    "x-speakeasy-group": named("resource"),
    "x-speakeasy-name-override": named("method"),
    "x-speakeasy-ignore": ignored,
    "x-speakeasy-retries": retries,
    "x-speakeasy-pagination": pagination,
    "x-speakeasy-polling": polling,
    // A status that isn't a success is an error of a class of its own anyway.
    "x-speakeasy-errors": understood,
  },
  /** Rules at the root rename the operations whose ids they match. */
  derive({ context, operation }) {
    const id = stringOf(operation.operationId);
    if (id === undefined) return undefined;
    const rule = objectsOf(context.document["x-speakeasy-name-override"]).find(({ operationId }) =>
      matches(stringOf(operationId), id),
    );
    return rule && named("method")(rule.methodNameOverride ?? null, undefined);
  },
};

function matches(pattern: string | undefined, id: string): boolean {
  if (pattern === undefined) return false;
  try {
    return new RegExp(pattern).test(id);
  } catch {
    return false;
  }
}

function retries(value: Json): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  if (value.strategy === "none") return { retry: { maxRetries: 0 } };
  const backoff = objectOf(value.backoff);
  const statuses = [...new Set(arrayOf(value.statusCodes).flatMap(statusesOf))];
  const retry = present({
    baseDelay: seconds(backoff.initialInterval),
    maxDelay: seconds(backoff.maxInterval),
    statuses: statuses.length > 0 ? statuses : undefined,
  });
  return retry && { retry };
}

/** A range stands for the statuses of it that pass. */
const RANGES = new Map([
  ["4XX", [408, 429]],
  ["5XX", [500, 502, 503, 504]],
]);

function statusesOf(status: Json): number[] {
  const text = String(status).toUpperCase();
  return RANGES.get(text) ?? (/^[1-5]\d\d$/.test(text) ? [Number(text)] : []);
}

const STYLES = ["offset", "page", "cursor"] as const;

function pagination(value: Json): JsonObject | undefined {
  const { type, inputs, outputs } = objectOf(value);
  const parameters = new Map(objectsOf(inputs).map((input) => [stringOf(input.type), inputPlace(input)]));
  const results = objectOf(outputs);
  const items = pointerOfPath(results.results, "$");
  const limit = parameters.get("limit");
  if (type === "url") {
    const next = pointerOfPath(results.nextUrl, "$");
    return next === undefined ? undefined : { pagination: present({ style: "url", next, items }) };
  }
  const style = STYLES.find((name) => parameters.get(name) !== undefined);
  if (style === undefined) return undefined;
  const shared = { style, [style]: parameters.get(style), limit, items };
  if (style !== "cursor")
    return { pagination: present({ ...shared, totalPages: pointerOfPath(results.numPages, "$") }) };
  const next = pointerOfPath(results.nextCursor, "$");
  const itemCursor = items === undefined ? undefined : cursorOfItem(results.nextCursor, stringOf(results.results));
  return (next ?? itemCursor) ? { pagination: present({ ...shared, next, itemCursor }) } : undefined;
}

/** A query parameter, or a place in the body of the request. */
function inputPlace(input: JsonObject): string | undefined {
  const name = stringOf(input.name);
  return name !== undefined && input.in === "requestBody" ? `$request.body#/${name}` : name;
}

/** `$.data[-1].id` of the items `$.data`: the last one has the cursor. */
function cursorOfItem(path: Json | undefined, items: string | undefined): string | undefined {
  const text = stringOf(path);
  if (text === undefined || items === undefined || !text.startsWith(items)) return undefined;
  const [, property] = /^\[(?:-1|\(@\.length\s*-\s*1\))\](.*)$/.exec(text.slice(items.length)) ?? [];
  return pointerOfPath(`$${property ?? ""}`, "$") || undefined;
}

/** `$response.body#/status == "completed"` */
const CONDITION = /^\$response\.body#(\/[^\s=]*)\s*==\s*(.+)$/;

function polling(value: Json): JsonObject | undefined {
  const waiters = objectsOf(value).flatMap((wait) => {
    const success = statesOf(wait.successCriteria);
    const name = stringOf(wait.name);
    if (name === undefined || !success || success.length === 0) return [];
    const minDelay = numberOf(wait.intervalSeconds);
    return [[nameOf(name).camel, present({ success, failure: statesOf(wait.failureCriteria), minDelay })] as const];
  });
  return waiters.length > 0 ? { waiters: Object.fromEntries(waiters) } : undefined;
}

/** All criteria must hold, and of ours any: so only one about the body can be said, besides the status of a success. */
function statesOf(criteria: Json | undefined): JsonObject[] | undefined {
  const conditions = objectsOf(criteria)
    .map(({ condition }) => stringOf(condition)?.trim() ?? "")
    .filter((condition) => !/^\$statusCode\s*==\s*2\d\d$/.test(condition));
  const [only] = conditions;
  if (only === undefined || conditions.length > 1) return undefined;
  const [, pointer, literal = ""] = CONDITION.exec(only) ?? [];
  const state = literalOf(literal);
  return pointer === undefined || state === undefined ? undefined : [{ pointer, in: [state] }];
}

function literalOf(text: string): string | number | boolean | null | undefined {
  const quoted = /^'([^']*)'$/.exec(text) ?? /^"([^"]*)"$/.exec(text);
  if (quoted) return quoted[1];
  if (text === "null") return null;
  if (text === "true" || text === "false") return text === "true";
  return text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : undefined;
}
