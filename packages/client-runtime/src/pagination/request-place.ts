import type { OperationInput, Pointer } from "../operation.ts";
import { valueAt } from "../response/pointer.ts";
import type { RequestPlace } from "./forms.ts";

export function readPlace(input: OperationInput, place: RequestPlace): unknown {
  if (typeof place !== "string") return valueAt(input.body, place);
  return valueAt(input.query, [place]);
}

/** The same input with another value at a place. */
export function writePlace(input: OperationInput, place: RequestPlace, value: unknown): OperationInput {
  if (typeof place !== "string") return { ...input, body: withValueAt(input.body, place, value) };
  return { ...input, query: { ...input.query, [place]: value } };
}

function withValueAt(body: unknown, [name, ...rest]: Pointer, value: unknown): unknown {
  if (name === undefined) return value;
  const object = typeof body === "object" && body !== null ? body : {};
  return { ...object, [name]: withValueAt(valueAt(object, [name]), rest, value) };
}

/** A number as callers may give it. */
export function numberAt(input: OperationInput, place: RequestPlace): number | undefined {
  return asNumber(readPlace(input, place));
}

export function asNumber(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : undefined;
}
