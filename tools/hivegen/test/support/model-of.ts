import type { JsonObject } from "../../src/document/json.ts";
import { buildModel } from "../../src/index.ts";

/** The model of a document, and its findings as code and pointer. */
export function modelOf(document: JsonObject) {
  const findings: [string, string][] = [];
  const model = buildModel({
    document: { openapi: "3.1.0", info: { title: "Thing API", version: "1" }, ...document },
    input: "api.yaml",
    findings: [],
    files: [],
    locate: () => [],
    report: (code, _severity, pointer) => findings.push([code, `/${pointer.join("/")}`]),
  });
  return { model, findings, operations: model.resources.flatMap(({ operations }) => operations) };
}

/** The model of a document with a single operation. */
export function operationOf(route: string, operation: JsonObject, pathItem: JsonObject = {}) {
  const [method = "", path = ""] = route.split(" ");
  const built = modelOf({ paths: { [path]: { ...pathItem, [method.toLowerCase()]: operation } } });
  const [only] = built.operations;
  if (!only) throw new Error(`no operation for ${route}`);
  return { ...built, operation: only, codes: built.findings.map(([code]) => code) };
}
