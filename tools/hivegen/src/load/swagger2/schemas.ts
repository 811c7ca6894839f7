import { isObject, type Json, type JsonObject } from "../../document/json.ts";
import { shapes } from "../../document/shapes.ts";

/** Writes a schema and all schemas in it as OpenAPI 3 does, in place. */
export function convertSchema(schema: Json | undefined): void {
  if (!isObject(schema)) return;
  convertKeywords(schema);
  for (const [name, [form]] of Object.entries(shapes.Schema.members)) {
    const member = schema[name];
    if (form === "one") convertSchema(member);
    else if (typeof member === "object" && member !== null) {
      for (const item of Object.values(member)) convertSchema(item);
    }
  }
}

function convertKeywords(schema: JsonObject): void {
  if (typeof schema.$ref === "string") schema.$ref = schema.$ref.replace(/^#\/definitions\//, "#/components/schemas/");
  if (schema.type === "file") Object.assign(schema, { type: "string", format: "binary" });
  if (schema["x-nullable"] === true) schema.nullable = true;
  if (typeof schema.discriminator === "string") schema.discriminator = { propertyName: schema.discriminator };
  const { discriminator } = schema;
  if (isObject(discriminator) && isObject(discriminator.mapping)) {
    for (const [value, target] of Object.entries(discriminator.mapping)) {
      if (typeof target === "string") {
        discriminator.mapping[value] = target.replace(/^#\/definitions\//, "#/components/schemas/");
      }
    }
  }
  delete schema.collectionFormat;
}

/** What parameters and headers say about their value, beside their own members. */
const VALUE_KEYWORDS = [
  ["type", "format", "items", "default", "enum", "pattern", "uniqueItems", "multipleOf"],
  ["maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"],
  ["maxLength", "minLength", "maxItems", "minItems", "x-nullable"],
].flat();

/** The schema of a parameter or header, whose keywords stand beside its own members in Swagger. */
export function valueSchema(object: JsonObject): JsonObject {
  const schema: JsonObject = {};
  for (const keyword of VALUE_KEYWORDS) if (object[keyword] !== undefined) schema[keyword] = object[keyword];
  convertSchema(schema);
  return schema;
}
