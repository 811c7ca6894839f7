import type { Parameter } from "../contract.ts";
import type { Schema } from "../schema/schema.ts";
import { readFields } from "./fields.ts";
import { plainText } from "./path-styles.ts";
import { readText, Unreadable, unwrapped } from "./text-values.ts";

/** The values of a list's texts, or the first thing that is wrong with one. */
export function readList(texts: readonly string[], type: Parameter["type"], schema: Schema | undefined): unknown {
  const item = unwrapped(schema)?.rest;
  const values = texts.map((text) => readText(text, type, item));
  return values.find((value) => value instanceof Unreadable) ?? values;
}

/** An object of `key=value` texts, or of keys and values in turn. */
export function readObject(texts: readonly string[], form: "members" | "pairs", schema: Schema | undefined): unknown {
  const pairs: (readonly [string, string])[] = [];
  if (form === "pairs") {
    for (let index = 0; index < texts.length; index += 2) pairs.push([texts[index] ?? "", texts[index + 1] ?? ""]);
    return readFields(pairs, schema);
  }
  for (const text of texts) {
    const equals = text.indexOf("=");
    if (equals < 0) return new Unreadable("is written key=value,key=value");
    pairs.push([text.slice(0, equals), text.slice(equals + 1)]);
  }
  return readFields(pairs, schema);
}

/** A path, header or cookie value: one text, in which lists are delimited. */
export function readSingle(parameter: Parameter, raw: string | undefined, schema: Schema | undefined): unknown {
  if (raw === undefined) return undefined;
  const text = plainText(parameter, raw);
  if (text instanceof Unreadable) return text;
  if (parameter.object === undefined && parameter.list === undefined) return readText(text, parameter.type, schema);
  const delimiter = { repeated: ",", comma: ",", space: " ", pipe: "|" }[parameter.list ?? "comma"];
  const texts = text === "" ? [] : text.split(delimiter).map((part) => part.trim());
  return parameter.object ? readObject(texts, parameter.object, schema) : readList(texts, parameter.type, schema);
}
