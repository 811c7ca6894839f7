import { wordsOf } from "./names.ts";
import type { Route } from "./stable-order.ts";

/** What an `operationId` says, where it says more than method and path do. */
export interface SpokenId {
  readonly words: readonly string[];
  /** `pets` of `pets/list`, `PetsController_list` and `Pets_List`. */
  readonly group: readonly string[];
  /** The words after the group. */
  readonly name: readonly string[];
}

const GROUPED = [
  // NestJS and Spring: the class, then its method.
  /^(.+?)(?:Controller|Resource|Endpoint|Handler)[._/](.+)$/,
  // GitHub, Google, Slack.
  /^(.+)[/.:]([^/.:]+)$/,
  // Azure.
  /^([A-Z][A-Za-z0-9]*)_([A-Z][A-Za-z0-9]*)$/,
];

/** Numbers, hashes and UUIDs: made by a tool, for tools. */
const MEANINGLESS =
  /^(?:(?:operation|endpoint|route)?[-_]?\d+|(?=.*\d)[\da-f]{8,}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i;

/** @returns nothing where the id is missing, says nothing, or repeats method and path */
export function readOperationId(declared: string | undefined, route: Route): SpokenId | undefined {
  if (declared === undefined || MEANINGLESS.test(declared)) return undefined;
  const id = withoutRoute(declared, route);
  const [, group = "", name = id] = GROUPED.map((form) => form.exec(id)).find((match) => match !== null) ?? [];
  const words = [...wordsOf(group), ...wordsOf(name)];
  if (words.length === 0 || (group === "" && repeatsRoute(words, route))) return undefined;
  return { words, group: wordsOf(group), name: wordsOf(name) };
}

/** FastAPI appends path and method to the name of the function: `get_pet_pets__pet_id__get`. */
function withoutRoute(id: string, { method, path }: Route): string {
  const route = `${path.replace(/\W/g, "_")}_${method.toLowerCase()}`;
  return id.endsWith(route) && id.length > route.length ? id.slice(0, -route.length) : id;
}

function repeatsRoute(words: readonly string[], { method, path, parts }: Route): boolean {
  const verb = method.toLowerCase();
  const text = words.join("").toLowerCase();
  const numbered = parts.flatMap((part) => (part.isParameter ? ["id"] : part.words));
  const routes = [wordsOf(path), parts.flatMap((part) => part.words), numbered];
  return routes.some((route) => {
    const joined = route.join("").toLowerCase();
    return text === verb + joined || text === joined + verb;
  });
}
