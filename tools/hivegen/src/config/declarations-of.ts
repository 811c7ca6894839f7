import { type JsonObject, objectOf } from "../document/json.ts";
import { checkDeclarations, type Level, ROOT_KEYS } from "../model/declarations/check.ts";
import type { Declarations } from "../model/declarations/declarations.ts";
import { UsageError } from "../usage-error.ts";

/** What a configuration declares about the API; refuses what can't be used. @param source the file, as it is shown */
export function declarationsOf(config: unknown, source: string): Declarations {
  const said = objectOf(config);
  const root: JsonObject = {};
  for (const key of ROOT_KEYS) if (said[key] !== undefined) root[key] = said[key];
  refuse("root", root, source, "");
  const [operations, schemas] = [objectOf(said.operations), objectOf(said.schemas)];
  for (const [name, value] of Object.entries(operations)) refuse("operation", value, source, `operations["${name}"]`);
  for (const [name, value] of Object.entries(schemas)) refuse("schema", value, source, `schemas["${name}"]`);
  return { source, root, operations, schemas };
}

function refuse(level: Level, value: unknown, source: string, place: string): void {
  const [problem] = checkDeclarations(level, value);
  if (!problem) return;
  const name = [place, ...problem.path].filter((part) => part !== "").join(".");
  if (problem.kind === "unknown")
    throw new UsageError(`${source}: there is no key ${name}. Keys: ${problem.expected}.`);
  throw new UsageError(`${source}: ${name} must be ${problem.expected}.`);
}
