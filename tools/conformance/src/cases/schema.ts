import { readFileSync } from "node:fs";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import type { Case } from "./case.ts";

/** A case as a file has it, without defaults. */
export interface WrittenCase extends Partial<Omit<Case, "id" | "wire">> {
  readonly says: string;
  readonly wire?: readonly (Case["wire"][number] & { readonly times?: number })[];
}

export interface CaseFile {
  readonly about: string;
  readonly cases: Readonly<Record<string, WrittenCase>>;
}

/** What stands for a value of `each`. */
const PLACEHOLDER = /<<(\w+)>>/;

const SCHEMA = new URL("../../case.schema.json", import.meta.url);
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, verbose: true });
const validate = ajv.compile<CaseFile>(JSON.parse(readFileSync(SCHEMA, "utf8")));

/** Something that is wrong with a file, and where: names of members, from the outside in. */
export interface Finding {
  readonly path: readonly string[];
  readonly problem: string;
}

/** Whether a file is as the schema says, with the values of `each` filled in. */
export function isCaseFile(document: unknown): document is CaseFile {
  return validate(document);
}

/** What is wrong with a file. A value that `each` has yet to give can't be wrong. */
export function findingsIn(document: unknown): Finding[] {
  if (validate(document)) return [];
  return (
    (validate.errors ?? [])
      // The branches of an alternative say nothing that the alternative itself doesn't say better.
      .filter((error) => !/\/anyOf\/\d+\//.test(error.schemaPath) && !isAboutPropertyName(error))
      .filter(({ data }) => typeof data !== "string" || !PLACEHOLDER.test(data))
      .map((error) => ({ path: pathOf(error), problem: problemOf(error) }))
  );
}

function isAboutPropertyName({ propertyName, keyword }: ErrorObject): boolean {
  return propertyName !== undefined && keyword !== "propertyNames";
}

function pathOf({ instancePath, keyword, params }: ErrorObject): string[] {
  const path = instancePath
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (keyword === "additionalProperties") path.push(String(params.additionalProperty));
  if (keyword === "propertyNames") path.push(String(params.propertyName));
  return path;
}

function problemOf({ keyword, params, parentSchema, message, data }: ErrorObject): string {
  switch (keyword) {
    case "additionalProperties":
      return `is not a known member. Known here: ${Object.keys(parentSchema?.properties ?? {}).join(", ")}.`;
    case "propertyNames":
      return `is no name that can stand here: it must match ${parentSchema?.propertyNames?.pattern}.`;
    case "required":
      return `has no "${params.missingProperty}".`;
    case "enum":
      return `is ${JSON.stringify(data)}, and must be one of ${params.allowedValues.map((value: unknown) => JSON.stringify(value)).join(", ")}.`;
    case "pattern":
      return `is ${JSON.stringify(data)}, and must match ${params.pattern}.`;
    default:
      return `${message}; it is ${JSON.stringify(data)}.`;
  }
}
