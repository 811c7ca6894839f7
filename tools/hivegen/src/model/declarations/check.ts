import { arrayOf, isObject, type Json, type JsonObject, numberOf, objectOf, stringOf } from "../../document/json.ts";
import { parsePointer, valueAt } from "../../document/pointer.ts";
import schema from "./x-hivegen.schema.json" with { type: "json" };

/** Where `x-hivegen` may stand. */
export type Level = "root" | "path" | "operation" | "schema";

/** Keys that may stand at the root. */
export const ROOT_KEYS: readonly string[] = Object.keys(schema.$defs.root.properties);

/** A value that is not as the published schema wants it. */
export interface Problem {
  /** Path from the extension, e.g. `pagination`, `cursor`. */
  readonly path: readonly string[];
  readonly kind: "unknown" | "invalid";
  /** Known keys of an unknown one; else what should stand there. */
  readonly expected: string;
}

/**
 * Compares an extension with its schema, `x-hivegen.schema.json`, of which this knows the keywords that it uses. Each
 * description there says what is expected, so that it can follow "must be".
 */
export function checkDeclarations(level: Level, value: unknown): Problem[] {
  return check(schema.$defs[level], value, []);
}

function check(rule: Json | undefined, value: unknown, path: readonly string[]): Problem[] {
  const resolved = resolve(rule);
  const invalid: Problem = { path, kind: "invalid", expected: stringOf(resolved.description) ?? "" };
  const alternatives = arrayOf(resolved.anyOf);
  if (alternatives.length > 0) return checkAlternatives(alternatives, value, path, invalid);
  if (!hasType(resolved, value) || !isAllowed(resolved, value)) return [invalid];
  if (Array.isArray(value))
    return value.flatMap((item, index) => check(resolved.items, item, [...path, String(index)]));
  return isObject(value) ? checkObject(resolved, value, path, invalid) : [];
}

/** Of several forms, the problems of the one that was meant: the object form where an object is given. */
function checkAlternatives(
  alternatives: readonly Json[],
  value: unknown,
  path: readonly string[],
  invalid: Problem,
): Problem[] {
  const results = alternatives.map((alternative) => check(alternative, value, path));
  if (results.some((problems) => problems.length === 0)) return [];
  const meant = alternatives.findIndex((alternative) => resolve(alternative).type === "object");
  return isObject(value) && meant >= 0 ? (results[meant] ?? []) : [invalid];
}

function checkObject(rule: JsonObject, value: JsonObject, path: readonly string[], invalid: Problem): Problem[] {
  const properties = objectOf(rule.properties);
  const missing = arrayOf(rule.required).filter((name) => !Object.hasOwn(value, String(name)));
  const members = Object.entries(value).flatMap(([name, item]) => {
    const place = [...path, name];
    if (item === undefined) return [];
    if (Object.hasOwn(properties, name)) return check(properties[name], item, place);
    if (isObject(rule.additionalProperties)) return check(rule.additionalProperties, item, place);
    return [{ path: place, kind: "unknown" as const, expected: Object.keys(properties).join(", ") }];
  });
  const needs = `${invalid.expected}; it lacks ${missing.join(" and ")}`;
  return missing.length > 0 ? [{ ...invalid, expected: needs }, ...members] : members;
}

function hasType(rule: JsonObject, value: unknown): boolean {
  if (rule.type === undefined) return true;
  const types = typeof rule.type === "string" ? [rule.type] : arrayOf(rule.type);
  return types.includes(typeOf(value)) || (types.includes("number") && typeOf(value) === "integer");
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

function isAllowed(rule: JsonObject, value: unknown): boolean {
  if (rule.const !== undefined && rule.const !== value) return false;
  if (Array.isArray(rule.enum) && !rule.enum.some((item) => item === value)) return false;
  if (typeof value === "string") {
    const pattern = stringOf(rule.pattern);
    return (
      value.length >= (numberOf(rule.minLength) ?? 0) && (pattern === undefined || new RegExp(pattern).test(value))
    );
  }
  if (typeof value === "number")
    return value >= (numberOf(rule.minimum) ?? value) && value <= (numberOf(rule.maximum) ?? value);
  return !Array.isArray(value) || value.length >= (numberOf(rule.minItems) ?? 0);
}

function resolve(rule: Json | undefined): JsonObject {
  const reference = stringOf(objectOf(rule).$ref);
  return reference === undefined ? objectOf(rule) : objectOf(valueAt(schema, parsePointer(reference)));
}
