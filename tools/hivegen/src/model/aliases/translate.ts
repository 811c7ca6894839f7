import type { JsonObject } from "../../document/json.ts";
import type { Context } from "../context.ts";
import type { AliasPlace, Translate } from "./alias.ts";
import { vendors } from "./aliases.ts";

/** What the extensions of an object say, in `x-hivegen` keys. */
export interface TranslatedExtensions {
  readonly declared: JsonObject;
  /** Names of extensions that nothing was made of. */
  readonly unused: readonly string[];
}

/** At the root, an extension can also replace parts of the document. */
export function translateRoot(context: Context): TranslatedExtensions & { readonly document: JsonObject } {
  const replaced = vendors.map((vendor) => vendor.document?.(context.document) ?? {});
  return { ...translate(context.document, rootTables, context), document: Object.assign({}, ...replaced) };
}

export function translatePath(pathItem: JsonObject, context: Context): TranslatedExtensions {
  return translate(pathItem, pathTables, context);
}

export function translateOperation(place: AliasPlace): TranslatedExtensions {
  const derived = vendors.map((vendor) => vendor.derive?.(place) ?? {}).reverse();
  const { declared, unused } = translate(place.operation, operationTables, place);
  return { declared: Object.assign({}, ...derived, declared), unused };
}

type Table<P> = Readonly<Record<string, Translate<P>>>;

// The first vendor is believed, so it comes last.
const believed = [...vendors].reverse();
const rootTables: readonly Table<Context>[] = believed.map(({ root = {} }) => root);
const pathTables: readonly Table<Context>[] = believed.map(({ path = {} }) => path);
const operationTables: readonly Table<AliasPlace>[] = believed.map(({ operation = {} }) => operation);

function translate<P>(object: JsonObject, tables: readonly Table<P>[], place: P): TranslatedExtensions {
  const extensions = Object.keys(object).filter(isOfVendor);
  if (extensions.length === 0) return { declared: {}, unused: [] };
  const used = new Set<string>();
  const declared: JsonObject = {};
  for (const table of tables) {
    for (const [name, read] of Object.entries(table)) {
      const value = object[name];
      const said = value === undefined ? undefined : read(value, place);
      if (said === undefined) continue;
      used.add(name);
      Object.assign(declared, said);
    }
  }
  return { declared, unused: extensions.filter((name) => !used.has(name)) };
}

function isOfVendor(name: string): boolean {
  return name.startsWith("x-") && vendors.some(({ prefix }) => name.startsWith(prefix));
}
