import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { extension } from "../../contract/extension.ts";
import { Place } from "../../contract/place.ts";
import { type Report, reporter } from "../../contract/rule.ts";
import { PASCAL_CASE, SNAKE_CASE, SNAKE_VALUE } from "./cases.ts";

/** Schemas are in PascalCase, their properties and enum values in snake_case. */
export const schemas: Oas3Rule = () => {
  const exempt: string[] = [];
  const named = new Set<string>();
  return {
    Schema(node: unknown, context: UserContext) {
      const schema = new Place(node, context.location, context.resolve);
      const report = reporter(context);
      checkName(schema, named, report);
      const pointer = schema.location.absolutePointer;
      if (extension(schema, "naming").node === false) exempt.push(pointer);
      // Redocly comes to a schema before it comes to those inside it.
      if (exempt.some((outer) => pointer === outer || pointer.startsWith(`${outer}/`))) return;
      checkProperties(schema, report);
      checkValues(schema, report);
    },
  };
};

/** Keywords with a schema, at the top of a file that is a schema itself. */
const SUBSCHEMAS = new Set(["additionalProperties", "contains", "else", "if", "items", "not", "propertyNames", "then"]);

/** A schema has a name where it is a component, in `$defs`, or at the top of a file of schemas. */
function checkName(schema: Place, named: Set<string>, report: Report): void {
  const { pointer, absolutePointer } = schema.location;
  const name = /^#\/(?:components\/schemas\/|.*\/\$defs\/|\$defs\/)?([^/]+)$/.exec(pointer)?.[1];
  if (name === undefined || SUBSCHEMAS.has(name) || named.has(absolutePointer) || PASCAL_CASE.test(name)) return;
  named.add(absolutePointer);
  report(schema, `The schema \`${name}\` is not in PascalCase. Rename it.`);
}

function checkProperties(schema: Place, report: Report): void {
  for (const [name, property] of schema.child("properties").fields()) {
    if (SNAKE_CASE.test(name) || extension(property, "naming").node === false) continue;
    report(
      property,
      `The property \`${name}\` is not in snake_case. Rename it, or set \`x-hivegen.naming: false\` on the schema if another standard names it.`,
    );
  }
}

function checkValues(schema: Place, report: Report): void {
  for (const value of schema.child("enum").items()) {
    if (value.text === undefined || SNAKE_VALUE.test(value.text)) continue;
    report(
      value,
      `The enum value \`${value.text}\` is not in snake_case. Rename it, or set \`x-hivegen.naming: false\` on the schema if another standard names it.`,
    );
  }
}
