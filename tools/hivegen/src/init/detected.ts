import { type Json, type JsonObject, objectOf } from "../document/json.ts";
import { formatPointer } from "../document/pointer.ts";
import type { ApiModel, Envelope, ErrorShape, Operation } from "../model/api-model.ts";

/** What a description was found to say, as a configuration would declare it. */
export interface Detected {
  readonly key: "auth" | "envelope" | "errors" | "pagination";
  readonly value: Json;
  /** What it was found from, as a line. */
  readonly says: string;
}

/** What holds for most of an API. */
export function detectedIn(model: ApiModel): Detected[] {
  const operations = model.resources.flatMap((resource) => resource.operations);
  return [authIn(model), envelopeIn(operations), errorsIn(model), paginationIn(operations)].filter(
    (found) => found !== undefined,
  );
}

function authIn({ auth, environment }: ApiModel): Detected | undefined {
  if (auth.options.length === 0) return undefined;
  const variables = Object.fromEntries(auth.options.map(({ name, variable }) => [name, variable]));
  const options = auth.options.map(({ name }) => name).join(", ");
  return {
    key: "auth",
    value: { variables },
    says: `Clients take ${options}; ${environment.baseUrl} names another server.`,
  };
}

function envelopeIn(operations: readonly Operation[]): Detected | undefined {
  const bodies = operations.filter(({ result }) => result.kind === "data" || result.kind === "page");
  const found = commonest(bodies.map(({ envelope }) => envelope && envelopeValue(envelope)));
  if (!found) return { key: "envelope", value: false, says: "Bodies are taken as they are." };
  const counts = `${found.count} of ${bodies.length} operations`;
  return {
    key: "envelope",
    value: found.value,
    says: `Bodies are unwrapped: ${counts}. See hivegen inspect envelope.`,
  };
}

function envelopeValue({ data, success, successValues, meta, metaParts, error }: Envelope): JsonObject {
  return withValues({
    data: formatPointer(data),
    success: success && formatPointer(success),
    successValues: successValues && [...successValues],
    meta: metaParts ? metaParts.map((part) => formatPointer(part)) : meta && formatPointer(meta),
    error: error && formatPointer(error),
  });
}

function errorsIn({ errors }: ApiModel): Detected {
  return {
    key: "errors",
    value: errorsValue(errors),
    says: "Where errors keep their parts. See hivegen inspect errors.",
  };
}

function errorsValue({ requestIdHeader, ...places }: ErrorShape): JsonObject {
  const pointers = Object.entries(places).map(([name, place]) => [name, place && formatPointer(place)]);
  return withValues({ ...Object.fromEntries(pointers), requestIdHeader });
}

function paginationIn(operations: readonly Operation[]): Detected | undefined {
  const lists = operations.filter(({ result }) => result.kind === "page");
  const found = commonest(lists.map(({ pagination }) => pagination && paginationValue(objectOf(pagination))));
  if (!found) return undefined;
  return {
    key: "pagination",
    value: found.value,
    says: `Lists continue by ${String(found.value.style)}: ${found.count} of ${lists.length} lists.`,
  };
}

/** How the model names what a declaration names otherwise. */
const PAGINATION_NAMES = new Map([
  ["style", "style"],
  ["cursorParameter", "cursor"],
  ["pageParameter", "page"],
  ["offsetParameter", "offset"],
  ["nextCursor", "next"],
  ["nextUrl", "next"],
  ["hasMore", "hasMore"],
  ["items", "items"],
  ["itemCursor", "itemCursor"],
  ["total", "total"],
  ["totalPages", "totalPages"],
]);

/** Places in the body of the request, where they aren't query parameters. */
const IN_REQUEST = /Parameter$/;

function paginationValue(pagination: JsonObject): JsonObject {
  const members = Object.entries(pagination).flatMap(([name, value]) => {
    const key = PAGINATION_NAMES.get(name);
    if (key === undefined || value === undefined) return [];
    if (!Array.isArray(value)) return [[key, value] as const];
    const pointer = formatPointer(value.map(String));
    return [[key, IN_REQUEST.test(name) ? `$request.body#${pointer}` : pointer] as const];
  });
  return Object.fromEntries(members);
}

function withValues(members: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function commonest(values: readonly (JsonObject | undefined)[]): { value: JsonObject; count: number } | undefined {
  const counts = new Map<string, { value: JsonObject; count: number }>();
  for (const value of values) {
    if (!value) continue;
    const text = JSON.stringify(value);
    counts.set(text, { value, count: (counts.get(text)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0];
}
