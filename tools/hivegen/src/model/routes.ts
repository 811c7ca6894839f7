import type { Method, Route } from "./api-model.ts";
import type { Context } from "./context.ts";

const PARAMETER = /\{[^{}]*\}/g;

/** Where requests of an operation arrive: `/jobs?action=run` is `/jobs` with a value that the query must have. */
export function routeOf(path: string): Route {
  const [, plain = "", query = "", fragment = ""] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(path) ?? [];
  const fixed = Object.fromEntries([...pairsOf(query), ...pairsOf(fragment)]);
  return { path: plain.startsWith("/") ? plain : `/${plain}`, ...(Object.keys(fixed).length > 0 && { fixed }) };
}

/** `a=1&b={b}` has the value 1 for `a`, and any for `b`. What isn't a pair says nothing about requests. */
function pairsOf(text: string): [string, string | null][] {
  return text.split("&").flatMap((pair): [string, string | null][] => {
    const [, name, value = ""] = /^([^={}]+)=(.*)$/s.exec(pair) ?? [];
    return name === undefined ? [] : [[name, value.includes("{") ? null : decoded(value)]];
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/** Operations that no request reaches, because an earlier one has the same route; told in findings. */
export function unreachable(
  context: Context,
  operations: readonly {
    readonly id: string;
    readonly method: Method;
    readonly path: string;
    readonly pointer: readonly string[];
  }[],
): ReadonlySet<string> {
  const first = new Map<string, string>();
  const lost = new Set<string>();
  for (const { id, method, path, pointer } of operations) {
    const { path: plain, fixed } = routeOf(path);
    const shape = JSON.stringify([method, plain.replaceAll(PARAMETER, "{}"), Object.entries(fixed ?? {}).sort()]);
    const earlier = first.get(shape);
    if (earlier === undefined) first.set(shape, id);
    else {
      lost.add(id);
      const message = `Requests of ${id} can't be told from those of ${earlier}, so servers leave it out. Give it a path or a method of its own.`;
      context.report("ROUTE_DUPLICATE", "warning", pointer, message);
    }
  }
  return lost;
}
