import { arrayOf, type Json, type JsonObject, objectOf, stringOf } from "../document/json.ts";
import { parsePointer, valueAt } from "../document/pointer.ts";

/** Names of the query parameters of an operation, given as `GET /pets`. */
export function parameterNames(document: JsonObject, route: string): ReadonlySet<string> {
  const [method = "", path = ""] = route.split(" ");
  const pathItem = objectOf(objectOf(document.paths)[path]);
  const operation = objectOf(pathItem[method.toLowerCase()]);
  const parameters = [...arrayOf(pathItem.parameters), ...arrayOf(operation.parameters)];
  return new Set(parameters.flatMap((parameter) => stringOf(resolved(document, parameter).name) ?? []));
}

function resolved(document: JsonObject, parameter: Json): JsonObject {
  const reference = stringOf(objectOf(parameter).$ref);
  return objectOf(reference === undefined ? parameter : valueAt(document, parsePointer(reference)));
}
