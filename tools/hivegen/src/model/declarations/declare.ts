import { isObject, type JsonObject, objectOf, stringOf } from "../../document/json.ts";
import type { AliasPlace } from "../aliases/alias.ts";
import { type TranslatedExtensions, translateOperation, translatePath, translateRoot } from "../aliases/translate.ts";
import { type Context, resolve } from "../context.ts";
import type { Declarations } from "./declarations.ts";

/** The document with everything that is declared about it in `x-hivegen`, wherever it was said. */
export interface Declared {
  readonly document: JsonObject;
  /** Extensions of known vendors that nothing was made of, by name: how often each stands there. */
  readonly unusedExtensions: Readonly<Record<string, number>>;
}

/** Keys of a path item that hold operations. */
const METHODS = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]);

/**
 * Brings together what the document says in `x-hivegen`, what it says in extensions of other generators, and what the
 * configuration adds; in this order, later ones win. Operations to be ignored are left out. Only what changes is copied.
 */
export function declare(context: Context, declarations: Declarations): Declared {
  return new Declaring(context, declarations).run();
}

class Declaring {
  readonly #context: Context;
  readonly #declarations: Declarations;
  readonly #unused = new Map<string, number>();
  readonly #found = new Set<string>();

  constructor(context: Context, declarations: Declarations) {
    this.#context = context;
    this.#declarations = declarations;
  }

  run(): Declared {
    const { document } = this.#context;
    const root = translateRoot(this.#context);
    this.#count(root);
    const declared = withDeclared(document, root.declared, this.#declarations.root);
    const paths = isObject(document.paths) ? { paths: this.#paths(document.paths) } : {};
    const result = { ...declared, ...root.document, ...paths, ...this.#components() };
    this.#reportMissing();
    return { document: result, unusedExtensions: Object.fromEntries([...this.#unused].sort()) };
  }

  #paths(paths: JsonObject): JsonObject {
    return Object.fromEntries(
      Object.entries(paths).map(([path, item]) => [
        path,
        isObject(item) ? this.#pathItem(path, resolve(this.#context, item)) : item,
      ]),
    );
  }

  #pathItem(path: string, item: JsonObject): JsonObject {
    const translated = translatePath(item, this.#context);
    this.#count(translated);
    const result: JsonObject = withDeclared(item, translated.declared, {});
    const pathIgnored = extensionIn(result).ignore === true;
    for (const [method, operation] of Object.entries(item)) {
      if (!METHODS.has(method) || !isObject(operation)) continue;
      const declared = this.#operation(path, method, { context: this.#context, pathItem: item, operation });
      const ignored = extensionIn(declared).ignore ?? pathIgnored;
      if (ignored === true) delete result[method];
      else result[method] = declared;
    }
    return result;
  }

  #operation(path: string, method: string, place: AliasPlace): JsonObject {
    const translated = translateOperation(place);
    this.#count(translated);
    return withDeclared(place.operation, translated.declared, this.#configured(path, method, place.operation));
  }

  /** What the configuration says about an operation, under either of its names. */
  #configured(path: string, method: string, operation: JsonObject): JsonObject {
    const { operations } = this.#declarations;
    const names = [`${method.toUpperCase()} ${path}`, stringOf(operation.operationId)].filter(
      (name) => name !== undefined && Object.hasOwn(operations, name),
    );
    const said = names.map((name) => objectOf(operations[name ?? ""]));
    for (const name of names) if (name !== undefined) this.#found.add(name);
    return Object.assign({}, ...said);
  }

  #components(): JsonObject {
    const { schemas } = this.#declarations;
    const { components } = this.#context.document;
    const known = objectOf(objectOf(components).schemas);
    const changed = Object.entries(schemas).flatMap(([name, said]) => {
      const schema = known[name];
      if (!isObject(schema)) return [];
      this.#found.add(name);
      return [[name, withDeclared(schema, {}, objectOf(said))]];
    });
    if (changed.length === 0) return {};
    return { components: { ...objectOf(components), schemas: { ...known, ...Object.fromEntries(changed) } } };
  }

  #count({ unused }: TranslatedExtensions): void {
    for (const name of unused) this.#unused.set(name, (this.#unused.get(name) ?? 0) + 1);
  }

  #reportMissing(): void {
    const { source, operations, schemas } = this.#declarations;
    const missing = [
      ...Object.keys(operations).map((name) => [
        "operations",
        name,
        "an operationId, or a method and a path such as GET /pets",
      ]),
      ...Object.keys(schemas).map((name) => ["schemas", name, "a key of components.schemas"]),
    ];
    for (const [key, name = "", expected] of missing) {
      if (this.#found.has(name)) continue;
      const message = `${source} has ${key}[${JSON.stringify(name)}], which this document doesn't have. Name it by ${expected}.`;
      this.#context.report("CONFIG_UNMATCHED", "warning", [], message);
    }
  }
}

function extensionIn(object: JsonObject): JsonObject {
  return objectOf(object["x-hivegen"]);
}

/** An object with further declarations: aliases say less than its own, and the configuration more. */
function withDeclared(object: JsonObject, aliased: JsonObject, configured: JsonObject): JsonObject {
  const own = object["x-hivegen"];
  if (own !== undefined && !isObject(own)) return { ...object };
  const changed = Object.keys(aliased).length > 0 || Object.keys(configured).length > 0;
  return changed ? { ...object, "x-hivegen": { ...aliased, ...own, ...configured } } : { ...object };
}
