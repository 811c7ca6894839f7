import { isObject, type JsonObject, stringOf } from "../../document/json.ts";
import { type Conversion, extensionsOf, type Located, pick, within } from "./conversion.ts";
import { convertSchema, valueSchema } from "./schemas.ts";

/** A parameter that isn't part of a body. */
export function convertParameter(conversion: Conversion, parameter: Located<JsonObject>): JsonObject {
  const { value, pointer } = parameter;
  const reference = stringOf(value.$ref);
  if (reference !== undefined) {
    return conversion.made(
      { ...value, $ref: reference.replace(/^#\/parameters\//, "#/components/parameters/") },
      pointer,
    );
  }
  const schema = isObject(value.schema) ? value.schema : valueSchema(value);
  convertSchema(schema);
  const example = value["x-example"] ?? value.example;
  const result: JsonObject = {
    ...pick(value, ["name", "in", "description", "required", "deprecated", "allowEmptyValue"]),
    ...(value.in === "path" && { required: true }),
    ...arrayStyle(conversion, parameter),
    schema,
    ...(example !== undefined && { example }),
    ...extensionsOf(value),
  };
  return conversion.made(result, pointer);
}

/** How several values stand in one: `collectionFormat` is `style` and `explode` now. */
export function arrayStyle(conversion: Conversion, { value, pointer }: Located<JsonObject>): JsonObject {
  if (value.type !== "array") return {};
  const format = stringOf(value.collectionFormat) ?? "csv";
  const isForm = value.in === "query" || value.in === "formData";
  if (format === "csv") return isForm ? { style: "form", explode: false } : { style: "simple", explode: false };
  if (isForm && format === "multi") return { style: "form", explode: true };
  if (isForm && format === "ssv") return { style: "spaceDelimited", explode: false };
  if (isForm && format === "pipes") return { style: "pipeDelimited", explode: false };
  const message = `OpenAPI 3 has no collectionFormat "${format}" for this place, so the values are separated by commas.`;
  conversion.unsupported(within({ pointer }, "collectionFormat"), message);
  return isForm ? { style: "form", explode: false } : { style: "simple", explode: false };
}
