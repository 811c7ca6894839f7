import type { ApiModel, Operation } from "../../model/api-model.ts";

/** An operation with the name by which SDKs call it. */
export interface Called {
  readonly operation: Operation;
  /** `scans.list` */
  readonly name: string;
}

export interface Matches {
  readonly pairs: readonly { readonly old: Called; readonly new: Called }[];
  readonly removed: readonly Called[];
  readonly added: readonly Called[];
}

/** Operations are the same if method and path are, whatever its parameters are called; else if their ids are. */
export function matchOperations(before: ApiModel, after: ApiModel): Matches {
  const rest = new Set(operationsOf(after));
  const byRoute = new Map([...rest].map((called) => [routeOf(called.operation), called]));
  const byId = new Map([...rest].map((called) => [called.operation.id, called]));
  const pairs: { old: Called; new: Called }[] = [];
  const unmatched: Called[] = [];
  for (const old of operationsOf(before)) {
    const same = byRoute.get(routeOf(old.operation));
    if (same && rest.delete(same)) pairs.push({ old, new: same });
    else unmatched.push(old);
  }
  const removed: Called[] = [];
  for (const old of unmatched) {
    const moved = byId.get(old.operation.id);
    if (moved && rest.delete(moved)) pairs.push({ old, new: moved });
    else removed.push(old);
  }
  return { pairs, removed, added: [...rest] };
}

function operationsOf({ resources }: ApiModel): Called[] {
  return resources.flatMap(({ name, operations }) =>
    operations.map((operation) => ({ operation, name: `${name.camel}.${operation.methodName.camel}` })),
  );
}

function routeOf({ method, path }: Operation): string {
  return `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`;
}
