import type { Parameter, ServerOperation } from "../contract.ts";
import type { Complaint } from "../errors/invalid-request.ts";
import { setOwn } from "../schema/object-defaults.ts";
import type { Schema } from "../schema/schema.ts";
import { applyDefaults, validate } from "../schema/validate.ts";
import { readQueryParameter } from "./query-values.ts";
import { readSingle } from "./single-values.ts";
import type { Sources } from "./sources.ts";
import { Unreadable } from "./text-values.ts";

type Place = Parameter["in"];

function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(", ") : value;
}

function readValue(
  operation: ServerOperation,
  parameter: Parameter,
  sources: Sources,
  schema: Schema | undefined,
): unknown {
  if (parameter.in === "path") return readSingle(parameter, sources.path.get(parameter.name), schema);
  if (parameter.in === "cookie") return readSingle(parameter, sources.cookies.get(parameter.name), schema);
  if (parameter.in === "header") {
    return readSingle(parameter, headerText(sources.headers[parameter.name.toLowerCase()]), schema);
  }
  return readQueryParameter(operation, parameter, sources.query, schema);
}

export interface ReadParameters {
  /** Values by the names that the contract gives the parameters, defaults filled in. */
  readonly values: Readonly<Record<Place, object>>;
  readonly complaints: readonly Complaint[];
}

function readPlace(
  operation: ServerOperation,
  place: Place,
  sources: Sources,
): { values: object; complaints: Complaint[] } {
  const schema = operation.schemas[place];
  const values = {};
  const complaints: Complaint[] = [];
  for (const parameter of operation.parameters) {
    if (parameter.in !== place) continue;
    const value = readValue(operation, parameter, sources, schema?.properties?.get(parameter.name));
    if (value instanceof Unreadable) complaints.push({ field: parameter.name, reason: value.reason });
    else if (value !== undefined) setOwn(values, parameter.name, value);
    else if (parameter.required) complaints.push({ field: parameter.name, reason: "is required" });
  }
  if (schema === undefined) return { values, complaints };
  const faulty = new Set(complaints.map(({ field }) => field));
  const issues = validate(schema, values, "request").map(({ field, message }) => ({ field, reason: message }));
  complaints.push(...issues.filter(({ field }) => !faulty.has(field)));
  if (complaints.length === 0) applyDefaults(schema, values);
  return { values, complaints };
}

/** Reads and checks the parameters of all places; everything that is wrong is told at once. */
export function readParameters(operation: ServerOperation, sources: Sources): ReadParameters {
  const path = readPlace(operation, "path", sources);
  const query = readPlace(operation, "query", sources);
  const header = readPlace(operation, "header", sources);
  const cookie = readPlace(operation, "cookie", sources);
  return {
    values: { path: path.values, query: query.values, header: header.values, cookie: cookie.values },
    complaints: [path, query, header, cookie].flatMap(({ complaints }) => complaints),
  };
}
