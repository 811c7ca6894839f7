import { arrayOf, type Json } from "../../document/json.ts";
import type { ErrorShape } from "../api-model.ts";
import { type Context, resolve } from "../context.ts";
import { findMember, itemsOf, propertyNames } from "../properties.ts";
import { constantsOf } from "../variants.ts";
import { isErrorName, plainName } from "./member-names.ts";

/** Places of the parts of an error, as a schema has them. */
export type Places = Pick<ErrorShape, "code" | "message" | "title" | "details">;

const CODES = ["code", "errorcode", "errortype", "type", "name", "reason", "id"];
const MESSAGES = ["message", "detail", "errordescription", "errormessage", "description", "msg", "title", "reason"];
const DETAILS = ["details", "detail", "errors", "error", "validationerrors", "fielderrors", "fields", "data", "params"];

/**
 * Where an error body has its parts: in an object (`{ error: { code, message } }`), in the first of a list
 * (`{ errors: [{ code, message }] }`), or at the top (`{ code, message }`, problem details, OAuth's errors).
 */
export function readErrorShape(context: Context, schema: Json): Places | undefined {
  const members = new Members(context, schema, []);
  const flat = members.places();
  const inner = members.names.filter(isErrorName).flatMap((name) => readMember(context, members, name, flat) ?? []);
  return inner[0] ?? flat ?? textMember(members);
}

/** RFC 9457 says where problem details have their parts, whether or not the schema lists them. */
export function readProblem(context: Context, schema: Json): Places {
  const members = new Members(context, schema, []);
  const code = members.names.includes("code") ? "code" : "type";
  return { code: [code], message: ["detail"], title: ["title"], details: members.details() };
}

/** An error at a place of its own, such as the one that an envelope declares. */
export function readErrorAt(context: Context, schema: Json, name: string): Places | undefined {
  const members = new Members(context, schema, []);
  return readMember(context, members, name, undefined) ?? textMember(members);
}

function readMember(context: Context, members: Members, name: string, flat: Places | undefined): Places | undefined {
  const value = members.schemaOf(name);
  const items = itemsOf(context, value);
  if (items === undefined) return value === undefined ? undefined : new Members(context, value, [name]).places();
  // A message for people beside the list says it better than the first of the list.
  if (flat) return undefined;
  const first = new Members(context, items, [name, "0"]);
  const places = first.places() ?? (first.isText() ? { ...NOWHERE, message: [name, "0"] } : undefined);
  return places && { ...places, details: [name] };
}

const NOWHERE: Places = { code: ["code"], message: ["message"], title: undefined, details: undefined };

/** `{ error: "text" }`: a code where the schema lists its values, else a message; both say something to people. */
function textMember(members: Members): Places | undefined {
  const name = members.names.find((candidate) => isErrorName(candidate) && members.isTextAt(candidate));
  if (name === undefined) return undefined;
  return { ...NOWHERE, ...(members.hasValues(name) && { code: [name] }), message: [name] };
}

/** The members of an error object, found by what they are called and whether they can be what they are called. */
class Members {
  readonly names: readonly string[];
  readonly #context: Context;
  readonly #schema: Json;
  readonly #base: readonly string[];

  constructor(context: Context, schema: Json, base: readonly string[]) {
    this.#context = context;
    this.#schema = schema;
    this.#base = base;
    this.names = [...propertyNames(context, schema)];
  }

  schemaOf(name: string): Json | undefined {
    return findMember(this.#context, this.#schema, name)?.schema;
  }

  /** Nothing if there is no message, as an error without one is something else. */
  places(): Places | undefined {
    const message = this.#text(MESSAGES);
    if (message === undefined) return this.#listOfDetails();
    const code = this.#code(message);
    const title = this.#text(["title"]);
    return {
      code: [...this.#base, code ?? "code"],
      message: [...this.#base, message],
      title: title === undefined || title === message ? undefined : [...this.#base, title],
      details: this.details(),
    };
  }

  details(): readonly string[] | undefined {
    const name = this.#structured(DETAILS);
    return name === undefined ? undefined : [...this.#base, name];
  }

  isText(): boolean {
    return isTextSchema(this.#context, this.#schema);
  }

  isTextAt(name: string): boolean {
    return isTextSchema(this.#context, this.schemaOf(name));
  }

  hasValues(name: string): boolean {
    return constantsOf(resolve(this.#context, this.schemaOf(name))).length > 0;
  }

  /** OAuth and others: `{ error: "invalid_grant", error_description }`. */
  #code(message: string): string | undefined {
    const named = this.#find(CODES, (name) => name !== message && this.#canBeCode(name));
    if (named !== undefined && plainName(named) === "code") return named;
    return this.names.find((name) => name === "error" && name !== message && this.isTextAt(name)) ?? named;
  }

  /** `{ detail: [{ loc, msg, type }] }`, as FastAPI has it. */
  #listOfDetails(): Places | undefined {
    const name = this.#find(["detail"], (candidate) => this.#itemsAt(candidate) !== undefined);
    const items = name === undefined ? undefined : this.#itemsAt(name);
    if (name === undefined || items === undefined || this.#base.length > 0) return undefined;
    const places = new Members(this.#context, items, [name, "0"]).places();
    return places && { ...places, details: [name] };
  }

  #text(wanted: readonly string[]): string | undefined {
    return this.#find(wanted, (name) => this.isTextAt(name));
  }

  #structured(wanted: readonly string[]): string | undefined {
    return this.#find(wanted, (name) => this.#itemsAt(name) !== undefined || this.#hasMembers(name));
  }

  #find(wanted: readonly string[], fits: (name: string) => boolean): string | undefined {
    for (const plain of wanted) {
      const name = this.names.find((candidate) => plainName(candidate) === plain && fits(candidate));
      if (name !== undefined) return name;
    }
    return undefined;
  }

  #canBeCode(name: string): boolean {
    const { type } = resolve(this.#context, this.schemaOf(name));
    return this.isTextAt(name) || [type, ...arrayOf(type)].some((one) => one === "integer" || one === "number");
  }

  #itemsAt(name: string): Json | undefined {
    return itemsOf(this.#context, this.schemaOf(name));
  }

  #hasMembers(name: string): boolean {
    const { type } = resolve(this.#context, this.schemaOf(name));
    return type === "object" || propertyNames(this.#context, this.schemaOf(name)).size > 0;
  }
}

/** A schema without a type may be a text too. */
function isTextSchema(context: Context, schema: Json | undefined): boolean {
  const object = resolve(context, schema);
  const types = typeof object.type === "string" ? [object.type] : arrayOf(object.type);
  if (types.length > 0) return types.includes("string");
  const values = constantsOf(object);
  if (values.length > 0) return values.every((value) => typeof value === "string");
  return itemsOf(context, schema) === undefined && propertyNames(context, schema).size === 0;
}
