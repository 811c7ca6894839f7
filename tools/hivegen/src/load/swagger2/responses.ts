import { isObject, type JsonObject, objectOf, stringOf } from "../../document/json.ts";
import { type Conversion, extensionsOf, type Located, within } from "./conversion.ts";
import { arrayStyle } from "./parameters.ts";
import { convertSchema, valueSchema } from "./schemas.ts";

export function convertResponse(
  conversion: Conversion,
  response: Located<JsonObject>,
  produces: readonly string[],
): JsonObject {
  const { value, pointer } = response;
  const headers = convertHeaders(conversion, response);
  const content = convertContent(value, produces);
  const result: JsonObject = {
    description: stringOf(value.description) ?? "",
    ...(headers && { headers }),
    ...(content && { content }),
    ...extensionsOf(value),
  };
  return conversion.made(result, pointer);
}

/** A reference stays one, unless the operation answers in other media types than the shared response does. */
export function convertResponseOrReference(
  conversion: Conversion,
  response: Located<JsonObject>,
  produces: readonly string[],
  hasOwnTypes: boolean,
): JsonObject {
  const reference = stringOf(response.value.$ref);
  if (reference === undefined) return convertResponse(conversion, response, produces);
  const shared = conversion.resolve(response);
  if (hasOwnTypes && shared.value.schema !== undefined) return convertResponse(conversion, shared, produces);
  const result = { ...response.value, $ref: reference.replace(/^#\/responses\//, "#/components/responses/") };
  return conversion.made(result, response.pointer);
}

function convertContent(response: JsonObject, produces: readonly string[]): JsonObject | undefined {
  const examples = objectOf(response.examples);
  const { schema } = response;
  const isFile = isObject(schema) && schema.type === "file";
  convertSchema(schema);
  const usual = isFile ? ["application/octet-stream"] : ["application/json"];
  const declared = schema === undefined ? [] : produces.length > 0 ? produces : usual;
  const mediaTypes = new Set([...declared, ...Object.keys(examples).filter((name) => name.includes("/"))]);
  if (mediaTypes.size === 0) return undefined;
  const content = [...mediaTypes].map((mediaType) => {
    const example = examples[mediaType];
    return [mediaType, { ...(schema !== undefined && { schema }), ...(example !== undefined && { example }) }];
  });
  return Object.fromEntries(content);
}

function convertHeaders(conversion: Conversion, response: Located<JsonObject>): JsonObject | undefined {
  const headers = Object.entries(objectOf(response.value.headers)).filter(([name]) => name !== "__proto__");
  if (headers.length === 0) return undefined;
  const converted = headers.map(([name, header]) => {
    const pointer = within(response, "headers", name);
    const value = objectOf(header);
    const description = stringOf(value.description);
    const result: JsonObject = {
      ...(description !== undefined && { description }),
      ...arrayStyle(conversion, { value, pointer }),
      schema: valueSchema(value),
      ...extensionsOf(value),
    };
    return [name, conversion.made(result, pointer)];
  });
  return Object.fromEntries(converted);
}
