import type { ApiModel, Operation } from "../model/api-model.ts";
import type { Property, Schema } from "../model/schema.ts";
import type { NamedTypes } from "../model/schemas/named-schemas.ts";
import { propertiesOf } from "../server-contract/schema-places.ts";

/** What an operation does to a collection that keeps its objects; `plain` ones keep nothing. */
export type Role = "create" | "list" | "read" | "update" | "remove";

/** Objects under one path, each at its id below: `/books` and `/books/{book_id}`. */
export interface Collection {
  readonly path: string;
  /** Parameter of the item's path. */
  readonly parameter: string;
  /** Property of the objects that has the same value; found by its name. */
  readonly id: Property | undefined;
  /** What the item's path answers with. */
  readonly schema: Schema | undefined;
}

export interface Part {
  readonly collection: Collection;
  readonly role: Role;
}

const ITEM = /^(.+)\/\{([^{}/]+)\}$/;
const ON_ITEMS: Readonly<Record<string, Role>> = {
  GET: "read",
  PUT: "update",
  PATCH: "update",
  POST: "update",
  DELETE: "remove",
};
const ON_COLLECTIONS: Readonly<Record<string, Role>> = { GET: "list", POST: "create" };

/** The part that each operation has in a collection, by operation id. */
export function collectionParts(model: ApiModel, types: NamedTypes): ReadonlyMap<string, Part> {
  const operations = model.resources.flatMap((resource) => resource.operations);
  const collections = collectionsOf(operations, types);
  const parts = new Map<string, Part>();
  for (const operation of operations) {
    const item = ITEM.exec(operation.path);
    const ofItem = collections.get(item?.[1] ?? "");
    const collection = ofItem ?? collections.get(operation.path);
    const role = (ofItem ? ON_ITEMS : ON_COLLECTIONS)[operation.method];
    if (collection && role) parts.set(operation.id, { collection, role });
  }
  return parts;
}

function collectionsOf(operations: readonly Operation[], types: NamedTypes): Map<string, Collection> {
  const collections = new Map<string, Collection>();
  for (const operation of operations) {
    const [, path, parameter] = ITEM.exec(operation.path) ?? [];
    if (path === undefined || parameter === undefined) continue;
    const known = collections.get(path);
    if (known?.id) continue;
    const schema = operation.result.kind === "data" ? operation.result.schema : undefined;
    const id = schema && idOf(schema, parameter, types);
    if (!known || id) collections.set(path, { path, parameter, id, schema });
  }
  return collections;
}

/** The property that a path parameter stands for: `book_id` is `book_id` or `id`, `issueNumber` is `number`. */
function idOf(schema: Schema, parameter: string, types: NamedTypes): Property | undefined {
  const byName = new Map(
    [...propertiesOf(schema, types)].reverse().map((property) => [plain(property.name), property]),
  );
  const last = /([A-Z]?[a-z]+|[A-Z]+)[^A-Za-z]*$/.exec(parameter)?.[1] ?? "";
  for (const name of [parameter, last, "id", "uuid", "key", "name", "slug"]) {
    const property = byName.get(plain(name));
    if (property) return property;
  }
  return undefined;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
