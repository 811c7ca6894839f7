import { arrayOf, type JsonObject, objectOf, stringOf } from "../document/json.ts";
import type { Operation } from "./api-model.ts";
import type { Context } from "./context.ts";
import { type Name, NameScope, nameOf, sameNouns, shortened, wordsOf } from "./names.ts";
import type { SpokenId } from "./operation-ids.ts";
import type { PathPart } from "./path-parts.ts";
import type { RawOperation } from "./raw-operations.ts";
import { CLIENT_MEMBERS, RESOURCE_MEMBERS } from "./reserved-words.ts";
import { inStableOrder } from "./stable-order.ts";

interface Place {
  readonly parts: readonly PathPart[];
  readonly pathItem: JsonObject;
  readonly operation: JsonObject;
  readonly spokenId: SpokenId | undefined;
}

/**
 * The resource that an operation belongs to: as declared, else its first tag, else the group of its operationId
 * (`repos/get-content`), else the first fixed part of its path that isn't a version.
 */
export function resourceWords({ parts, pathItem, operation, spokenId }: Place): string[] {
  const declared =
    stringOf(objectOf(operation["x-hivegen"]).resource) ?? stringOf(objectOf(pathItem["x-hivegen"]).resource);
  const tag = stringOf(arrayOf(operation.tags)[0]);
  const segment = parts.find((part) => !part.isParameter) ?? parts[0];
  const candidates = [wordsOf(declared ?? ""), wordsOf(tag ?? ""), spokenId?.group ?? [], segment?.words ?? []];
  return shortened(candidates.find((words) => words.length > 0) ?? ["default"]);
}

/** Operations with the facts that they were made from. */
export interface ReadOperation {
  readonly raw: RawOperation;
  readonly operation: Operation;
}

/** Operations by resource, in the order of the document. Names don't depend on that order. */
export function groupOperations(
  context: Context,
  read: readonly ReadOperation[],
): { name: Name; operations: Operation[] }[] {
  const groups = new Map<string, ReadOperation[]>();
  for (const item of read) {
    const key = item.raw.resource.join("").toLowerCase();
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  const scope = new NameScope(CLIENT_MEMBERS);
  const names = new Map([...groups.keys()].sort().map((key) => [key, resourceName(groups.get(key) ?? [], scope)]));
  return [...groups].map(([key, group]) => {
    const name = names.get(key) ?? nameOf(key);
    return { name, operations: nameMethods(context, name, group) };
  });
}

/** Tags that differ in capitals and separators are one resource, called by the spelling that shows most words. */
function resourceName(group: readonly ReadOperation[], scope: NameScope): Name {
  const spellings = new Map(group.map(({ raw }) => [raw.resource.join(" "), raw.resource]));
  const sorted = [...spellings].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  let name = nameOf(sorted[0]?.[1] ?? []);
  while (scope.has(name.camel)) name = nameOf([...name.words, "api"]);
  scope.take(name.camel);
  return name;
}

function nameMethods(context: Context, resource: Name, group: readonly ReadOperation[]): Operation[] {
  const scope = new NameScope(RESOURCE_MEMBERS);
  const names = new Map<ReadOperation, Name>();
  const ranked = inStableOrder(group, ({ raw }) => raw).map((item) => ({ item, rank: rankOf(item, resource) }));
  for (const { item } of ranked.sort((a, b) => a.rank - b.rank))
    names.set(item, freeName(context, resource, item, scope));
  return group.map((item) => {
    const { operation } = item;
    const waiters = operation.waiters.map((waiter) => {
      const free = scope.take(waiter.name.camel);
      return free === waiter.name.camel ? waiter : { ...waiter, name: nameOf(free) };
    });
    return { ...operation, waiters, methodName: names.get(item) ?? operation.methodName };
  });
}

/** Who gets a name that several want: those to whom it was given by hand, then those whose path is the resource's own. */
function rankOf({ raw }: ReadOperation, resource: Name): number {
  if (stringOf(objectOf(raw.operation["x-hivegen"]).method) !== undefined) return 0;
  return raw.parts.some(({ words }) => sameNouns(words, resource.words)) ? 1 : 2;
}

/** The method's name; where another has it the operation's full name, and where that is taken too, one made of its route. */
function freeName(context: Context, resource: Name, { raw, operation }: ReadOperation, scope: NameScope): Name {
  const free =
    [operation.methodName, operation.name].find(({ camel }) => !scope.has(camel)) ??
    nameOf(shortened([raw.method.toLowerCase(), ...wordsOf(raw.path)]));
  const taken = scope.take(free.camel);
  const name = taken === free.camel ? free : nameOf(taken);
  if (name.camel !== operation.methodName.camel) {
    const message = `${resource.camel}.${operation.methodName.camel} is taken, so this is ${resource.camel}.${name.camel}. Set x-hivegen.method to choose.`;
    context.report("NAME_COLLISION", "warning", raw.pointer, message);
  }
  return name;
}
