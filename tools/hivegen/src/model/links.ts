import { isObject, type Json, type JsonObject, objectOf, stringOf } from "../document/json.ts";
import { formatPointer, parsePointer } from "../document/pointer.ts";
import type { BoundMethod, BoundType, NamedType, Operation, Parameter, Resource } from "./api-model.ts";
import { type Context, resolve } from "./context.ts";
import { canCarryMethods, isUsableAs, memberAt, membersOf } from "./link-types.ts";
import { type Name, nameOf } from "./names.ts";
import type { RawOperation } from "./raw-operations.ts";
import { RESOURCE_MEMBERS } from "./reserved-words.ts";
import type { Schema } from "./schema.ts";
import type { NamedTypes } from "./schemas/named-schemas.ts";
import { inStableOrder } from "./stable-order.ts";

/** What links can lead to. */
interface Targets {
  readonly byId: ReadonlyMap<string, Operation>;
  readonly byDeclaredId: ReadonlyMap<string, Operation>;
  readonly byPlace: ReadonlyMap<string, Operation>;
}

/** OpenAPI links become calls on the returned object; waits of an operation that the object links to join them. */
export function boundTypesOf(
  context: Context,
  raws: readonly RawOperation[],
  resources: readonly Resource[],
  namedTypes: readonly NamedType[],
): BoundType[] {
  const types = new Map(namedTypes.map(({ key, schema }) => [key, schema]));
  const targets = targetsOf(raws, resources);
  const methods = new Map<string, Map<string, BoundMethod>>();
  for (const raw of raws) {
    const type = linkedType(raw, targets);
    if (type !== undefined) methods.set(type, new Map());
  }
  for (const raw of inStableOrder(raws, (item) => item)) {
    const type = linkedType(raw, targets);
    const source = targets.byId.get(raw.id);
    if (type === undefined || !source) continue;
    const links = new LinkReader(context, source, type, targets, types);
    for (const method of links.read(raw)) {
      const known = methods.get(type);
      if (!known?.has(method.name.camel)) known?.set(method.name.camel, method);
    }
  }
  return [...methods]
    .filter(([, known]) => known.size > 0)
    .map(([type, known]) => ({ type, methods: withWaiters([...known.values()], targets.byId) }));
}

export function typeName(schema: Schema | undefined): string | undefined {
  return schema?.kind === "ref" ? schema.name : undefined;
}

function linkedType(raw: RawOperation, { byId }: Targets): string | undefined {
  const operation = byId.get(raw.id);
  return operation?.result.kind === "data" ? typeName(operation.result.schema) : undefined;
}

function targetsOf(raws: readonly RawOperation[], resources: readonly Resource[]): Targets {
  const byId = new Map(resources.flatMap(({ operations }) => operations.map((operation) => [operation.id, operation])));
  const byDeclaredId = new Map<string, Operation>();
  const byPlace = new Map<string, Operation>();
  for (const raw of inStableOrder(raws, (item) => item)) {
    const operation = byId.get(raw.id);
    if (!operation) continue;
    byPlace.set(formatPointer(raw.pointer), operation);
    if (raw.declaredId !== undefined && !byDeclaredId.has(raw.declaredId)) byDeclaredId.set(raw.declaredId, operation);
  }
  return { byId, byDeclaredId, byPlace };
}

