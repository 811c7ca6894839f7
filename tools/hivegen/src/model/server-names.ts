import type { Server } from "./api-model.ts";
import { NameScope, nameOf, wordsOf } from "./names.ts";

/** What a server may be before it has a name. */
export type UnnamedServer = Omit<Server, "name"> & { readonly declaredName: string | undefined };

/** Words that all servers could have in their descriptions. */
const FILLERS = new Set([
  "a",
  "an",
  "the",
  "api",
  "server",
  "servers",
  "environment",
  "url",
  "base",
  "endpoint",
  "our",
  "main",
]);
const SCHEMES = new Set(["http", "https"]);
const LONGEST = 3;

/**
 * Names that callers choose servers by, in kebab case: as declared (`name` of OpenAPI 3.2, `x-name`), else the
 * description without the API's title where that is at most three words ("Acme production server" is `production`), else the words of its address
 * that not all servers have, else `default`.
 */
export function nameServers(servers: readonly UnnamedServer[], title: string): Server[] {
  const known = new Set([...FILLERS, ...wordsOf(title).map((word) => word.toLowerCase())]);
  const scope = new NameScope();
  const addresses = servers.map(({ url }) => wordsOf(url));
  const shared = new Set((addresses[0] ?? []).filter((word) => addresses.every((words) => words.includes(word))));
  return servers.map(({ declaredName, ...server }, index) => {
    const own = (addresses[index] ?? []).filter((word) => !shared.has(word));
    const scheme = own.filter((word) => SCHEMES.has(word));
    const place = own.filter((word) => !SCHEMES.has(word)).slice(0, LONGEST);
    const wanted = [
      wordsOf(declaredName ?? ""),
      shortDescription(server.description, known),
      place,
      scheme,
      ["default"],
    ];
    const name = nameOf(wanted.find(({ length }) => length > 0) ?? []).kebab;
    return { name: scope.take(name), ...server };
  });
}

function shortDescription(description: string | undefined, known: ReadonlySet<string>): string[] {
  const words = wordsOf(description ?? "").filter((word) => !known.has(word.toLowerCase()));
  return words.length <= LONGEST ? words : [];
}
