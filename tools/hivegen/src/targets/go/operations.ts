import type {
  Operation,
  Pagination,
  Parameter,
  RequestPlace,
  Resource,
  StateMatch,
  Waiter,
} from "../../model/api-model.ts";
import { duration, envelope, errorShape, given, pointer, requirement, retry, serverList } from "./api.ts";
import type { GoFile } from "./go-file.ts";
import type { GoNames } from "./go-names.ts";
import { composite, type Entry, quote } from "./go-text.ts";
import { constructorOf } from "./waiter-errors.ts";

/** What the runtime must know of the operations of a resource, as data. */
export function addOperations(file: GoFile, names: GoNames, resource: Resource): void {
  for (const operation of resource.operations) {
    const variable = names.operation(operation);
    file.add(
      `// ${variable} is ${operation.method} ${operation.path.replace(/\s+/g, " ")}.`,
      `var ${variable} = ${composite("operation", descriptor(file, names, operation))}`,
    );
    for (const waiter of operation.waiters) {
      const { variable: name } = names.waiter(waiter);
      file.add(
        `// ${name} is a wait on ${operation.id}.`,
        `var ${name} = ${composite("waiter", waiterData(file, names, waiter))}`,
      );
    }
  }
}

/** Only what differs from the API's defaults is written down. */
function descriptor(file: GoFile, names: GoNames, operation: Operation): Entry[] {
  const [content] = operation.body?.contents ?? [];
  return [
    ["id", quote(operation.id)],
    ["method", quote(operation.method)],
    ["path", quote(operation.path)],
    ...given("body", content && quote(content.sentAs)),
    ...given("encodings", encodings(file, operation)),
    ...responseEntries(file, names, operation),
    ...given("styles", styles(file, operation)),
    ...given("idempotencyKey", operation.idempotencyKey && quote(operation.idempotencyKey)),
    ...given("idempotent", operation.idempotent ? "true" : undefined),
    ...given("retry", operation.retry && retry(file, operation.retry)),
    ...given("pagination", operation.pagination && pagination(file, operation.pagination)),
    ...authEntries(names, operation),
    ...given("servers", operation.servers.length > 0 ? serverList(operation.servers) : undefined),
  ];
}

function responseEntries(file: GoFile, { model }: GoNames, { result, envelope: form, errors }: Operation): Entry[] {
  const accept = result.mediaTypes.join(", ");
  const isUsual = JSON.stringify(form) === JSON.stringify(model.envelope);
  const response = result.kind === "page" || result.kind === "data" ? undefined : RESPONSES[result.kind];
  return [
    ...given("response", response),
    ...given("accept", accept === "application/json" ? undefined : accept && quote(accept)),
    ...given("envelope", isUsual || !form ? undefined : `&${envelope(file, form)}`),
    ...given("bare", isUsual || form || response !== undefined ? undefined : "true"),
    ...given("optionalData", result.optional ? "true" : undefined),
    ...given("errors", errors && `&${errorShape(file, errors)}`),
  ];
}

/** Nothing where the operation needs what the API's operations usually need. */
function authEntries({ model }: GoNames, { credentials }: Operation): Entry[] {
  if (JSON.stringify(credentials) === JSON.stringify(model.auth.credentials)) return [];
  return credentials.length === 0 ? [["anonymous", "true"]] : [["security", requirement(credentials)]];
}

/** A stream is read as it arrives, like a file. */
const RESPONSES = {
  text: "responseText",
  binary: "responseBinary",
  stream: "responseBinary",
  empty: "responseEmpty",
} as const;

/** How properties of the preferred body are written, where that is declared. */
function encodings(file: GoFile, { body }: Operation): string | undefined {
  const declared = Object.entries(body?.contents[0]?.encoding ?? {});
  if (declared.length === 0) return undefined;
  const items = declared.map(([name, { contentType, style, explode }]): Entry => {
    const members = [
      ...(contentType === undefined ? [] : [`ContentType: ${quote(contentType)}`]),
      ...(style === undefined ? [] : [`Form: ${quote(style)}`]),
      ...(explode === undefined ? [] : [`Explode: Ptr(${explode})`]),
    ];
    return [quote(name), `{${members.join(", ")}}`];
  });
  return composite(file.internal("wire", "Encodings"), items);
}

const DEFAULTS = { path: "simple", query: "form", header: "simple", cookie: "form" } as const;
const PLACES = ["path", "query", "header", "cookie"] as const;

