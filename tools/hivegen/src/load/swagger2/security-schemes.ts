import { type JsonObject, objectOf, stringOf } from "../../document/json.ts";
import { type Conversion, extensionsOf, type Located, pick, within } from "./conversion.ts";

const FLOWS = new Map([
  ["implicit", "implicit"],
  ["password", "password"],
  ["application", "clientCredentials"],
  ["accessCode", "authorizationCode"],
]);

export function convertSecurityScheme(conversion: Conversion, { value, pointer }: Located<JsonObject>): JsonObject {
  const common = { ...pick(value, ["description"]), ...extensionsOf(value) };
  if (value.type === "basic") return conversion.made({ type: "http", scheme: "basic", ...common }, pointer);
  if (value.type !== "oauth2") return conversion.made({ ...pick(value, ["type", "name", "in"]), ...common }, pointer);
  const flow = FLOWS.get(stringOf(value.flow) ?? "");
  if (flow === undefined) {
    conversion.unsupported(within({ pointer }, "flow"), "This isn't an OAuth 2 flow of Swagger 2.0. Correct it.");
    return conversion.made({ type: "oauth2", flows: {}, ...common }, pointer);
  }
  const details = { ...pick(value, ["authorizationUrl", "tokenUrl"]), scopes: objectOf(value.scopes) };
  return conversion.made({ type: "oauth2", flows: { [flow]: details }, ...common }, pointer);
}
