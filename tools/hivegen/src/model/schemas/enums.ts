import type { Json, JsonObject } from "../../document/json.ts";
import { schemaExtension } from "../aliases/schema-aliases.ts";
import type { Schema } from "../schema.ts";
import type { SchemaReader } from "./reader.ts";
import type { JsonType } from "./types.ts";

/** The values that `const` or `enum` allows; nothing where neither says anything useful. */
export function enumForm(reader: SchemaReader, raw: JsonObject, types: readonly JsonType[]): Schema | undefined {
  const values = raw.const === undefined ? listed(reader, raw) : [raw.const];
  if (!values) return undefined;
  const typed = values.map((value) => asType(value, types));
  if (typed.some((value, index) => value !== values[index])) {
    reader.invalid("`enum` has values of another `type`; they are taken as values of that type. Correct them.");
  }
  const distinct = unique(typed);
  const others = distinct.filter((value) => value !== null);
  if (others.length === 0) return { kind: "null" };
  if (others.some((value) => typeof value === "number" && !Number.isFinite(value))) return { kind: "number" };
  const open = raw.const === undefined && schemaExtension(raw).open && ({ open: true } as const);
  return { kind: "enum", values: others, ...open, ...(others.length < distinct.length && { nullable: true }) };
}

function listed(reader: SchemaReader, raw: JsonObject): readonly Json[] | undefined {
  if (raw.enum === undefined || raw.enum === null) return undefined;
  if (Array.isArray(raw.enum) && raw.enum.length > 0) return raw.enum;
  reader.invalid("`enum` must be a list of values, so it is left out. Correct it.");
  return undefined;
}

/** YAML reads `no` and `404` as something else than text, and people quote booleans: `type` says what was meant. */
function asType(value: Json, types: readonly JsonType[]): Json {
  if (typeof value === "number" || typeof value === "boolean") return meansText(value, types) ? String(value) : value;
  if (typeof value !== "string" || types.length === 0 || types.includes("string")) return value;
  if (types.includes("boolean") && (value === "true" || value === "false")) return value === "true";
  const isNumber = value.trim() !== "" && Number.isFinite(Number(value));
  return isNumber && (types.includes("integer") || types.includes("number")) ? Number(value) : value;
}

function meansText(value: number | boolean, types: readonly JsonType[]): boolean {
  if (!types.includes("string")) return false;
  return typeof value === "boolean"
    ? !types.includes("boolean")
    : !types.includes("integer") && !types.includes("number");
}

function unique(values: readonly Json[]): Json[] {
  if (values.every((value) => typeof value === "string")) return [...new Set(values)];
  return [...new Map(values.map((value) => [`${typeof value}${JSON.stringify(value)}`, value])).values()];
}
