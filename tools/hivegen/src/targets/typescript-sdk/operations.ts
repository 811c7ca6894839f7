import type { ApiModel, Operation, Parameter, Resource, Waiter } from "../../model/api-model.ts";
import { CodeFile } from "../../print/code-file.ts";
import { Code, jsdoc, literal } from "../../print/text.ts";
import type { OutputFile } from "../target.ts";
import { serverData } from "./api.ts";
import { PrintedResources } from "./printed-resources.ts";
import { RUNTIME } from "./runtime-names.ts";
import type { SdkNames } from "./sdk-names.ts";
import { streamData } from "./streams.ts";

/** `operations/<resource>.ts`: what the runtime must know of each operation, as data. */
export function operationFiles(names: SdkNames): OutputFile[] {
  return names.model.resources.map((resource) => {
    const path = `operations/${resource.name.kebab}.ts`;
    return printed.file(path, names, resource, () => operationFile(names, resource, path));
  });
}

const printed = new PrintedResources();

function operationFile(names: SdkNames, resource: Resource, path: string): OutputFile {
  const file = new CodeFile(path, names.model.input);
  for (const operation of resource.operations) {
    const type = file.type(RUNTIME, "Operation");
    file.add(
      `/** \`${operation.method} ${operation.path}\` */`,
      `export const ${operation.id}: ${type} = ${literal(descriptor(names, file, operation), 80)};`,
    );
    for (const waiter of operation.waiters) {
      file.add(
        ...jsdoc([waiter.description]),
        `export const ${names.waiterConstant(waiter)}: ${file.type(RUNTIME, "Waiter")} = ${literal(waiterData(waiter), 80)};`,
      );
    }
  }
  return file.finish();
}

/** Only what differs from the API's defaults is written down. */
function descriptor({ model }: SdkNames, file: CodeFile, operation: Operation) {
  const { result } = operation;
  const response = responseForm(operation);
  const accept = result.mediaTypes.join(", ");
  const [content] = operation.body?.contents ?? [];
  const sameEnvelope = JSON.stringify(operation.envelope) === JSON.stringify(model.envelope);
  return {
    id: operation.id,
    method: operation.method,
    path: operation.path,
    body: content?.sentAs,
    encode: encoder(file, operation),
    response,
    ...streamData(operation),
    accept: accept === "application/json" || accept === "" ? undefined : accept,
    envelope: sameEnvelope || (response !== "json" && !operation.envelope) ? undefined : (operation.envelope ?? false),
    optionalData: result.optional || undefined,
    errors: operation.errors && { ...operation.errors, requestIdHeader: undefined },
    styles: styles(file, operation),
    idempotencyKey: operation.idempotencyKey,
    idempotent: operation.idempotent || undefined,
    retry: operation.retry,
    pagination: pagination(file, operation),
    auth: authOf(model, operation),
    servers: operation.servers.length > 0 ? serverData(operation.servers) : undefined,
  };
}

/** What the runtime reads a body as. */
function responseForm({ result: { kind } }: Operation): string {
  if (kind === "page" || kind === "data") return "json";
  return kind === "stream" ? "binary" : kind;
}

/** The runtime's function for bodies, and how properties of forms are written; absent where all bodies are JSON. */
function encoder(file: CodeFile, { body }: Operation): Code | undefined {
  const contents = body?.contents ?? [];
  if (contents.every(({ kind }) => kind === "json")) return undefined;
  const declared = contents.filter(({ encoding }) => Object.keys(encoding).length > 0);
  const isForm = contents.every(({ kind }) => kind === "json" || kind === "form" || kind === "text");
  const encodings = Object.fromEntries(declared.map(({ sentAs, encoding }) => [sentAs, encoding]));
  return new Code(
    `${file.value(RUNTIME, isForm ? "formBody" : "anyBody")}(${declared.length > 0 ? literal(encodings, 70) : ""})`,
  );
}

const PAGES = {
  cursor: "cursorPages",
  page: "numberedPages",
  offset: "offsetPages",
  url: "linkedPages",
  link: "linkHeaderPages",
} as const;

/** The runtime's function for how the operation's pages continue. */
function pagination(file: CodeFile, { pagination: declared }: Operation): Code | undefined {
  if (!declared) return undefined;
  const { style, ...form } = declared;
  return new Code(`${file.value(RUNTIME, PAGES[style])}(${literal(form, 70)})`);
}

/** Absent where the operation needs what the API's operations usually need. */
function authOf({ auth }: ApiModel, { credentials }: Operation) {
  if (JSON.stringify(credentials) === JSON.stringify(auth.credentials)) return undefined;
  return credentials.length === 0 ? false : credentials;
}

const DEFAULTS = { path: "simple", query: "form", header: "simple", cookie: "form" } as const;
const PLACES = ["path", "query", "header", "cookie"] as const;

/** How parameters are written, by place and name, where that isn't the default of their place. */
function styles(file: CodeFile, { parameters }: Operation): Code | undefined {
  const byPlace = PLACES.map((place) => {
    const unusual = parameters
      .filter((parameter) => parameter.in === place)
      .map((parameter) => [parameter.name, unusualStyle(parameter)] as const)
      .filter(([, style]) => style !== undefined);
    return [place, unusual.length > 0 ? Object.fromEntries(unusual) : undefined] as const;
  });
  if (!byPlace.some(([, unusual]) => unusual)) return undefined;
  return new Code(`${file.value(RUNTIME, "styled")}(${literal(Object.fromEntries(byPlace), 70)})`);
}

function unusualStyle({ style, explode, allowReserved, mediaType, in: place }: Parameter) {
  if (mediaType !== undefined) return { contentType: mediaType, allowReserved: allowReserved || undefined };
  if (style === DEFAULTS[place] && explode === (style === "form") && !allowReserved) return undefined;
  return { style, explode, allowReserved: allowReserved || undefined };
}

function waiterData(waiter: Waiter) {
  const { name, success, failure, minDelay, maxDelay, deadline } = waiter;
  return { name: name.camel, success, failure, minDelay, maxDelay, deadline };
}
