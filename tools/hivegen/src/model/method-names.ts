import type { Method } from "./api-model.ts";
import { isPlural, sameNouns, singular, withoutNoun } from "./names.ts";
import type { SpokenId } from "./operation-ids.ts";
import type { PathPart } from "./path-parts.ts";
import type { Route } from "./stable-order.ts";

/** What decides how an operation is called on its resource. */
export interface Naming extends Route {
  readonly spoken: SpokenId | undefined;
  readonly resource: readonly string[];
  /** It answers with a list; `undefined`: with something that has a list, or nobody says. */
  readonly lists: boolean | undefined;
  /** The path has a PATCH too, so that PUT replaces. */
  readonly hasPatch: boolean;
}

const FETCHING = new Set(["get", "fetch", "find", "retrieve", "read", "query"]);

/** The words of a method: what the operationId says besides the resource, else what method and path say. */
export function methodWords(naming: Naming): string[] {
  const { spoken, resource } = naming;
  if (!spoken) return wordsOfRoute(naming);
  const ofResource = spoken.group.length > 0 && sameNouns(spoken.group.slice(-resource.length), resource);
  const words = withoutNoun(ofResource ? spoken.name : spoken.words, resource);
  return fetchesAll(naming, spoken.words, words) ? ["list"] : words;
}

/** `getPets` of `GET /pets` is `list`, so that `getPet` can be `get`. */
function fetchesAll({ method, parts, lists }: Naming, spoken: readonly string[], words: readonly string[]): boolean {
  const [verb = ""] = words;
  if (method !== "GET" || words.length > 1 || !FETCHING.has(verb.toLowerCase()) || endsWithParameter(parts))
    return false;
  return lists ?? isPlural(spoken.at(-1) ?? "");
}

/** `GET /pets` is `list`, `GET /pets/{id}` is `get`, `POST /pets/{id}/toys` is `create toy`, all of `pets`. */
function wordsOfRoute(naming: Naming): string[] {
  const { parts } = naming;
  const own = parts.findIndex((part) => !part.isParameter && sameNouns(part.words, naming.resource));
  const below = parts.slice(own + 1).filter((part) => !part.isParameter);
  const nouns = below.flatMap((part) => part.words);
  const onItem = endsWithParameter(parts);
  const named = parts.findLast((part) => !part.isParameter);
  const onCollection = !onItem && isPlural(named?.words.at(-1) ?? "");
  if (nouns.length > 0 && !onItem && !onCollection && isAction(naming.method, nouns)) return nouns;
  const verb = verbOf(naming, onItem, onCollection);
  if (nouns.length === 0) return verb;
  const one = onItem || verb[0] === "create";
  return [...verb.slice(0, 1), ...(one ? [...nouns.slice(0, -1), singular(nouns.at(-1) ?? "")] : nouns)];
}

function verbOf({ method, lists, hasPatch }: Naming, onItem: boolean, onCollection: boolean): string[] {
  const all = onCollection ? ["all"] : [];
  switch (method) {
    case "GET":
      return [!onItem && (lists ?? onCollection) ? "list" : "get"];
    case "POST":
      return ["create"];
    case "PUT":
      return [hasPatch ? "replace" : "update", ...all];
    case "PATCH":
      return ["update", ...all];
    case "DELETE":
      return ["delete", ...all];
    default:
      return [method.toLowerCase()];
  }
}

/** `POST /scans/{id}/cancel` cancels. */
function isAction(method: Method, [verb = ""]: readonly string[]): boolean {
  return method === "POST" || /^(?:search|export|download|preview)$/i.test(verb);
}

function endsWithParameter(parts: readonly PathPart[]): boolean {
  return parts.at(-1)?.isParameter ?? false;
}
