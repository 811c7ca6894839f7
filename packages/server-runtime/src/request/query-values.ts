import type { Parameter, ServerOperation } from "../contract.ts";
import type { Schema } from "../schema/schema.ts";
import { readFields } from "./fields.ts";
import { readList, readObject } from "./single-values.ts";
import type { Sources } from "./sources.ts";
import { readMixed, readText, Unreadable, unwrapped } from "./text-values.ts";
import { decodeText, type RawPair } from "./url-encoding.ts";

const MALFORMED = new Unreadable("has malformed percent-encoding");
const TWICE = new Unreadable("is given more than once");

function decoded(raws: readonly string[]): string[] | undefined {
  const texts = raws.map(decodeText);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** Splits a delimited list. Commas are told from commas inside a value by looking before the text is decoded. */
function split(raw: string, list: NonNullable<Parameter["list"]>): string[] | undefined {
  if (raw === "") return [];
  if (list === "comma") return decoded(raw.split(","));
  return decodeText(raw)?.split(list === "space" ? " " : "|");
}

function readQueryValue(parameter: Parameter, raws: readonly string[], schema: Schema | undefined): unknown {
  const { list, object, type } = parameter;
  if (list === "repeated" || (type === "mixed" && list === undefined && object === undefined)) {
    const texts = decoded(raws);
    if (texts === undefined) return MALFORMED;
    return list === undefined ? readMixed(texts, schema) : readList(texts, type, schema);
  }
  const [raw = "", second] = raws;
  if (second !== undefined) return TWICE;
  const delimited = list ?? (object && "comma");
  const texts = delimited === undefined ? decoded([raw]) : split(raw, delimited);
  if (texts === undefined) return MALFORMED;
  if (object !== undefined) return readObject(texts, object, schema);
  return list === undefined ? readText(texts[0] ?? "", type, schema) : readList(texts, type, schema);
}

/** An object whose members are in the query under names that `inside` finds. */
function readMembers(
  query: Sources["query"],
  schema: Schema | undefined,
  inside: (name: string) => string | undefined,
): unknown {
  const pairs: [string, string][] = [];
  for (const { name, raw } of query) {
    const key = inside(name);
    if (key === undefined) continue;
    const text = decodeText(raw);
    if (text === undefined) return MALFORMED;
    pairs.push([key, text]);
  }
  return pairs.length === 0 ? undefined : readFields(pairs, schema);
}

const BRACKETED = /^\[([^[\]]+)\]((?:\[[^[\]]*\])*)$/;

function readDeepObject(parameter: Parameter, query: readonly RawPair[], schema: Schema | undefined): unknown {
  const own = query.filter(({ name }) => name.startsWith(`${parameter.name}[`));
  const keyOf = (name: string): string | undefined => {
    const [, key, rest] = BRACKETED.exec(name.slice(parameter.name.length)) ?? [];
    return key === undefined ? undefined : `${key}${rest ?? ""}`;
  };
  if (own.some(({ name }) => keyOf(name) === undefined)) {
    return new Unreadable(`is written ${parameter.name}[key]=value`);
  }
  return readMembers(own, schema, keyOf);
}

/** Whether a name of the query is a member of an object that is spread over it. */
export function isMember(operation: ServerOperation, parameter: Parameter, name: string): boolean {
  if (parameter.object !== "members") return false;
  const schema = unwrapped(operation.schemas.query?.properties?.get(parameter.name));
  const known = schema?.properties;
  if (known?.has(name)) return true;
  const open = known === undefined || known.size === 0 || schema?.rest !== undefined;
  return open && !operation.parameters.some((other) => other.in === "query" && other.name === name);
}

/** The value of a query parameter; `undefined` when it isn't given. */
export function readQueryParameter(
  operation: ServerOperation,
  parameter: Parameter,
  query: Sources["query"],
  schema: Schema | undefined,
): unknown {
  if (parameter.deepObject) return readDeepObject(parameter, query, schema);
  if (parameter.object === "members") {
    return readMembers(query, schema, (name) => (isMember(operation, parameter, name) ? name : undefined));
  }
  const raws = query.filter(({ name }) => name === parameter.name).map(({ raw }) => raw);
  return raws.length === 0 ? undefined : readQueryValue(parameter, raws, schema);
}
