import { type Context, resolve } from "../context.ts";
import { findMember, itemsOf } from "../properties.ts";
import { constantsOf } from "../variants.ts";
import type { Body } from "./success-bodies.ts";

/** More members than these are counted only. */
const SHOWN = 8;

/** The top level of a body, for people: `{ success: true, data: […], meta? }`. */
export function bodyText(context: Context, body: Body): string {
  if (body.kind === "array") return "a list";
  if (body.kind === "other") return "any value";
  const names = [...body.names];
  const members = names.slice(0, SHOWN).map((name) => memberText(context, body, name));
  if (names.length > SHOWN) members.push(`${names.length - SHOWN} more`);
  return names.length === 0 ? "an object" : `{ ${members.join(", ")} }`;
}

function memberText(context: Context, body: Body, name: string): string {
  const found = findMember(context, body.schema, name);
  const key = found?.required ? name : `${name}?`;
  const constants = constantsOf(resolve(context, found?.schema));
  if (constants.length === 1) return `${key}: ${JSON.stringify(constants[0])}`;
  return itemsOf(context, found?.schema) === undefined ? key : `${key}: […]`;
}
