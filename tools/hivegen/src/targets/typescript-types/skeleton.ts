import { arrayOf, isObject, type Json, type JsonObject, objectOf, stringOf } from "../../document/json.ts";
import { parsePointer, valueAt } from "../../document/pointer.ts";
import type { WireDocument } from "../../model/api-model.ts";
import { resolve } from "../../model/context.ts";
import type { View } from "../../model/schema.ts";
import { OPTIONAL } from "../../model/unwrap-document.ts";
import type { TypeNames } from "../../print/named-types.ts";
import { documentation } from "../../print/schema-documentation.ts";
import { jsdoc, quote } from "../../print/text.ts";
import { typeText } from "../../print/typescript-type.ts";
import type { Slots } from "./slots.ts";

/** What is printed: one view of the API's document. */
export interface DocumentView {
  readonly document: JsonObject;
  readonly schemaOf: WireDocument["schemaOf"];
  readonly names: TypeNames;
  /** Place of the operation that has an `operationId`; a second one with the same id goes without. */
  readonly operationIds: Map<string, string>;
}

/** What requests hold, and what responses do: the other way round in a webhook, where the API sends the requests. */
export interface Directions {
  readonly sent: View;
  readonly received: View;
}

export const CALL: Directions = { sent: "request", received: "response" };
export const WEBHOOK: Directions = { sent: "response", received: "request" };

/** Components that openapi-typescript prints; schemas have a file of their own. */
export const componentSections = ["responses", "parameters", "requestBodies", "headers"] as const;
export type ComponentSection = (typeof componentSections)[number];

type At = readonly string[];

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/** Parts of an API description as openapi-typescript wants them: well formed, with slots for all that it shall not see. */
export class Skeleton {
  readonly #slots: Slots;
  readonly #view: DocumentView;

  constructor(slots: Slots, view: DocumentView) {
    this.#slots = slots;
    this.#view = view;
  }

