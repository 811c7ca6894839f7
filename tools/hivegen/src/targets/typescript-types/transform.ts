import { type GlobalContext, transformSchema } from "openapi-typescript";
import ts from "typescript";
import type { JsonObject } from "../../document/json.ts";
import type { Slots } from "./slots.ts";

const info = { title: "", version: "" };

/** openapi-typescript's declarations for a document of slots, by name. */
export function declarationsOf(part: JsonObject, slots: Slots): ReadonlyMap<string, readonly ts.TypeElement[]> {
  const nodes = transformSchema({ openapi: "3.1.0", info, ...part }, contextOf(slots));
  return new Map(nodes.filter((node) => ts.isInterfaceDeclaration(node)).map((node) => [node.name.text, node.members]));
}

/**
 * What `openapiTS` would set up. Reading and linting the document is left out: hivegen has done that. Nothing that is
 * used here needs Redocly's configuration.
 */
function contextOf(slots: Slots): GlobalContext {
  const context: Omit<GlobalContext, "redoc"> = {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    defaultNonNullable: false,
    discriminators: { objects: {}, refsHandled: [] },
    emptyObjectsUnknown: false,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    immutable: false,
    injectFooter: [],
    makePathsEnum: false,
    pathParamsAsTypes: false,
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    resolve: <T>(reference: string) => slots.target(reference) as T | undefined,
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent: true,
    transform: undefined,
    transformProperty: undefined,
  };
  return context as GlobalContext;
}
