import { isObject, type Json, type JsonObject, stringOf } from "../../document/json.ts";

/** The parts of a file that have a name of their own: `$id`, `$anchor` and 3.2's `$self`. */
export interface SchemaIds {
  /** By `$anchor`, `$dynamicAnchor`, or an `$id` that is only a fragment. */
  readonly anchors: ReadonlyMap<string, NamedPart>;
  /** By `$id` or `$self`, without a trailing `#`. */
  readonly ids: ReadonlyMap<string, NamedPart>;
}

export interface NamedPart {
  readonly pointer: readonly string[];
  readonly value: JsonObject;
}

/** Goes through a whole file, so it is made only when a reference uses such a name. */
export function readSchemaIds(root: Json): SchemaIds {
  const anchors = new Map<string, NamedPart>();
  const ids = new Map<string, NamedPart>();
  const path: string[] = [];
  /** Parts may stand in several places by now, and in themselves. */
  const seen = new Set<object>();

  const note = (names: Map<string, NamedPart>, name: string | undefined, value: JsonObject): void => {
    if (name !== undefined && name !== "" && !names.has(name)) names.set(name, { pointer: [...path], value });
  };
  const read = (value: JsonObject): void => {
    note(anchors, stringOf(value.$anchor), value);
    note(anchors, stringOf(value.$dynamicAnchor), value);
    const id = stringOf(value.$id) ?? stringOf(value.$self);
    if (id?.startsWith("#")) note(anchors, id.slice(1), value);
    else note(ids, id?.replace(/#$/, ""), value);
  };
  const visit = (value: Json | undefined): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    if (isObject(value)) read(value);
    for (const [key, member] of Object.entries(value)) {
      path.push(key);
      visit(member);
      path.pop();
    }
  };

  visit(root);
  return { anchors, ids };
}
