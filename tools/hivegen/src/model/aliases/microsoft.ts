import { isObject, type Json, type JsonObject, objectOf, stringOf, textOf } from "../../document/json.ts";
import { formatPointer } from "../../document/pointer.ts";
import { resolve } from "../context.ts";
import { isJson } from "../media-types.ts";
import { findAt } from "../properties.ts";
import { type Aliases, type AliasPlace, objectsOf, understood } from "./alias.ts";

/** https://github.com/Azure/autorest/blob/main/docs/extensions/readme.md */
export const microsoft: Aliases = {
  prefix: "x-ms-",
  root: { "x-ms-parameterized-host": understood },
  operation: {
    "x-ms-pageable": pageable,
    // Waits are bound to the operation that reads the resource; see `derive`.
    "x-ms-long-running-operation": understood,
    "x-ms-long-running-operation-options": understood,
  },
  derive: provisioningWait,
  document(document) {
    const host = document["x-ms-parameterized-host"];
    const server = isObject(host) && Array.isArray(host.parameters) ? parameterizedServer(host) : undefined;
    return server && { servers: [server] };
  },
};

function pageable(value: Json): JsonObject | undefined {
  const { nextLinkName, itemName } = objectOf(value);
  const next = stringOf(nextLinkName);
  if (next === undefined || next === "") return undefined;
  const pointer = (name: string) => formatPointer(name.split("."));
  return { pagination: { style: "url", next: pointer(next), items: pointer(stringOf(itemName) ?? "value") } };
}

const STATE = ["properties", "provisioningState"];

/** The states in which a resource of Azure comes to rest. */
const FINAL = { success: ["Succeeded"], failure: ["Failed", "Canceled"] };

/** Where writing a resource goes on after the answer, reading it tells when it is over. */
function provisioningWait({ context, pathItem, operation }: AliasPlace): JsonObject | undefined {
  if (pathItem.get !== operation) return undefined;
  const long = ["put", "patch", "post"].some(
    (method) => objectOf(pathItem[method])["x-ms-long-running-operation"] === true,
  );
  if (!long) return undefined;
  const contents = Object.entries(objectOf(resolve(context, objectOf(operation.responses)["200"]).content));
  const [, media] = contents.find(([mediaType]) => isJson(mediaType)) ?? [];
  if (!findAt(context, objectOf(media).schema, STATE)) return undefined;
  const pointer = formatPointer(STATE);
  const wait = {
    description: "Waits until the resource is provisioned.",
    success: [{ pointer, in: FINAL.success }],
    failure: [{ pointer, in: FINAL.failure }],
  };
  return { waiters: { waitUntilProvisioned: wait } };
}

function parameterizedServer(host: JsonObject): JsonObject | undefined {
  const template = stringOf(host.hostTemplate);
  if (template === undefined) return undefined;
  const parameters = new Map(objectsOf(host.parameters).map((parameter) => [stringOf(parameter.name), parameter]));
  const variables = [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => {
    const { schema, default: preset, description } = parameters.get(name) ?? {};
    return [name, { default: textOf(objectOf(schema).default ?? preset ?? name), description }] as const;
  });
  const scheme = host.useSchemePrefix === false ? "" : "https://";
  return { url: `${scheme}${template}`, variables: Object.fromEntries(variables) };
}
