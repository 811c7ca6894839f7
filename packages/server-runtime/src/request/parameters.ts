import type { Parameter, ServerOperation } from "../contract.ts";
import type { Complaint } from "../errors/invalid-request.ts";
import { setOwn } from "../schema/object-defaults.ts";
import type { Schema } from "../schema/schema.ts";
import { applyDefaults, validate } from "../schema/validate.ts";
import type { Sources } from "./sources.ts";
import { readFields, readText, Unreadable } from "./text-values.ts";
import { decodeText } from "./url-encoding.ts";

type Place = Parameter["in"];

const MALFORMED = new Unreadable("has malformed percent-encoding");
const TWICE = new Unreadable("is given more than once");

function firstUnreadable(values: readonly unknown[]): Unreadable | undefined {
  return values.find((value) => value instanceof Unreadable);
}

function readList(texts: readonly (string | undefined)[], type: Parameter["type"]): unknown {
  const values = texts.map((text) => (text === undefined ? MALFORMED : readText(text, type)));
  return firstUnreadable(values) ?? values;
}

/** Splits a delimited list. Commas are told from commas inside a value by looking before the text is decoded. */
function split(raw: string, list: NonNullable<Parameter["list"]>): (string | undefined)[] {
  if (raw === "") return [];
  if (list === "comma") return raw.split(",").map(decodeText);
  const text = decodeText(raw);
  return text === undefined ? [undefined] : text.split(list === "space" ? " " : "|");
}

function readQueryValue(parameter: Parameter, raws: readonly string[]): unknown {
  if (parameter.list === "repeated") return readList(raws.map(decodeText), parameter.type);
  const [raw, second] = raws;
  if (raw === undefined) return undefined;
  if (second !== undefined) return TWICE;
  if (parameter.list !== undefined) return readList(split(raw, parameter.list), parameter.type);
  const text = decodeText(raw);
  return text === undefined ? MALFORMED : readText(text, parameter.type);
}

const BRACKETED = /^\[([^[\]]+)\]$/;

function readDeepObject(parameter: Parameter, query: Sources["query"], schema: Schema | undefined): unknown {
  const pairs: [string, string][] = [];
  for (const { name, raw } of query) {
    if (!name.startsWith(`${parameter.name}[`)) continue;
    const key = BRACKETED.exec(name.slice(parameter.name.length))?.[1];
    if (key === undefined) return new Unreadable(`is written ${parameter.name}[key]=value, with one pair of brackets`);
    const text = decodeText(raw);
    if (text === undefined) return MALFORMED;
    pairs.push([key, text]);
  }
  if (pairs.length === 0) return undefined;
  return readFields(pairs, schema);
}

/** A path, header or cookie value: one text, in which lists are delimited. */
function readSingle(parameter: Parameter, text: string | undefined): unknown {
  if (text === undefined) return undefined;
  if (parameter.list === undefined) return readText(text, parameter.type);
  const delimiter = { repeated: ",", comma: ",", space: " ", pipe: "|" }[parameter.list];
  const texts = text === "" ? [] : text.split(delimiter).map((part) => part.trim());
  return readList(texts, parameter.type);
}

function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(", ") : value;
}

function readValue(parameter: Parameter, sources: Sources, schema: Schema | undefined): unknown {
  if (parameter.in === "path") return readSingle(parameter, sources.path.get(parameter.name));
  if (parameter.in === "cookie") return readSingle(parameter, sources.cookies.get(parameter.name));
  if (parameter.in === "header") {
    return readSingle(parameter, headerText(sources.headers[parameter.name.toLowerCase()]));
  }
  if (parameter.deepObject) return readDeepObject(parameter, sources.query, schema?.properties?.get(parameter.name));
  const raws = sources.query.filter(({ name }) => name === parameter.name).map(({ raw }) => raw);
  return raws.length === 0 ? undefined : readQueryValue(parameter, raws);
}

export interface ReadParameters {
  /** Values by the names that the contract gives the parameters, defaults filled in. */
  readonly values: Readonly<Record<Place, object>>;
  readonly complaints: readonly Complaint[];
}

function readPlace(
  operation: ServerOperation,
  place: Place,
  sources: Sources,
): { values: object; complaints: Complaint[] } {
  const schema = operation.schemas[place];
  const values = {};
  const complaints: Complaint[] = [];
  for (const parameter of operation.parameters) {
    if (parameter.in !== place) continue;
    const value = readValue(parameter, sources, schema);
    if (value instanceof Unreadable) complaints.push({ field: parameter.name, reason: value.reason });
    else if (value !== undefined) setOwn(values, parameter.name, value);
    else if (parameter.required) complaints.push({ field: parameter.name, reason: "is required" });
  }
  if (schema === undefined) return { values, complaints };
  const faulty = new Set(complaints.map(({ field }) => field));
  const issues = validate(schema, values).map(({ field, message }) => ({ field, reason: message }));
  complaints.push(...issues.filter(({ field }) => !faulty.has(field)));
  if (complaints.length === 0) applyDefaults(schema, values);
  return { values, complaints };
}

/** Reads and checks the parameters of all places; everything that is wrong is told at once. */
export function readParameters(operation: ServerOperation, sources: Sources): ReadParameters {
  const path = readPlace(operation, "path", sources);
  const query = readPlace(operation, "query", sources);
  const header = readPlace(operation, "header", sources);
  const cookie = readPlace(operation, "cookie", sources);
  return {
    values: { path: path.values, query: query.values, header: header.values, cookie: cookie.values },
    complaints: [path, query, header, cookie].flatMap(({ complaints }) => complaints),
  };
}
