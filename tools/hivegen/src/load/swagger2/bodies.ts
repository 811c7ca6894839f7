import type { JsonObject } from "../../document/json.ts";
import { stringOf } from "../../document/json.ts";
import { type Conversion, extensionsOf, type Located, pick } from "./conversion.ts";
import { arrayStyle } from "./parameters.ts";
import { convertSchema, valueSchema } from "./schemas.ts";

const MULTIPART = "multipart/form-data";
const URL_ENCODED = "application/x-www-form-urlencoded";

/** The body of a request: what Swagger keeps among the parameters as `body` and `formData`. */
export function requestBody(
  conversion: Conversion,
  parameters: readonly Located<JsonObject>[],
  consumes: readonly string[],
): JsonObject | undefined {
  const [body, ...others] = parameters.filter(({ value }) => value.in === "body");
  const fields = parameters.filter(({ value }) => value.in === "formData");
  for (const { pointer } of body ? [...others, ...fields] : []) {
    conversion.unsupported(pointer, "A request has one body, so this is left out. Describe it in the body's schema.");
  }
  if (body) return plainBody(conversion, body, consumes);
  return fields.length > 0 ? form(conversion, fields, consumes) : undefined;
}

function plainBody(conversion: Conversion, body: Located<JsonObject>, consumes: readonly string[]): JsonObject {
  const { value, pointer } = body;
  convertSchema(value.schema);
  const example = value["x-example"];
  const media = { schema: value.schema ?? {}, ...(example !== undefined && { example }) };
  const mediaTypes = consumes.length > 0 ? consumes : ["application/json"];
  const result: JsonObject = {
    ...pick(value, ["description", "required"]),
    content: Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, { ...media }])),
    ...extensionsOf(value),
  };
  return conversion.made(result, pointer);
}

function form(conversion: Conversion, fields: readonly Located<JsonObject>[], consumes: readonly string[]): JsonObject {
  const properties: JsonObject = {};
  const encoding: JsonObject = {};
  const required: string[] = [];
  for (const field of fields) {
    const { value, pointer } = field;
    const name = stringOf(value.name);
    if (name === undefined || name === "__proto__") continue;
    properties[name] = conversion.made(
      { ...valueSchema(value), ...pick(value, ["description"]), ...extensionsOf(value) },
      pointer,
    );
    const style = arrayStyle(conversion, field);
    if (Object.keys(style).length > 0) encoding[name] = style;
    if (value.required === true) required.push(name);
  }
  const hasFile = fields.some(({ value }) => value.type === "file");
  const schema: JsonObject = { type: "object", properties, ...(required.length > 0 && { required }) };
  const [first] = fields;
  const pointer = first ? first.pointer.slice(0, -1) : [];
  conversion.made(schema, pointer);
  const content = formTypes(consumes, hasFile).map((mediaType) => [
    mediaType,
    { schema, ...(mediaType !== MULTIPART && Object.keys(encoding).length > 0 && { encoding }) },
  ]);
  const result: JsonObject = { ...(required.length > 0 && { required: true }), content: Object.fromEntries(content) };
  return conversion.made(result, pointer);
}

/** Only these two can carry fields, and only the first one files. */
function formTypes(consumes: readonly string[], hasFile: boolean): string[] {
  const allowed = hasFile ? [MULTIPART] : [MULTIPART, URL_ENCODED];
  const declared = consumes.filter((mediaType) => allowed.includes(mediaType));
  return declared.length > 0 ? declared : [hasFile ? MULTIPART : URL_ENCODED];
}
