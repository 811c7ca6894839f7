import { isObject, type Json, textOf } from "../document/json.ts";

/** What a document says it is. */
export type Version =
  | { readonly format: "swagger" }
  | {
      readonly format: "openapi";
      readonly minor: number;
      /** What is odd about how it says so. */
      readonly oddity?: string;
    }
  /** Not something to generate from; the end of a sentence says why. */
  | { readonly format: "unknown"; readonly reason: string };

const LATEST_MINOR = 2;

/** Reads the version leniently: YAML makes a number of `3.1`, and `3` of `3.0`. */
export function versionOf(root: Json): Version {
  if (!isObject(root)) return { format: "unknown", reason: root === null ? "is empty" : "is not an object" };
  const { openapi, swagger } = root;
  if (openapi !== undefined && openapi !== null) return openapiVersion(openapi);
  if (swagger !== undefined) return /^2(\.0)*$/.test(textOf(swagger)) ? { format: "swagger" } : unknown(swagger);
  if (!isObject(root.paths) && !isObject(root.components)) {
    return { format: "unknown", reason: "has no `openapi` field" };
  }
  const oddity = "The document has no `openapi` field, and is read as OpenAPI 3.1. Add `openapi: 3.1.0`.";
  return { format: "openapi", minor: 1, oddity };
}

function openapiVersion(openapi: Json): Version {
  const text = textOf(openapi).trim();
  const [, minor] = /^3\.(\d+)/.exec(text === "3" ? "3.0" : text) ?? [];
  if (minor === undefined) return unknown(openapi);
  if (Number(minor) <= LATEST_MINOR) return { format: "openapi", minor: Number(minor) };
  const oddity = `OpenAPI ${textOf(openapi)} is newer than this version of hivegen, and is read as 3.${LATEST_MINOR}.`;
  return { format: "openapi", minor: LATEST_MINOR, oddity };
}

function unknown(version: Json): Version {
  const said = typeof version === "object" ? "something odd as its version" : `version ${version}`;
  return { format: "unknown", reason: `says ${said}` };
}
