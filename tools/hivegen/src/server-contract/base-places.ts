import { isObject, type Json, type JsonObject } from "../document/json.ts";
import { valueAt } from "../document/pointer.ts";

export type Place = readonly string[];

const STATUS_NAMES = new Set(["status", "statuscode", "code", "errorcode", "httpstatus", "httpcode"]);

const FLAG = /^(?:ok|succe(?:ss|ssful|eded))$/i;

/** Flags of success are false, and numbers that repeat the status are the status, unless that is a range. */
export function setFailure(body: JsonObject, status: number): void {
  for (const [name, value] of Object.entries(body)) {
    if (value === true && FLAG.test(name)) body[name] = false;
    else if (value === 1 && Number.isInteger(status) && repeatsStatus(name)) body[name] = status;
    for (const inner of Array.isArray(value) ? value : [value]) if (isObject(inner)) setFailure(inner, status);
  }
}

function repeatsStatus(name: string): boolean {
  return STATUS_NAMES.has(name.toLowerCase().replaceAll("_", ""));
}

/** Puts a value at a place whose object or list is there. */
export function setAt(body: JsonObject, place: Place, value: Json): void {
  const holder = valueAt(body, place.slice(0, -1));
  const last = place.at(-1) ?? "";
  if (Array.isArray(holder)) holder[Number(last)] = value;
  else if (isObject(holder)) holder[last] = value;
}

/** What is left of a value without the free texts and all else at some places; nothing where that is all. */
export function without(value: Json, places: readonly Place[]): Json | undefined {
  if (places.some((place) => place.length === 0)) return isTaken(value) ? value : undefined;
  if (places.length === 0) return value;
  if (Array.isArray(value)) return listWithout(value, places);
  if (!isObject(value)) return value;
  const rest: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    const left = member === undefined ? undefined : without(member, inside(places, name));
    if (left !== undefined) rest[name] = left;
  }
  return Object.keys(rest).length > 0 ? rest : undefined;
}

/** Items keep their places, so those of which nothing is left are empty objects. */
function listWithout(items: readonly Json[], places: readonly Place[]): Json[] | undefined {
  const left = items.map((item, index) => without(item, inside(places, String(index))));
  return left.some((item) => item !== undefined) ? left.map((item) => item ?? {}) : undefined;
}

/** Numbers, and texts that must be so. */
function isTaken(value: Json): boolean {
  return typeof value === "number" || (typeof value === "string" && value !== "");
}

function inside(places: readonly Place[], name: string): Place[] {
  return places.filter(([first]) => first === name).map((place) => place.slice(1));
}
