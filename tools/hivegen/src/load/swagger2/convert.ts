import { isObject, type JsonObject, objectOf, textOf } from "../../document/json.ts";
import type { Origins } from "../origins.ts";
import type { Sources } from "../sources.ts";
import { Conversion, type Located } from "./conversion.ts";
import { convertPathItem } from "./operations.ts";
import { convertParameter } from "./parameters.ts";
import { convertResponse } from "./responses.ts";
import { convertSchema } from "./schemas.ts";
import { convertSecurityScheme } from "./security-schemes.ts";
import { serversOf } from "./servers.ts";

const OWN_MEMBERS = new Set(
  [
    ["swagger", "host", "basePath", "schemes", "consumes", "produces", "paths"],
    ["definitions", "parameters", "responses", "securityDefinitions"],
  ].flat(),
);

/** Makes an OpenAPI 3.0 document of a bundled Swagger 2.0 one. Its schemas are changed in place. */
export function convertSwagger(root: JsonObject, file: string, sources: Sources, origins: Origins): JsonObject {
  const conversion = new Conversion(root, file, sources, origins);
  const { produces } = root;
  for (const [path, item] of Object.entries(objectOf(root.paths))) {
    if (isObject(item) && !path.startsWith("x-"))
      convertPathItem(conversion, { value: item, pointer: ["paths", path] });
  }
  const components = {
    schemas: convertSchemas(conversion),
    parameters: section(conversion, "parameters", (parameter) =>
      ["body", "formData"].includes(textOf(conversion.resolve(parameter).value.in))
        ? undefined
        : convertParameter(conversion, parameter),
    ),
    responses: section(conversion, "responses", (response) =>
      convertResponse(conversion, conversion.resolve(response), Array.isArray(produces) ? produces.map(textOf) : []),
    ),
    securitySchemes: section(conversion, "securityDefinitions", (scheme) => convertSecurityScheme(conversion, scheme)),
  };
  const servers = serversOf(root);
  return {
    openapi: "3.0.3",
    ...Object.fromEntries(Object.entries(root).filter(([name]) => !OWN_MEMBERS.has(name))),
    ...(servers.length > 0 && { servers: conversion.made(servers, [root.host === undefined ? "basePath" : "host"]) }),
    paths: objectOf(root.paths),
    components: Object.fromEntries(Object.entries(components).filter(([, members]) => members !== undefined)),
  };
}

function convertSchemas(conversion: Conversion): JsonObject | undefined {
  const { definitions } = conversion.root;
  if (!isObject(definitions)) return undefined;
  for (const schema of Object.values(definitions)) convertSchema(schema);
  return conversion.made(definitions, ["definitions"]);
}

function section(
  conversion: Conversion,
  name: string,
  convert: (object: Located<JsonObject>) => JsonObject | undefined,
): JsonObject | undefined {
  const entries = Object.entries(objectOf(conversion.root[name])).flatMap(([key, value]) => {
    const converted = isObject(value) && convert({ value, pointer: [name, key] });
    return converted ? [[key, converted] as const] : [];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
