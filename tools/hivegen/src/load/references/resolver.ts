import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isObject, type JsonObject, stringOf } from "../../document/json.ts";
import { childOf, decodePercent, parsePointer } from "../../document/pointer.ts";
import { STANDARD_INPUT } from "../patterns.ts";
import type { SourceFile } from "../source-file.ts";
import type { Sources } from "../sources.ts";
import { readSchemaIds, type SchemaIds } from "./schema-ids.ts";
import type { DeadEnd, Target } from "./target.ts";

/** References that lead to references, further than anybody means. */
const MAX_HOPS = 50;

/** Finds what references lead to, across files, offline. */
export class Resolver {
  readonly #sources: Sources;
  readonly #ids = new Map<SourceFile, SchemaIds>();
  /** By file and text of the reference: large documents repeat few references many times. */
  readonly #known = new Map<SourceFile, Map<string, Target | DeadEnd>>();
  readonly #followed = new Map<JsonObject, Target>();
  /** References being followed: what leads back to itself leads nowhere. */
  readonly #open = new Set<JsonObject>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  resolve(reference: string, from: SourceFile): Target | DeadEnd {
    const known = this.#known.get(from) ?? new Map<string, Target | DeadEnd>();
    this.#known.set(from, known);
    const found = known.get(reference) ?? this.#resolve(reference, from);
    known.set(reference, found);
    return found;
  }

  /** What an object with a `$ref` leads to, even after its text was changed. */
  follow(object: JsonObject, reference: string, from: SourceFile): Target | DeadEnd {
    return this.#followed.get(object) ?? this.resolve(reference, from);
  }

  /** The text of a reference is about to be changed into one of the bundled document. */
  remember(object: JsonObject, target: Target): void {
    this.#followed.set(object, target);
  }

  /** Follows a pointer from a value, through references where they stand in the way. */
  walk(start: Target, segments: readonly string[]): Target | undefined {
    let at: Target | undefined = start;
    for (const segment of segments) {
      at = this.#step(at, segment);
      if (!at) return undefined;
    }
    return at;
  }

  #step(from: Target, segment: string): Target | undefined {
    let at: Target | undefined = from;
    for (let hops = 0; at && hops < MAX_HOPS; hops++) {
      const value = childOf(at.value, segment);
      if (value !== undefined) return { file: at.file, pointer: [...at.pointer, segment], value };
      at = this.#behindReference(at);
    }
    return undefined;
  }

  #behindReference({ file, value }: Target): Target | undefined {
    const reference = isObject(value) ? stringOf(value.$ref) : undefined;
    if (!isObject(value) || reference === undefined || this.#open.has(value)) return undefined;
    this.#open.add(value);
    const target = this.follow(value, reference, file);
    this.#open.delete(value);
    return "code" in target ? undefined : target;
  }

  #resolve(reference: string, from: SourceFile): Target | DeadEnd {
    const hash = reference.indexOf("#");
    const address = hash === -1 ? reference : reference.slice(0, hash);
    const fragment = hash === -1 ? "" : reference.slice(hash + 1);
    const resource = this.#resource(address, from);
    if ("code" in resource) return resource;
    const found = this.#fragment(resource, fragment);
    if (!found) return { code: "REF_UNRESOLVED", reason: "leads nowhere" };
    return isDescription(found) ? { code: "REF_UNRESOLVED", reason: "leads to the whole API description" } : found;
  }

  /** The file, or the part of one with an identifier of its own, that a reference names before its `#`. */
  #resource(address: string, from: SourceFile): Target | DeadEnd {
    if (address === "") return { file: from, pointer: [], value: from.root };
    const identified = this.#identified(address);
    if (identified) return identified;
    if (/^[a-z][a-z0-9+.-]+:/i.test(address) && !address.startsWith("file:")) {
      return { code: "REF_REMOTE", reason: "is not on this machine" };
    }
    const path = pathOf(address, from.path);
    const file = this.#sources.open(path);
    if (file) return { file, pointer: [], value: file.root };
    return {
      code: "REF_UNRESOLVED",
      reason: `leads to ${this.#sources.display(path)}, which ${this.#sources.failure(path) ?? "has errors of its own"}`,
    };
  }

  #fragment(resource: Target, fragment: string): Target | undefined {
    if (fragment === "" || fragment.startsWith("/")) {
      return this.walk(resource, parsePointer(`#${fragment}`)) ?? this.walk(resource, parsePointer(fragment));
    }
    const part = this.#idsOf(resource.file).anchors.get(decodePercent(fragment));
    return part && { file: resource.file, ...part };
  }

  #identified(address: string): Target | undefined {
    for (const file of this.#sources.opened) {
      const part = this.#idsOf(file).ids.get(address);
      if (part) return { file, ...part };
    }
    return undefined;
  }

  #idsOf(file: SourceFile): SchemaIds {
    const ids = this.#ids.get(file) ?? readSchemaIds(file.root);
    this.#ids.set(file, ids);
    return ids;
  }
}

function pathOf(address: string, from: string): string {
  const folder = from === STANDARD_INPUT ? process.cwd() : dirname(from);
  try {
    return address.startsWith("file:") ? fileURLToPath(address) : resolve(folder, decodePercent(address));
  } catch {
    return resolve(folder, address);
  }
}

/** No part of a description can be all of it, though `$recursiveRef: "#"` in a schema asks for that. */
function isDescription({ value, pointer }: Target): boolean {
  return pointer.length === 0 && isObject(value) && (value.openapi !== undefined || value.swagger !== undefined);
}
