import type { FastifyRequest } from "fastify";
import type { ServerOperation } from "../contract.ts";
import { readQuery } from "../request/sources.ts";
import { decodeText } from "../request/url-encoding.ts";
import { type PathTemplate, pathTemplate } from "./path-template.ts";

/** An operation that a route may be for. */
interface Candidate {
  readonly operation: ServerOperation;
  readonly template: PathTemplate;
}

/** The operation that a request is for, with the texts of its path's parameters. */
export interface Found {
  readonly operation: ServerOperation;
  readonly path: ReadonlyMap<string, string>;
}

/** All operations of one method that look the same to the router. */
export class Candidates {
  readonly route: string;
  readonly method: ServerOperation["method"];
  readonly #candidates: readonly Candidate[];

  constructor(route: string, method: ServerOperation["method"], candidates: readonly Candidate[]) {
    this.route = route;
    this.method = method;
    this.#candidates = [...candidates].sort(
      (a, b) => fixedCount(b) - fixedCount(a) || b.template.weight - a.template.weight,
    );
  }

  get operations(): readonly ServerOperation[] {
    return this.#candidates.map(({ operation }) => operation);
  }

  /** The first whose fixed values and path fit. */
  find(request: FastifyRequest): Found | undefined {
    const found = request.params as Readonly<Record<string, string>>;
    for (const { operation, template } of this.#candidates) {
      const path = template.match(found);
      if (path && hasFixed(operation, request)) return { operation, path };
    }
    return undefined;
  }
}

function fixedCount({ operation }: Candidate): number {
  return Object.keys(operation.fixed ?? {}).length;
}

/** Whether the query, or a header, has what the operation's path fixes: `/jobs?action=run`. */
function hasFixed({ fixed }: ServerOperation, request: FastifyRequest): boolean {
  if (fixed === undefined) return true;
  const { pairs } = readQuery(request.raw.url ?? "");
  return Object.entries(fixed).every(([name, value]) => {
    const header = request.headers[name.toLowerCase()];
    const texts = pairs.filter((pair) => pair.name === name).map(({ raw }) => decodeText(raw));
    return [header, ...texts].some((text) => text !== undefined && (value === null || text === value));
  });
}

function knownValues({ parameters }: ServerOperation): ReadonlyMap<string, readonly string[]> {
  return new Map(parameters.flatMap(({ name, values }) => (values ? [[name, values] as const] : [])));
}

/** Operations by method and by what the router sees of their path. */
export function candidatesOf(operations: readonly ServerOperation[]): Candidates[] {
  const groups = new Map<string, { route: string; method: ServerOperation["method"]; candidates: Candidate[] }>();
  for (const operation of operations) {
    const template = pathTemplate(operation.path, knownValues(operation));
    const key = `${operation.method} ${template.route}`;
    const group = groups.get(key) ?? { route: template.route, method: operation.method, candidates: [] };
    group.candidates.push({ operation, template });
    groups.set(key, group);
  }
  return [...groups.values()].map(({ route, method, candidates }) => new Candidates(route, method, candidates));
}