  pathItem(raw: JsonObject, at: At, directions: Directions): JsonObject {
    const item: JsonObject = { parameters: this.#parameters(raw.parameters, at, directions.sent) };
    for (const method of METHODS) {
      const operation = raw[method];
      if (isObject(operation)) item[method] = this.#operation(operation, [...at, method], directions);
    }
    return item;
  }

  component(section: ComponentSection, raw: JsonObject, at: At): JsonObject {
    if (section === "responses") return this.#response(raw, at, "response");
    if (section === "requestBodies") return this.#requestBody(raw, at, "request");
    return this.#parameter(raw, at, section === "headers" ? "response" : "request");
  }

  #operation(raw: JsonObject, at: At, { sent, received }: Directions): JsonObject {
    const summary = stringOf(raw.summary);
    const description = stringOf(raw.description);
    const comment = jsdoc([summary, description === summary ? undefined : description, deprecation(raw)]);
    const body = raw.requestBody;
    return {
      ...this.#operationId(raw, at),
      ...this.#slots.comment(comment),
      parameters: this.#parameters(raw.parameters, at, sent),
      ...(isObject(body) && {
        requestBody: this.#reference(body, "requestBodies") ?? this.#requestBody(body, at, sent),
      }),
      responses: this.#named(
        raw.responses,
        (response) => this.#reference(response, "responses") ?? this.#response(response, at, received),
      ),
    };
  }

  #operationId(raw: JsonObject, at: At): { operationId?: string } {
    const id = ownId(this.#view, raw, at);
    return id === undefined ? {} : { operationId: this.#slots.name(id) };
  }

  #parameters(raw: Json | undefined, at: At, view: View): JsonObject[] {
    const byPlace = new Map<string, JsonObject>();
    for (const item of arrayOf(raw)) {
      const resolved = resolve(this.#view, item);
      const name = stringOf(resolved.name);
      if (name === undefined || typeof resolved.in !== "string") continue;
      const type = this.#componentType(item, "parameters");
      const parameter = type === undefined ? this.#parameter(resolved, at, view) : this.#referring(resolved, type);
      byPlace.set(`${resolved.in} ${name}`, { ...parameter, name: this.#slots.name(name), in: resolved.in });
    }
    return [...byPlace.values()];
  }

  #parameter(raw: JsonObject, at: At, view: View): JsonObject {
    const resolved = resolve(this.#view, raw);
    const schema = this.#view.schemaOf(resolved.schema, at);
    const comment = documentation({ ...schema, ...texts(resolved) }, "");
    return {
      required: resolved.required === true,
      ...this.#slots.comment(comment),
      ...(resolved.schema !== undefined && { schema: this.#type(resolved.schema, at, view) }),
    };
  }

  #requestBody(raw: JsonObject, at: At, view: View): JsonObject {
    const body = resolve(this.#view, raw);
    return {
      ...this.#described(body),
      required: body.required === true,
      content: this.#content(body.content, at, view),
    };
  }

  #response(raw: JsonObject, at: At, view: View): JsonObject {
    const response = resolve(this.#view, raw);
    const headers = this.#named(response.headers, (header) => {
      const type = this.#componentType(header, "headers");
      return type === undefined
        ? this.#parameter(header, at, view)
        : this.#referring(resolve(this.#view, header), type);
    });
    return { ...this.#described(response), headers, content: this.#content(response.content, at, view) };
  }

  #content(raw: Json | undefined, at: At, view: View): JsonObject {
    return this.#named(raw, ({ schema, [OPTIONAL]: optional }) => {
      if (schema === undefined) return {};
      return { schema: this.#type(schema, at, view, optional === true ? " | undefined" : "") };
    });
  }

  /** A map whose names become slots. */
  #named(raw: Json | undefined, read: (item: JsonObject) => JsonObject): JsonObject {
    return Object.fromEntries(
      Object.entries(objectOf(raw)).map(([name, item]) => [this.#slots.name(name), read(objectOf(item))]),
    );
  }

  #type(raw: Json, at: At, view: View, orElse = ""): JsonObject {
    const options = { view, documented: true, open: view === "response" ? this.#view.names : undefined };
    const text = typeText(this.#view.schemaOf(raw, at), this.#view.names.in(view, "schemas."), options);
    return this.#slots.type(text === "unknown" ? text : `${text}${orElse}`);
  }

  #described(raw: JsonObject): { description?: string } {
    return this.#slots.comment(jsdoc([stringOf(raw.description), deprecation(raw)]));
  }

  /** A parameter or header whose type stands in `components`. */
  #referring(resolved: JsonObject, type: string): JsonObject {
    return { ...this.#described(resolved), required: resolved.required === true, schema: this.#slots.type(type) };
  }

  #reference(raw: JsonObject, section: string): JsonObject | undefined {
    const type = this.#componentType(raw, section);
    if (type === undefined) return undefined;
    return this.#slots.type(type, { required: resolve(this.#view, raw).required === true });
  }

  /** `components["responses"]["Missing"]`, where the object refers to a component that is there. */
  #componentType(raw: Json, section: string): string | undefined {
    const reference = isObject(raw) ? stringOf(raw.$ref) : undefined;
    if (reference === undefined) return undefined;
    const pointer = parsePointer(reference);
    const [root, kind, key] = pointer;
    if (root !== "components" || kind !== section || key === undefined || pointer.length !== 3) return undefined;
    return isObject(valueAt(this.#view.document, pointer)) ? `components[${quote(section)}][${quote(key)}]` : undefined;
  }
}

/** The `operationId` of an operation, unless another place has it already. */
function ownId({ operationIds }: DocumentView, operation: JsonObject, at: At): string | undefined {
  const id = stringOf(operation.operationId);
  if (id === undefined || id === "") return undefined;
  const place = at.join(" ");
  const owner = operationIds.get(id) ?? place;
  operationIds.set(id, owner);
  return owner === place ? id : undefined;
}

/** The ids of a path's operations that no other place has, as one text. */
export function ownedIds(view: DocumentView, pathItem: JsonObject, at: At): string {
  return METHODS.map((method) => {
    const operation = pathItem[method];
    return isObject(operation) ? ownId(view, operation, [...at, method]) : undefined;
  }).join(" ");
}

/** What a parameter says about itself counts more than what its schema says. */
function texts(raw: JsonObject): { description?: string; deprecated?: true } {
  const description = stringOf(raw.description);
  return { ...(description !== undefined && { description }), ...(raw.deprecated === true && { deprecated: true }) };
}

function deprecation(raw: JsonObject): string | undefined {
  return raw.deprecated === true ? "@deprecated" : undefined;
}
