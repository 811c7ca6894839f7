import { arrayOf, isObject, type JsonObject, objectOf, stringsOf } from "../../document/json.ts";
import { requestBody } from "./bodies.ts";
import { type Conversion, type Located, within } from "./conversion.ts";
import { swagger2 } from "./dialect.ts";
import { convertParameter } from "./parameters.ts";
import { convertResponseOrReference } from "./responses.ts";

const METHODS = Object.entries(swagger2.shapes.PathItem.members).flatMap(([name, [, kind]]) =>
  kind === "Operation" ? [name] : [],
);

/** Path items and their operations stay the objects that they are, with other members. */
export function convertPathItem(conversion: Conversion, { value, pointer }: Located<JsonObject>): void {
  const shared = parametersOf({ value, pointer });
  for (const method of METHODS) {
    const operation = value[method];
    if (isObject(operation))
      convertOperation(conversion, { value: operation, pointer: within({ pointer }, method) }, shared);
  }
  replaceParameters(conversion, value, shared);
}

function convertOperation(
  conversion: Conversion,
  { value, pointer }: Located<JsonObject>,
  shared: readonly Located<JsonObject>[],
): void {
  const own = parametersOf({ value, pointer });
  const body = requestBody(conversion, bodyParts(conversion, shared, own), conversion.mediaTypes(value, "consumes"));
  const produces = conversion.mediaTypes(value, "produces");
  const responses = Object.entries(objectOf(value.responses)).map(([status, response]) => {
    if (!isObject(response) || status.startsWith("x-")) return [status, response];
    const located = { value: response, pointer: within({ pointer }, "responses", status) };
    return [status, convertResponseOrReference(conversion, located, produces, hasOwnTypes(conversion, produces))];
  });
  replaceParameters(conversion, value, own);
  value.responses = Object.fromEntries(responses);
  if (body) value.requestBody = body;
  for (const name of ["consumes", "produces", "schemes"]) delete value[name];
}

function hasOwnTypes({ root }: Conversion, produces: readonly string[]): boolean {
  const shared = stringsOf(root.produces);
  return shared.length !== produces.length || shared.some((mediaType, index) => mediaType !== produces[index]);
}

function parametersOf({ value, pointer }: Located<JsonObject>): Located<JsonObject>[] {
  return arrayOf(value.parameters).flatMap((parameter, index) =>
    isObject(parameter) ? [{ value: parameter, pointer: within({ pointer }, "parameters", String(index)) }] : [],
  );
}

/** Parameters that make up the body. Those of the operation replace those of its path: all of them, if it has a body. */
function bodyParts(
  conversion: Conversion,
  shared: readonly Located<JsonObject>[],
  own: readonly Located<JsonObject>[],
): Located<JsonObject>[] {
  const mine = own.map((parameter) => conversion.resolve(parameter)).filter(isBodyPart);
  const theirs = shared.map((parameter) => conversion.resolve(parameter)).filter(isBodyPart);
  if (mine.some(({ value }) => value.in === "body")) return mine;
  return [...theirs.filter(({ value }) => !mine.some((other) => other.value.name === value.name)), ...mine];
}

function isBodyPart({ value }: Located<JsonObject>): boolean {
  return value.in === "body" || value.in === "formData";
}

function replaceParameters(
  conversion: Conversion,
  owner: JsonObject,
  parameters: readonly Located<JsonObject>[],
): void {
  const kept = parameters.filter((parameter) => !isBodyPart(conversion.resolve(parameter)));
  const converted = kept.map((parameter) => convertParameter(conversion, parameter));
  if (converted.length > 0) owner.parameters = converted;
  else delete owner.parameters;
}
