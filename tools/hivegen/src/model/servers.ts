import { arrayOf, isObject, type Json, objectOf, stringOf } from "../document/json.ts";
import type { Server, ServerVariable } from "./api-model.ts";
import type { Context } from "./context.ts";
import type { RawOperation } from "./raw-operations.ts";
import { nameServers, type UnnamedServer } from "./server-names.ts";

/** Servers of the document, a path or an operation. The first is the default. */
function readServers(context: Context, raw: Json | undefined, at: readonly string[]): Server[] {
  const read = arrayOf(raw).flatMap((server, index) => readServer(context, server, [...at, "servers", String(index)]));
  return nameServers(preferHttps(read), stringOf(objectOf(context.document.info).title) ?? "");
}

/** Servers of the API. Where the document names none, the one that most operations name. */
export function readApiServers(context: Context, raws: readonly RawOperation[]): Server[] {
  const servers = readServers(context, context.document.servers, []);
  if (servers.some(({ url }) => url !== "")) return servers;
  const counts = new Map<string, { raw: RawOperation; count: number }>();
  for (const raw of raws) {
    const key = JSON.stringify(raw.operation.servers ?? raw.pathItem.servers ?? null);
    const entry = counts.get(key) ?? { raw, count: 0 };
    entry.count += 1;
    counts.set(key, entry);
  }
  counts.delete("null");
  const [usual] = [...counts.values()].sort((a, b) => b.count - a.count);
  return usual ? declaredServers(context, usual.raw) : servers;
}

/** Servers of an operation or its path, unless they are the API's. */
export function operationServers(context: Context, raw: RawOperation, api: readonly Server[]): readonly Server[] {
  if (raw.operation.servers === undefined && raw.pathItem.servers === undefined) return [];
  const own = declaredServers(context, raw);
  const same = own.length === api.length && own.every(({ url }, index) => url === api[index]?.url);
  return same || own[0]?.url === "" ? [] : own;
}

function declaredServers(context: Context, { operation, pathItem, pointer }: RawOperation): Server[] {
  if (operation.servers !== undefined) return readServers(context, operation.servers, pointer);
  return readServers(context, pathItem.servers, pointer.slice(0, -1));
}

/** What paths are appended to unless a caller says otherwise; `/` where the document doesn't say. */
export function baseUrlOf([first]: readonly Server[]): string {
  return first && first.url !== "" ? filledUrl(first) : "/";
}

/** With its variables' defaults. What has none stays as it is, in braces. */
export function filledUrl({ url, variables }: Pick<Server, "url" | "variables">): string {
  return url.replace(
    /\{([^{}]+)\}/g,
    (braced, name: string) => variables.find((known) => known.name === name)?.default ?? braced,
  );
}

export function isAbsolute(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

function readServer(context: Context, raw: Json, at: readonly string[]): UnnamedServer[] {
  const server = objectOf(raw);
  const url = usableUrl(context, stringOf(server.url) ?? "", [...at, "url"]);
  if (url === undefined) return [];
  const description = stringOf(server.description)?.trim();
  return [
    {
      url,
      description,
      declaredName: stringOf(server.name) ?? stringOf(server["x-name"]),
      variables: readVariables(context, url, server.variables, at),
    },
  ];
}

/** What paths can be appended to: without query, fragment or a slash at its end; with a scheme where a host was meant. */
function usableUrl(context: Context, declared: string, at: readonly string[]): string | undefined {
  const trimmed = declared.trim();
  const [plain = ""] = trimmed.split(/[?#]/);
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(plain)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== "http" && scheme !== "https") {
    const message = `Clients speak HTTP, so the server ${trimmed} is left out. Give the address of an HTTP server.`;
    context.report("SERVER_UNUSABLE", "warning", at, message);
    return undefined;
  }
  const url = withScheme(plain);
  if (url !== trimmed && plain !== "" && (plain !== trimmed || !plain.startsWith("//"))) {
    context.report("SERVER_UNUSABLE", "warning", at, `The server address is read as ${url}. Write it like that.`);
  }
  return url.replace(/\/+$/, "");
}

/** `api.example.com/v1` would be a path by the letter of the specification, and is never meant as one. */
function withScheme(url: string): string {
  if (url.startsWith("//")) return `https:${url}`;
  return /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/|$)/.test(url) ? `https://${url}` : url;
}

function readVariables(context: Context, url: string, raw: Json | undefined, at: readonly string[]): ServerVariable[] {
  const declared = objectOf(raw);
  const used = [...new Set([...url.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name]) => name ?? []))];
  return used.map((name) => {
    const variable = declared[name];
    if (!isObject(variable)) {
      const message = `The server address has {${name}}, and \`variables\` doesn't say what that is, so callers must give it. Declare it with a default.`;
      context.report("SERVER_VARIABLE_UNDECLARED", "warning", at, message);
    }
    const { default: given, enum: values, description } = objectOf(variable);
    const allowed = arrayOf(values)
      .map(textOf)
      .filter((value) => value !== undefined);
    return {
      name,
      default: textOf(given) ?? allowed[0],
      values: allowed,
      description: stringOf(description)?.trim(),
    };
  });
}

/** Ports are written as numbers, too. */
function textOf(value: Json | undefined): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Credentials should not travel in the clear only because that address stands first. */
function preferHttps<T extends { readonly url: string }>(servers: readonly T[]): T[] {
  const [first, ...others] = servers;
  const twin = first && others.find(({ url }) => url === first.url.replace(/^http:/i, "https:"));
  return first && twin ? [twin, first, ...others.filter((server) => server !== twin)] : [...servers];
}
