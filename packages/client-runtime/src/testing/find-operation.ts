import type { MockContract, OperationContract } from "./contract.ts";

/** An operation, and the values of its path parameters as they stand in the path. */
export interface FoundOperation {
  readonly operation: OperationContract;
  readonly path: Readonly<Record<string, string>>;
}

interface Route {
  readonly operation: OperationContract;
  readonly expression: RegExp;
  readonly names: readonly string[];
  /** How much of the template is text: those that say more are tried first. */
  readonly weight: number;
}

const PARAMETER = /\{([^{}]+)\}/g;

/** Tells which operation a request is for. */
export class Routes {
  readonly #basePaths: readonly RegExp[];
  readonly #routes: readonly Route[];

  constructor({ operations }: MockContract, basePaths: readonly string[]) {
    this.#basePaths = basePaths.map((path) => new RegExp(`^${escaped(path).replaceAll("\\*", "[^/]*")}(?=/|$)`));
    this.#routes = operations.map(routeOf).sort((a, b) => b.weight - a.weight);
  }

  /** The path without what the server's address begins with; one for each address that it may be. */
  below(pathname: string): string[] {
    return this.#basePaths.filter((base) => base.test(pathname)).map((base) => pathname.replace(base, "") || "/");
  }

  find(method: string, url: URL, headers: Headers): FoundOperation | undefined {
    // A server of a test may have the API at its root.
    for (const pathname of [...this.below(url.pathname), url.pathname]) {
      for (const route of this.#routes) {
        if (route.operation.method !== method || !hasFixed(route.operation, url, headers)) continue;
        const match = route.expression.exec(pathname);
        if (match) return { operation: route.operation, path: valuesOf(route.names, match) };
      }
    }
    return undefined;
  }

  /** Methods that the path has. */
  methodsOf(url: URL): string[] {
    const paths = this.below(url.pathname);
    const matching = this.#routes.filter(({ expression }) => paths.some((path) => expression.test(path)));
    return [...new Set(matching.map(({ operation }) => operation.method))];
  }
}

function routeOf(operation: OperationContract): Route {
  const template = operation.path.split(/[?#]/, 1)[0] ?? "";
  const parts = template.split(PARAMETER);
  const source = parts.map((part, index) => (index % 2 === 0 ? escaped(part) : valueExpression(part))).join("");
  const names = parts.filter((_, index) => index % 2 === 1);
  return {
    operation,
    names,
    expression: new RegExp(`^${source}/?$`),
    weight: template.replaceAll(PARAMETER, "").length,
  };
}

/** `{path+}` takes slashes too. */
function valueExpression(name: string): string {
  return name.startsWith("+") || /[+*]$/.test(name) ? "(.+)" : "([^/]+?)";
}

function hasFixed({ fixed = {} }: OperationContract, { searchParams }: URL, headers: Headers): boolean {
  return Object.entries(fixed).every(([name, value]) => {
    const found = searchParams.get(name) ?? headers.get(name);
    return value === null ? found !== null : found === value;
  });
}

function valuesOf(names: readonly string[], match: RegExpExecArray): Record<string, string> {
  return Object.fromEntries(names.map((name, index) => [name, decoded(match[index + 1] ?? "")]));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
