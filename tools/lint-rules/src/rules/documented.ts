import { isObject, type Place } from "../contract/place.ts";
import { parsePointer } from "../contract/pointer.ts";
import { nodeRule, type Report } from "../contract/rule.ts";
import { partsOf } from "../schema/parts.ts";

/** Everything a reader meets in the reference has a sentence of its own. */
export const documented = nodeRule({
  Operation: (operation, report) => {
    for (const field of ["summary", "description"])
      requireText(operation, field, `the operation ${nameOf(operation, "operationId")}`, report);
  },
  Parameter: (parameter, report) => {
    requireText(parameter, "description", `the parameter ${nameOf(parameter, "name")}`, report);
  },
  Tag: (tag, report) => {
    requireText(tag, "description", `the tag ${nameOf(tag, "name")}`, report);
  },
  Response: (response, report) => {
    // A response without the field is invalid OpenAPI: Redocly's `struct` says so.
    if (response.child("description").exists)
      requireText(response, "description", `the response ${keyOf(response)}`, report);
  },
  Schema: (schema, report) => {
    for (const [name, property] of schema.child("properties").fields()) {
      if (!isObject(property.node) || partsOf(property).some(isDescribed)) continue;
      report(property, `The property \`${name}\` has no description. Say what it means, its unit and its limits.`);
    }
  },
});

function nameOf(place: Place, field: string): string {
  return place.child(field).text ?? keyOf(place);
}

/** The key under which the place stands: a status, a method, a component's name. */
function keyOf(place: Place): string {
  return parsePointer(place.location.pointer).at(-1) ?? "";
}

function isDescribed(place: Place): boolean {
  return Boolean(place.child("description").text?.trim());
}

function requireText(place: Place, field: string, what: string, report: Report): void {
  const text = place.child(field);
  if (text.text?.trim()) return;
  report(text.exists ? text : place, `There is no ${field} of ${what}. Write one for a reader who is new to the API.`);
}
