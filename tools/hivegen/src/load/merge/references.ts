import { isObject, type Json, type JsonObject } from "../../document/json.ts";
import { shapes } from "../../document/shapes.ts";
import { visit } from "../../document/visit.ts";

/** Gives each reference of a document, and each schema that a discriminator names, another text where there is one. */
export function renameReferences(document: JsonObject, names: ReadonlyMap<string, string>): void {
  const rename = (object: JsonObject, key: string): void => {
    const renamed = names.get(String(object[key]));
    if (renamed !== undefined) object[key] = renamed;
  };
  visit(document, (object, kind) => {
    rename(object, "$ref");
    if (kind !== "Schema" || !isObject(object.discriminator)) return;
    const { mapping } = object.discriminator;
    if (isObject(mapping)) for (const name of Object.keys(mapping)) rename(mapping, name);
    rename(object.discriminator, "defaultMapping");
  });
}

/** All texts in a value that are references to components, discriminators included. */
export function referencesIn(value: Json | undefined): Set<string> {
  const found = new Set<string>();
  const pending: (Json | undefined)[] = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next === "string" && next.startsWith("#/components/")) found.add(next);
    else if (typeof next === "object" && next !== null) pending.push(...Object.values(next));
  }
  return found;
}

/** Sections of `components` whose members are referred to by `$ref`. */
export const SECTIONS = Object.keys(shapes.Components.members).filter((name) => name !== "securitySchemes");