const BODY_EXPRESSION = /^\{?\$response\.body#(\/[^}]*)?\}?$/;

/** Reads the links of one operation. What can't become a method is left out, and told. */
class LinkReader {
  readonly #context: Context;
  readonly #source: Operation;
  readonly #type: string;
  readonly #targets: Targets;
  readonly #types: NamedTypes;

  constructor(context: Context, source: Operation, type: string, targets: Targets, types: NamedTypes) {
    this.#context = context;
    this.#source = source;
    this.#type = type;
    this.#targets = targets;
    this.#types = types;
  }

  read(raw: RawOperation): BoundMethod[] {
    const responses = Object.entries(objectOf(raw.operation.responses)).filter(([status]) =>
      /^(?:2|default)/.test(status),
    );
    return responses.flatMap(([status, response]) =>
      Object.entries(objectOf(resolve(this.#context, response).links)).flatMap(([name, value]) => {
        const link = resolve(this.#context, value);
        const method = this.#method(name, link);
        if (typeof method !== "string") return [method];
        const pointer = [...raw.pointer, "responses", status, "links", name];
        this.#context.report("LINK_UNRESOLVED", "warning", pointer, `Link "${name}" is left out: ${method}.`);
        return [];
      }),
    );
  }

  /** @returns the method, or why there is none */
  #method(linkName: string, link: JsonObject): BoundMethod | string {
    const target = this.#targetOf(link);
    if (!target) return "it needs the operationId or operationRef of an operation of this document";
    if (link.requestBody !== undefined) return "generated methods can't set a request body";
    const data: Schema = { kind: "ref", name: this.#type };
    if (!canCarryMethods(data, this.#types)) return `${this.#type} isn't a plain object, so it can't carry methods`;
    const name = this.#freeName(nameOf(linkName));
    if (!name) return `${this.#type} has members of that name`;
    const args = this.#argumentsOf(link, target);
    if (typeof args === "string") return args;
    const { result } = target;
    const isSure = result.kind === "data" && !result.optional && !result.schema?.nullable;
    const updates = isSure && typeName(result.schema) === this.#type;
    const description = stringOf(link.description);
    return { name, description, operation: target.id, waiter: undefined, arguments: args, updates };
  }

  #targetOf({ operationId, operationRef }: JsonObject): Operation | undefined {
    const id = stringOf(operationId);
    if (id !== undefined) return this.#targets.byDeclaredId.get(id) ?? this.#targets.byId.get(id);
    const reference = stringOf(operationRef);
    if (!reference?.startsWith("#")) return undefined;
    return this.#targets.byPlace.get(formatPointer(parsePointer(reference)));
  }

  /** A member of the data, or of every object, keeps its name. */
  #freeName(wanted: Name): Name | undefined {
    const members = membersOf({ kind: "ref", name: this.#type }, this.#types);
    const isFree = ({ camel }: Name) => !RESOURCE_MEMBERS.has(camel) && !members.has(camel);
    return [wanted, nameOf(["get", ...wanted.words])].find(isFree);
  }

  #argumentsOf(link: JsonObject, target: Operation): BoundMethod["arguments"] | string {
    if (!isObject(link.parameters)) return "it sets no parameters";
    const found: BoundMethod["arguments"][number][] = [];
    for (const [key, expression] of Object.entries(link.parameters)) {
      const parameter = parameterOf(key, target);
      if (!parameter) return `${target.id} has no parameter "${key}"`;
      const pointer = this.#pointerOf(expression);
      if (!pointer) return "parameters must be $response.body#/… expressions inside the data";
      const member = memberAt({ kind: "ref", name: this.#type }, pointer, this.#types);
      if (!member || !isUsableAs(member, parameter.schema, this.#types)) {
        return `${this.#type} doesn't always have, at ${formatPointer(pointer)}, what "${key}" takes`;
      }
      found.push({ parameter: parameter.name, in: parameter.in, pointer });
    }
    return found;
  }

  /** The place inside the data that an expression names. */
  #pointerOf(expression: Json | undefined): string[] | undefined {
    const body = BODY_EXPRESSION.exec(stringOf(expression) ?? "");
    if (!body) return undefined;
    const pointer = parsePointer(body[1] ?? "");
    const prefix = this.#source.envelope?.data ?? [];
    const isInside = prefix.every((segment, index) => pointer[index] === segment);
    return isInside ? pointer.slice(prefix.length) : undefined;
  }
}

/** `path.id` is the one in the path; a bare `id` is too, where there are several. */
function parameterOf(key: string, { parameters }: Operation): Parameter | undefined {
  const places = ["path", "query", "header", "cookie"];
  const byName = parameters
    .filter(({ name }) => name === key)
    .sort((a, b) => places.indexOf(a.in) - places.indexOf(b.in));
  return parameters.find(({ name, in: place }) => `${place}.${name}` === key) ?? byName[0];
}

/** A wait is bound where the object knows how to fetch itself. */
function withWaiters(methods: readonly BoundMethod[], byId: ReadonlyMap<string, Operation>): BoundMethod[] {
  const waits = methods.flatMap((method) =>
    method.updates
      ? (byId.get(method.operation)?.waiters ?? []).map((waiter) => ({
          ...method,
          name: waiter.name,
          description: waiter.description,
          waiter,
        }))
      : [],
  );
  return [...methods, ...waits];
}
