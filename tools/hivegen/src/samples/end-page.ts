import { changeAt } from "../document/change-at.ts";
import type { Json, JsonObject } from "../document/json.ts";
import { valueAt } from "../document/pointer.ts";
import type { Operation } from "../model/api-model.ts";
import type { Property } from "../model/schema.ts";
import type { NamedTypes } from "../model/schemas/named-schemas.ts";
import { jsonSchemaOf } from "../server-contract/body-data.ts";
import { propertyAt } from "../server-contract/schema-places.ts";

/** Makes a page the last one, so that whoever follows the pages comes to an end. */
export function endPage({ pagination, responses, result }: Operation, body: Json, types: NamedTypes): void {
  if (!pagination) return;
  const response = responses.find(({ status }) => status === String(result.status));
  const schema = response && jsonSchemaOf(response.contents);
  const end = (place: readonly string[] | undefined) => {
    if (!place) return;
    const property = schema && propertyAt(schema, place, types);
    changeAt(body, place, (holder, name) => endAt(holder, name, property));
  };
  const set = (place: readonly string[] | undefined, value: Json) => {
    if (place) changeAt(body, place, (holder, name) => Object.assign(holder, { [name]: value }));
  };
  const items = valueAt(body, pagination.items);
  if (pagination.style === "cursor") end(pagination.nextCursor);
  if (pagination.style === "url") end(pagination.nextUrl);
  if (pagination.style === "page") set(pagination.totalPages, 1);
  if (pagination.style === "page" || pagination.style === "offset") {
    set(pagination.total, Array.isArray(items) ? items.length : 0);
  }
  end(pagination.hasMore);
}

function endAt(holder: JsonObject, name: string, cursor: Property | undefined): void {
  if (typeof holder[name] === "boolean") holder[name] = false;
  else if (cursor?.schema.nullable) holder[name] = null;
  else if (cursor?.required) holder[name] = "";
  else delete holder[name];
}
