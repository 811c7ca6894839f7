import { isObject, type Json, type JsonObject, stringOf } from "../document/json.ts";
import { parsePointer, valueAt } from "../document/pointer.ts";
import { ONLY_RUN, type Run } from "../incremental/history.ts";
import type { LoadedDocument } from "../load/load.ts";
import type { Schema } from "./schema.ts";
import { Hierarchy } from "./schemas/hierarchy.ts";

/** What building the model needs everywhere: the bundled document, its references, and a place for findings. */
export interface Context {
  readonly document: JsonObject;
  readonly report: LoadedDocument["report"];
  /** Schemas read so far, by the object that they were read from: what is shared is read, and reported, once. */
  readonly schemas: Map<JsonObject, Schema>;
  readonly hierarchy: Hierarchy;
  /** What references lead to, as most are followed many times. */
  readonly targets: Map<string, Json | undefined>;
  /** Members of successful bodies by the schema's object; see `membersOf`. */
  readonly members: Map<JsonObject, ReadonlyMap<string, Json>>;
  /** What stayed as it was, where the document is read again and again. */
  readonly run: Run;
}

export function createContext(
  { document, report }: Pick<LoadedDocument, "document" | "report">,
  run: Run = ONLY_RUN,
): Context {
  return {
    document,
    report,
    schemas: new Map(),
    hierarchy: new Hierarchy(document),
    targets: new Map(),
    members: new Map(),
    run,
  };
}

/** A document, and what its references are already known to lead to. */
type References = Pick<Context, "document"> & Partial<Pick<Context, "targets">>;

/** The object itself, or what its `$ref` leads to. */
export function resolve(context: References, value: Json | undefined): JsonObject {
  let current = value;
  for (let steps = 0; steps < 50 && isObject(current); steps++) {
    const reference = stringOf(current.$ref);
    if (reference === undefined) return current;
    current = targetOf(context, reference);
  }
  return isObject(current) ? current : {};
}

function targetOf({ document, targets }: References, reference: string): Json | undefined {
  const known = targets?.get(reference);
  if (known !== undefined) return known;
  const target = valueAt(document, parsePointer(reference));
  targets?.set(reference, target);
  return target;
}

/** Where in the document a value is kept that stands at a place: elsewhere, if it is a `$ref`. */
export function placeOf(value: Json | undefined, at: readonly string[]): readonly string[] {
  const reference = isObject(value) ? stringOf(value.$ref) : undefined;
  return reference === undefined ? at : parsePointer(reference);
}
