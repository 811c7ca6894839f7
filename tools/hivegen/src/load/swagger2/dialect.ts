import { extensibleMap, list, map, one, type Shape, shapes } from "../../document/shapes.ts";
import type { Dialect } from "../dialect.ts";

const operations = Object.fromEntries(
  ["get", "put", "post", "delete", "options", "head", "patch"].map((method) => [method, one("Operation")]),
);

const nothing: Shape = { members: {} };

/** Swagger 2.0, in the words of OpenAPI 3 where the two mean the same. */
export const swagger2: Dialect = {
  shapes: {
    Document: {
      members: {
        paths: extensibleMap("PathItem"),
        definitions: map("Schema"),
        parameters: map("Parameter"),
        responses: map("Response"),
        securityDefinitions: map("SecurityScheme"),
      },
    },
    PathItem: { members: { parameters: list("Parameter"), ...operations } },
    Operation: { members: { parameters: list("Parameter"), responses: extensibleMap("Response") } },
    Parameter: { members: { schema: one("Schema"), items: one("Schema") } },
    Response: { members: { schema: one("Schema"), headers: map("Header") } },
    Header: { members: { items: one("Schema") } },
    Schema: shapes.Schema,
    SecurityScheme: nothing,
    Components: nothing,
    RequestBody: nothing,
    MediaType: nothing,
    Encoding: nothing,
    Callback: nothing,
    Example: nothing,
    Link: nothing,
  },
  sections: new Map([
    ["Schema", ["definitions"]],
    ["Parameter", ["parameters"]],
    ["Response", ["responses"]],
    ["SecurityScheme", ["securityDefinitions"]],
  ]),
};
