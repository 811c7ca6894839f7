import { isObject, type Json, type JsonObject, stringOf, textOf } from "../../document/json.ts";
import { childOf, valueAt } from "../../document/pointer.ts";
import type { Origins } from "../origins.ts";
import type { SourceFile } from "../source-file.ts";
import type { Sources } from "../sources.ts";
import { Edits, Incompatible } from "./edits.ts";
import { nodesAt } from "./nodes.ts";

/** An OpenAPI Overlay (1.0 and 1.1) that is applied to the documents as they were written, before anything else. */
export class Overlay {
  readonly #file: SourceFile;
  readonly #sources: Sources;
  readonly #origins: Origins;
  readonly #edits: Edits;

  constructor(file: SourceFile, sources: Sources, origins: Origins) {
    this.#file = file;
    this.#sources = sources;
    this.#origins = origins;
    this.#edits = new Edits(origins);
  }

  /** Applies the actions one after the other, each to all documents. */
  apply(documents: readonly SourceFile[]): void {
    const { root } = this.#file;
    if (!isObject(root) || !Array.isArray(root.actions)) {
      this.#report("error", [], "This is no overlay: it has no list of `actions`.");
      return;
    }
    if (!/^1\.[01](\.|$)/.test(textOf(root.overlay))) {
      const version = root.overlay === undefined ? "no version" : `version ${JSON.stringify(root.overlay)}`;
      this.#report("warning", ["overlay"], `The overlay has ${version}, and is read as 1.1. Write: overlay: 1.1.0.`);
    }
    root.actions.forEach((action, index) => {
      this.#action(action, ["actions", String(index)], documents);
    });
  }

  #action(action: Json, pointer: readonly string[], documents: readonly SourceFile[]): void {
    const target = isObject(action) ? stringOf(action.target) : undefined;
    if (!isObject(action) || target === undefined) {
      this.#report("error", pointer, "An action is an object with a `target`, a JSONPath.");
      return;
    }
    const found = documents.map((document) => ({ document, nodes: this.#nodes(document, target, pointer) }));
    if (found.some(({ nodes }) => nodes === undefined)) return;
    if (found.every(({ nodes }) => nodes?.length === 0)) {
      const message = `${target} matches nothing, so this action changes nothing. Correct it or remove the action.`;
      this.#sources.report("OVERLAY_NO_MATCH", "warning", this.#place([...pointer, "target"]), message);
    }
    for (const { document, nodes = [] } of found) this.#change(document, nodes, action, pointer);
  }

  #nodes(document: SourceFile, path: string, pointer: readonly string[]): string[][] | undefined {
    try {
      return nodesAt(document.root, path);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#report("error", [...pointer, "target"], `${path} is no JSONPath of RFC 9535: ${reason}`);
      return undefined;
    }
  }

  #change(
    document: SourceFile,
    nodes: readonly (readonly string[])[],
    action: JsonObject,
    pointer: readonly string[],
  ): void {
    if (action.remove === true) {
      // From the end, so that items before keep their places.
      for (const node of [...nodes].reverse()) this.#remove(document, node, pointer);
      return;
    }
    const update = action.update ?? this.#copied(document, action, pointer);
    if (update === undefined) return;
    const from = [...pointer, action.update === undefined ? "copy" : "update"];
    for (const node of nodes) this.#update(document, node, update, from);
  }

  #copied(document: SourceFile, action: JsonObject, pointer: readonly string[]): Json | undefined {
    const path = stringOf(action.copy);
    const [source, ...others] = (path === undefined ? undefined : this.#nodes(document, path, pointer)) ?? [];
    if (source && others.length === 0) return structuredClone(valueAt(document.root, source));
    const message = "An action has `update`, `remove: true`, or `copy` with a JSONPath of a single place.";
    this.#report("warning", pointer, message);
    return undefined;
  }

  #remove(document: SourceFile, node: readonly string[], pointer: readonly string[]): void {
    const parentPointer = node.slice(0, -1);
    const parent = valueAt(document.root, parentPointer);
    const key = node.at(-1);
    if (typeof parent !== "object" || parent === null || key === undefined) {
      this.#report("warning", pointer, "The document itself can't be removed.");
      return;
    }
    this.#edits.remove(parent, key, (index) =>
      this.#origins.of(document.root, [...parentPointer, String(index)], document.path),
    );
  }

  #update(document: SourceFile, node: readonly string[], update: Json, from: readonly string[]): void {
    const parent = valueAt(document.root, node.slice(0, -1));
    const key = node.at(-1);
    const holder: Json[] | JsonObject =
      key === undefined ? { document: document.root } : isContainer(parent) ? parent : [];
    try {
      const value = this.#edits.merged(holder, key ?? "", valueAt(document.root, node), update, this.#place(from));
      if (key === undefined || childOf(holder, key) === value) return;
      if (Array.isArray(holder)) holder[Number(key)] = value;
      else holder[key] = value;
    } catch (error) {
      if (!(error instanceof Incompatible)) throw error;
      const message = `This doesn't fit what stands at ${error.message || "the target"}: objects merge with objects, lists with lists.`;
      this.#report("warning", from, message);
    }
  }

  #place(pointer: readonly string[]) {
    return { file: this.#file.path, pointer };
  }

  #report(severity: "error" | "warning", pointer: readonly string[], message: string): void {
    this.#sources.report("OVERLAY_INVALID", severity, this.#place(pointer), message);
  }
}

function isContainer(value: Json | undefined): value is Json[] | JsonObject {
  return typeof value === "object" && value !== null;
}