/** How parameters are written, by place and name, where that isn't the default of their place. */
function styles(file: GoFile, { parameters }: Operation): string | undefined {
  const byPlace = PLACES.flatMap((place): Entry[] => {
    const unusual = parameters.filter((parameter) => parameter.in === place && isUnusual(parameter));
    if (unusual.length === 0) return [];
    return [
      [
        place,
        composite(
          file.internal("wire", "Styles"),
          unusual.map((parameter) => [quote(parameter.name), styleText(parameter)]),
        ),
      ],
    ];
  });
  return byPlace.length > 0 ? composite("styles", byPlace) : undefined;
}

function isUnusual({ style, explode, allowReserved, mediaType, in: place }: Parameter): boolean {
  return mediaType !== undefined || style !== DEFAULTS[place] || explode !== (style === "form") || allowReserved;
}

function styleText({ style, explode, allowReserved, mediaType }: Parameter): string {
  const members =
    mediaType === undefined
      ? [`Form: ${quote(style)}`, ...(explode ? ["Explode: true"] : [])]
      : [`ContentType: ${quote(mediaType)}`];
  if (allowReserved) members.push("AllowReserved: true");
  return `{${members.join(", ")}}`;
}

const STYLES = { cursor: "byCursor", page: "byPage", offset: "byOffset", url: "byURL", link: "byLink" } as const;

function pagination(file: GoFile, form: Pagination): string {
  return `&${composite("pagination", [
    ["style", STYLES[form.style]],
    ["items", pointer(file, form.items) ?? ""],
    ...given("itemsOptional", form.itemsOptional ? "true" : undefined),
    ...given("hasMore", pointer(file, form.hasMore)),
    ...pageEntries(file, form),
  ])}`;
}

function pageEntries(file: GoFile, form: Pagination): Entry[] {
  switch (form.style) {
    case "cursor":
      return [
        ["parameter", requestPlace(file, form.cursorParameter)],
        ...given("next", pointer(file, form.nextCursor)),
        ...given("itemCursor", pointer(file, form.itemCursor)),
      ];
    case "page":
      return [
        ["parameter", requestPlace(file, form.pageParameter)],
        ...given("first", form.firstPage === 0 ? undefined : String(form.firstPage)),
        ...size(file, form.size),
        ...given("total", pointer(file, form.total)),
        ...given("totalPages", pointer(file, form.totalPages)),
      ];
    case "offset":
      return [
        ["parameter", requestPlace(file, form.offsetParameter)],
        ...given("first", form.firstOffset === 0 ? undefined : String(form.firstOffset)),
        ...size(file, form.size),
        ...given("total", pointer(file, form.total)),
      ];
    case "url":
      return given("next", pointer(file, form.nextUrl));
    case "link":
      return [];
  }
}

function size(
  file: GoFile,
  size: { readonly parameter: RequestPlace; readonly maximum: number | undefined } | undefined,
): Entry[] {
  if (!size) return [];
  return [
    ["size", requestPlace(file, size.parameter)],
    ...given("maximum", size.maximum === undefined ? undefined : String(size.maximum)),
  ];
}

function requestPlace(file: GoFile, place: RequestPlace): string {
  return typeof place === "string"
    ? `requestPlace{query: ${quote(place)}}`
    : `requestPlace{body: ${pointer(file, place)}}`;
}

function waiterData(file: GoFile, names: GoNames, waiter: Waiter): Entry[] {
  const error = names.waiterErrors.get(waiter);
  return [
    ["name", quote(waiter.name.camel)],
    ["success", stateMatches(file, waiter.success)],
    ...given("failure", waiter.failure.length > 0 ? stateMatches(file, waiter.failure) : undefined),
    ["minDelay", duration(file, waiter.minDelay)],
    ["maxDelay", duration(file, waiter.maxDelay)],
    ...given("deadline", waiter.deadline === undefined ? undefined : duration(file, waiter.deadline)),
    ...given("typed", error && constructorOf(error.type)),
  ];
}

function stateMatches(file: GoFile, matches: readonly StateMatch[]): string {
  const items = matches.map((match) => {
    const states = match.in.map((state) =>
      state === null ? "nil" : typeof state === "string" ? quote(state) : String(state),
    );
    return `{place: ${pointer(file, match.pointer)}, states: []any{${states.join(", ")}}}`;
  });
  return `[]stateMatch{${items.join(", ")}}`;
}
