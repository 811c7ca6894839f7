import { arrayOf, isObject, type Json, stringOf } from "../../../document/json.ts";
import { type Context, resolve } from "../../context.ts";
import { itemsOf, membersOf, propertyNames } from "../../properties.ts";
import { isDataName, plainName } from "../member-names.ts";

/** A value in a response that may tell about its page. */
export interface Signal {
  readonly pointer: readonly string[];
  /** In `plainName` form. */
  readonly name: string;
  /** Of the object that it stands in; empty at the top. */
  readonly holder: string;
  readonly types: ReadonlySet<string>;
  readonly schema: Json;
}

/** Objects that hold what a response tells about its page. */
const HOLDERS =
  /^(?:meta|metadata|links|paging|pagination|paginginfo|page|pages|pageinfo|pagingmetadata|pagingdata|responsemetadata|resultinfo|cursor|cursors|next|response|data|result|results)$/;

const MAX_DEPTH = 3;

/** The values of a body that tell about its page, at the top and in objects made for that. */
export function signalsOf(context: Context, body: Json | undefined): Signal[] {
  const found: Signal[] = [];
  if (body !== undefined) collect(context, body, [], "", found);
  return found;
}

function collect(context: Context, schema: Json, base: readonly string[], holder: string, found: Signal[]): void {
  for (const [name, value] of membersOf(context, schema)) {
    const pointer = [...base, name];
    const types = typesOf(context, value);
    if (propertyNames(context, value).size > 0) {
      if (HOLDERS.test(plainName(name)) && pointer.length < MAX_DEPTH) {
        collect(context, value, pointer, plainName(name), found);
      }
    } else if (!types.has("array")) {
      found.push({ pointer, name: plainName(name), holder, types, schema: value });
    }
  }
}

/** Types that a value can have; none are known where the schema doesn't say. */
export function typesOf(context: Context, schema: Json | undefined): ReadonlySet<string> {
  const object = resolve(context, schema);
  const own = [stringOf(object.type), ...arrayOf(object.type).map(stringOf)].filter((type) => type !== undefined);
  const parts = [...arrayOf(object.allOf), ...arrayOf(object.oneOf), ...arrayOf(object.anyOf)];
  const types = new Set(own);
  for (const part of parts) {
    const { type } = resolve(context, part);
    for (const one of [type, ...arrayOf(type)]) if (typeof one === "string") types.add(one);
  }
  types.delete("null");
  return types;
}

export function canBe(types: ReadonlySet<string>, ...wanted: readonly string[]): boolean {
  return types.size === 0 || wanted.some((type) => types.has(type));
}

/** Whether a text is an address, as its schema shows: by its format, an example, or its description. */
export function isAddress(context: Context, schema: Json): boolean {
  const object = resolve(context, schema);
  if (/^(?:uri|url|iri)/.test(stringOf(object.format) ?? "")) return true;
  const examples = [object.example, ...arrayOf(object.examples)].map((value) => stringOf(value) ?? "");
  if (examples.some((text) => /^(?:https?:\/)?\//.test(text))) return true;
  return /\b(?:url|uri|link|href|hyperlink)\b/i.test(stringOf(object.description) ?? "");
}

/** Names of lists that are the items where a response has several lists. */
const ITEM_NAMES: readonly string[] = [
  "items",
  "data",
  "results",
  "result",
  "entries",
  "records",
  "values",
  "value",
  "list",
  "objects",
  "content",
  "rows",
  "nodes",
  "elements",
  "resources",
];

/** Lists that come with the items. */
const OTHER_LISTS = /^(?:errors?|warnings?|messages?|links|included|facets|filters|columns|failures|unprocessed\w*)$/;

/** Where a body has its items, if it is clear which of its lists they are. */
export function itemsPlace(context: Context, body: Json, base: readonly string[] = []): readonly string[] | undefined {
  if (itemsOf(context, body) !== undefined) return base;
  const members = membersOf(context, body);
  const names = [...members.keys()];
  const lists = names.filter(
    (name) => !OTHER_LISTS.test(plainName(name)) && itemsOf(context, members.get(name)) !== undefined,
  );
  const [only] = lists;
  if (only !== undefined && lists.length === 1) return [...base, only];
  const known = ITEM_NAMES.map((plain) => lists.find((name) => plainName(name) === plain)).find((name) => name);
  if (known !== undefined) return [...base, known];
  const inner = names.find((name) => isDataName(name) && isObject(members.get(name)));
  if (lists.length > 0 || inner === undefined || base.length > 1) return undefined;
  return itemsPlace(context, members.get(inner) ?? {}, [...base, inner]);
}
