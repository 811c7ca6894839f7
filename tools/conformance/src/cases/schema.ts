import { readFileSync } from "node:fs";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import type { Case } from "./case.ts";

/** A case as a file has it: defaults are not filled in, and `each` may stand for several. */
export interface WrittenCase extends Partial<Omit<Case, "id" | "wire">> {
  readonly says: string;
  readonly each?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly wire?: readonly (Case["wire"][number] & { readonly times?: number })[];
}

export interface CaseFile {
  readonly about: string;
  readonly cases: Readonly<Record<string, WrittenCase>>;
}

const SCHEMA = new URL("../../case.schema.json", import.meta.url);

let compiled: ValidateFunction<CaseFile> | undefined;

function validator(): ValidateFunction<CaseFile> {
  const schema: object = JSON.parse(readFileSync(SCHEMA, "utf8"));
  compiled ??= new Ajv2020({ allErrors: true, allowUnionTypes: true, verbose: true }).compile<CaseFile>(schema);
  return compiled;
}

/** Something that is wrong with a file, and where: names of members, from the outside in. */
export interface Finding {
  readonly path: readonly string[];
  readonly problem: string;
}

/** @param report called for each thing that is wrong */
export function isCaseFile(document: unknown, report: (finding: Finding) => void): document is CaseFile {
  const validate = validator();
  if (validate(document)) return true;
  for (const error of validate.errors ?? []) {
    // The branches of an alternative say nothing that the alternative itself doesn't say better.
    if (/\/anyOf\/\d+\//.test(error.schemaPath) || isAboutPropertyName(error)) continue;
    report({ path: pathOf(error), problem: problemOf(error) });
  }
  return false;
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
