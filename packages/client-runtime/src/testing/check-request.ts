import type { MockedBody, ParameterContract } from "./contract.ts";
import type { FoundOperation } from "./find-operation.ts";
import { type Problem, problemOf } from "./problem.ts";
import { itemsOf, readTexts } from "./read-text.ts";
import { type NamedSchemas, resolve, type ValueSchema } from "./value-schema.ts";

/** A request's body as it was read, or what is wrong with the request. */
export interface CheckedRequest {
  readonly body: unknown;
  readonly problem?: Problem;
}

/** Reads a request of an operation, and finds the first thing that the contract forbids. */
export async function checkRequest(
  found: FoundOperation,
  request: Request,
  schemas: NamedSchemas,
): Promise<CheckedRequest> {
  const read = await readBody(request, found.operation.body, schemas);
  const problem = parameterProblem(found, request, schemas) ?? read.problem;
  return { body: read.body, ...(problem && { problem }) };
}

function parameterProblem(
  { operation: { parameters = [] }, path }: FoundOperation,
  { url, headers }: Request,
  schemas: NamedSchemas,
): Problem | undefined {
  const query = new URL(url).searchParams;
  const texts: Record<ParameterContract["in"], (name: string) => string[]> = {
    path: (name) => presentIn([path[name]]),
    query: (name) => query.getAll(name),
    header: (name) => presentIn([headers.get(name)]),
    cookie: (name) =>
      cookiesOf(headers)
        .filter(([key]) => key === name)
        .map(([, value]) => value),
  };
  for (const parameter of parameters) {
    const problem = problemOfParameter(parameter, texts[parameter.in](parameter.name), query, schemas);
    if (problem) return problem;
  }
  return undefined;
}

function problemOfParameter(
  parameter: ParameterContract,
  texts: readonly string[],
  query: URLSearchParams,
  schemas: NamedSchemas,
): Problem | undefined {
  const { name, schema, required, separator } = parameter;
  const at = `${parameter.in} parameter ${name}`;
  if (!schema) {
    const given = texts.length > 0 || parameter.in !== "query" || isObjectIn(query, name);
    return required && !given ? { at, says: "is required" } : undefined;
  }
  if (texts.length === 0) return required ? { at, says: "is required" } : undefined;
  const items = separator === undefined ? texts : texts.flatMap((text) => text.split(separator));
  return readTexts(itemsOf(schema, schemas) ? items : texts, schema, schemas, at).problem;
}

/** `name[key]=value`, or members that stand in the query by themselves. */
function isObjectIn(query: URLSearchParams, name: string): boolean {
  return [...query.keys()].some((key) => key.startsWith(`${name}[`) || !key.includes("["));
}

function presentIn(values: readonly (string | null | undefined)[]): string[] {
  return values.filter((value) => typeof value === "string");
}

function cookiesOf(headers: Headers): [string, string][] {
  const texts = (headers.get("cookie") ?? "").split(/; */).filter((text) => text !== "");
  return texts.map((text) => {
    const [name = "", ...value] = text.split("=");
    return [name, decodeURIComponent(value.join("="))];
  });
}

async function readBody(
  request: Request,
  declared: MockedBody | undefined,
  schemas: NamedSchemas,
): Promise<CheckedRequest> {
  const absent = request.body === null || request.headers.get("content-length") === "0";
  if (absent) {
    return { body: undefined, ...(declared?.required && { problem: { at: "body", says: "is required" } }) };
  }
  if (!declared) return { body: await request.text(), problem: { at: "body", says: "is not in the contract" } };
  const mediaType = (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  const declaredType = Object.keys(declared.content).find((type) => covers(type, mediaType));
  if (declaredType === undefined) {
    const types = Object.keys(declared.content).join(" or ");
    return { body: await request.text(), problem: { at: "body", says: `must be sent as ${types}, not ${mediaType}` } };
  }
  return readAs(mediaType, request, declared.content[declaredType] ?? undefined, schemas);
}

/** Whether a declared media type, which may be a range, is the one that was sent. */
function covers(declared: string, sent: string): boolean {
  const [type = ""] = declared.toLowerCase().split(";", 1);
  return type === sent || type === "*/*" || (type.endsWith("/*") && sent.startsWith(type.slice(0, -1)));
}

async function readAs(
  mediaType: string,
  request: Request,
  schema: ValueSchema | undefined,
  schemas: NamedSchemas,
): Promise<CheckedRequest> {
  if (/[/+]json$/.test(mediaType)) return readJson(await request.text(), schema ?? {}, schemas);
  // A form that is declared as a text is checked as one.
  const isText = schema !== undefined && resolve(schema, schemas).type === "string";
  if (!isText && /^(multipart\/form-data|application\/x-www-form-urlencoded)$/.test(mediaType)) {
    const form = await request.formData();
    const problem = schema && fieldsProblem(form, schema, schemas);
    return { body: form, ...(problem && { problem }) };
  }
  if (!schema) return { body: new Uint8Array(await request.arrayBuffer()) };
  const text = await request.text();
  const problem = problemOf(text, schema, schemas, "body");
  return { body: text, ...(problem && { problem }) };
}

function readJson(text: string, schema: ValueSchema, schemas: NamedSchemas): CheckedRequest {
  try {
    const body: unknown = JSON.parse(text);
    const problem = problemOf(body, schema, schemas, "body");
    return { body, ...(problem && { problem }) };
  } catch {
    return { body: text, problem: { at: "body", says: "is not JSON" } };
  }
}

/** Fields of a form as the members of an object. */
function fieldsProblem(form: FormData, schema: ValueSchema, schemas: NamedSchemas): Problem | undefined {
  const properties = propertiesOf(schema, schemas);
  const value: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    const entries = form.getAll(name);
    const texts = entries.filter((entry) => typeof entry === "string");
    const property = properties.get(name) ?? {};
    const read = texts.length === entries.length ? readTexts(texts, property, schemas, `body.${name}`) : undefined;
    if (read?.problem) return read.problem;
    const given = read ? read.value : itemsOf(property, schemas) ? entries : entries[0];
    Object.defineProperty(value, name, { value: given, enumerable: true, configurable: true });
  }
  return problemOf(value, schema, schemas, "body");
}

/** Schemas within schemas that are nested deeper refer to themselves. */
const DEEPEST = 8;

function propertiesOf(declared: ValueSchema, schemas: NamedSchemas, depth = 0): Map<string, ValueSchema> {
  const { properties = {}, allOf = [], anyOf = [], oneOf = [] } = resolve(declared, schemas);
  const found = new Map(Object.entries(properties));
  if (depth > DEEPEST) return found;
  for (const part of [...allOf, ...anyOf, ...oneOf]) {
    for (const [name, schema] of propertiesOf(part, schemas, depth + 1)) if (!found.has(name)) found.set(name, schema);
  }
  return found;
}
