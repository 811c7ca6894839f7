import { arrayOf, isObject, type Json, type JsonObject, stringOf } from "../../document/json.ts";
import { formatPointer } from "../../document/pointer.ts";
import type { Context } from "../context.ts";

/** What stands around an extension of another generator. */
export interface AliasPlace {
  readonly context: Context;
  readonly pathItem: JsonObject;
  readonly operation: JsonObject;
}

/** Says in `x-hivegen` keys what an extension says; `undefined` if it says nothing that could be used. */
export type Translate<P> = (value: Json, place: P) => JsonObject | undefined;

/** The extensions of one vendor that are understood, by the place where they stand. */
export interface Aliases {
  /** How its extensions begin; others of them are counted, for `hivegen inspect`. */
  readonly prefix: string;
  readonly root?: Readonly<Record<string, Translate<Context>>>;
  readonly path?: Readonly<Record<string, Translate<Context>>>;
  readonly operation?: Readonly<Record<string, Translate<AliasPlace>>>;
  /** What follows for an operation from extensions that stand elsewhere. */
  derive?(place: AliasPlace): JsonObject | undefined;
  /** Parts of the document that an extension replaces. */
  document?(document: JsonObject): JsonObject | undefined;
}

/** Extensions that say something to others, and nothing to us. */
export const understood = (): JsonObject => ({});

export const ignored: Translate<unknown> = (value) => (value === true ? { ignore: true } : undefined);

/** `resource` or `method` from a text, or from the words of a nested group. */
export function named(key: "resource" | "method"): Translate<unknown> {
  return (value) => {
    const words = typeof value === "string" ? [value] : arrayOf(value).filter((item) => typeof item === "string");
    const name = words.join(" ").trim();
    return name === "" ? undefined : { [key]: name };
  };
}

/** Members with a value; `undefined` where there is none at all. */
export function present(members: JsonObject): JsonObject | undefined {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** `$.data.items`, `$['data']` and `$response.data` as JSON pointers; paths that search or count have none. */
export function pointerOfPath(path: Json | undefined, root: string): string | undefined {
  const text = stringOf(path)?.trim();
  if (!text?.startsWith(root)) return undefined;
  const rest = text.slice(root.length);
  const segments = [...rest.matchAll(/\.([\w-]+)|\[\s*(?:'([^']*)'|"([^"]*)")\s*\]/g)];
  if (segments.map(([whole]) => whole).join("") !== rest) return undefined;
  return formatPointer(segments.map(([, plain, single, double]) => plain ?? single ?? double ?? ""));
}

/** Milliseconds as seconds. */
export function seconds(value: Json | undefined): number | undefined {
  return typeof value === "number" && value >= 0 ? value / 1000 : undefined;
}

export function objectsOf(value: Json | undefined): JsonObject[] {
  return arrayOf(value).filter(isObject);
}
