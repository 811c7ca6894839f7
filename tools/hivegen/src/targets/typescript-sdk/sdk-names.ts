import { hashText } from "../../cache/content-hash.ts";
import type { ApiModel, BoundType, Content, Operation, Resource, Waiter } from "../../model/api-model.ts";
import { typeName } from "../../model/links.ts";
import { NameScope } from "../../model/names.ts";
import type { Schema, View } from "../../model/schema.ts";
import type { CodeFile } from "../../print/code-file.ts";
import { TypeNames } from "../../print/named-types.ts";
import { type OpenValues, typeText } from "../../print/typescript-type.ts";
import type { TargetOptions } from "../target.ts";
import { typesModule } from "../types-module.ts";
import { RUNTIME, RUNTIME_TYPES } from "./runtime-names.ts";
import { type WaiterError, waiterErrors } from "./waiter-errors.ts";

/** A type whose objects carry calls, in the SDK. */
interface ObjectNames {
  /** `Report` */
  readonly type: string;
  /** `bindReport` */
  readonly binder: string;
  /** `objects/report.ts` */
  readonly file: string;
}

interface WebhookNames {
  /** The map from events to payloads. */
  readonly events: string;
  readonly name: string;
  readonly payload: string;
  /** Event and payload together. */
  readonly event: string;
  /** A payload of a type that isn't known. */
  readonly unknown: string;
  /** The function that checks signatures. */
  readonly verify: string;
}

/** How things of the model are called in the SDK, and where they are. No two exports have the same name. */
export class SdkNames {
  readonly model: ApiModel;
  readonly options: TargetOptions;
  readonly clientClass: string;
  /** Types of `webhooks.ts`. */
  readonly webhooks: WebhookNames;
  /** Named schemas by their key. */
  readonly schemas: ReadonlyMap<string, Schema>;
  /** Errors of waits that can fail. */
  readonly waiterErrors: ReadonlyMap<Waiter, WaiterError>;
  readonly #names: TypeNames;
  readonly #objects: ReadonlyMap<string, ObjectNames>;
  readonly #resources: ReadonlyMap<Resource, string>;
  readonly #params: ReadonlyMap<string, string>;
  readonly #errorCodes: ReadonlyMap<string, string>;
  readonly #waiters: ReadonlyMap<Waiter, string>;
  readonly #messages: ReadonlyMap<string, string>;
  /** How many operations answer with a header, by its name in lower case. */
  readonly #headers: ReadonlyMap<string, number>;
  #signature: string | undefined;
  readonly #owners: ReadonlyMap<string, { readonly resource: Resource; readonly operation: Operation }>;

  constructor(model: ApiModel, options: TargetOptions) {
    this.model = model;
    this.options = options;
    const exported = new NameScope(RUNTIME_TYPES);
    this.clientClass = exported.take(`${model.name.pascal}Client`);
    this.#resources = new Map(
      model.resources.map((resource) => [resource, exported.take(`${resource.name.pascal}Resource`)]),
    );
    const owned = model.resources.flatMap((resource) =>
      resource.operations.map((operation) => ({ resource, operation })),
    );
    this.#owners = new Map(owned.map((owner) => [owner.operation.id, owner]));
    this.#headers = countHeaders(owned.map(({ operation }) => operation));
    this.#params = new Map(
      owned.map(({ operation }) => [operation.id, exported.take(`${operation.name.pascal}Params`)]),
    );
    this.#errorCodes = new Map(
      owned.map(({ operation }) => [operation.id, exported.take(`${operation.name.pascal}ErrorCode`)]),
    );
    this.schemas = new Map(model.types.map(({ key, schema }) => [key, schema]));
    this.#names = new TypeNames(model.types);
    this.webhooks = webhookNames(model, exported);
    this.#objects = objectNames(model.boundTypes, (key) => this.typeKeyName(key), exported, this.#owners.keys());
    this.#waiters = new Map(model.resources.flatMap(waiterConstants));
    this.waiterErrors = waiterErrors(model, exported);
    this.#messages = messageAliases(
      owned.map(({ operation }) => operation),
      exported,
    );
  }

  /** What is printed of an operation with names and defaults of one signature is printed alike with others of the same. */
  get signature(): string {
    this.#signature ??= hashText(
      JSON.stringify([
        [this.model.input, this.options, this.model.envelope, this.model.auth.credentials],
        [this.#names.signature, ...this.#objects],
        this.model.resources.map((resource) => this.resourceClass(resource)),
        [...this.#params, ...this.#waiters.values()],
        [...this.waiterErrors.values()].map(({ className }) => className),
        [...this.#messages],
        [this.#owners.size, ...this.#headers],
      ]),
    );
    return this.#signature;
  }

  /** Callers have something to choose: one of several servers, or values for what is open in an address. */
  get choosesServer(): boolean {
    const { servers } = this.model;
    return servers.length > 1 || servers.some(({ variables }) => variables.length > 0);
  }

  resourceClass(resource: Resource): string {
    return this.#resources.get(resource) ?? `${resource.name.pascal}Resource`;
  }

  /** The interface of an operation's parameters. */
  paramsType(operation: Operation): string {
    return this.#params.get(operation.id) ?? `${operation.name.pascal}Params`;
  }

  /** The type of an operation's error codes. */
  errorCodeType(operation: Operation): string {
    return this.#errorCodes.get(operation.id) ?? `${operation.name.pascal}ErrorCode`;
  }

  /** The type of messages of several kinds. */
  messageAlias(operation: Operation): string | undefined {
    return this.#messages.get(operation.id);
  }

  /** The resource an operation belongs to, and the operation. */
  find(operationId: string): { readonly resource: Resource; readonly operation: Operation } | undefined {
    return this.#owners.get(operationId);
  }

  /** What is received may have values that this version doesn't know. */
  get openValues(): OpenValues {
    return this.#names;
  }

  typeKeyName(key: string): string {
    return this.#names.name(key, "response");
  }

  objectNames(bound: BoundType): ObjectNames {
    const type = this.typeKeyName(bound.type);
    return this.#objects.get(bound.type) ?? { type, binder: `bind${type}`, file: `objects/${fileName(type)}.ts` };
  }

  /** A named type as plain data: what is received, or what is sent. */
  dataType(file: CodeFile, key: string, view: View = "response"): string {
    return file.member(typesModule(this.options, "schemas"), "models", this.#names.name(key, view));
  }

  /** Any schema as plain data that comes from the server. */
  plainType(file: CodeFile, schema: Schema): string {
    return typeText(schema, (key) => this.dataType(file, key), { open: this.openValues });
  }

  /** Any schema as it goes to the server. */
  inputType(file: CodeFile, schema: Schema | undefined): string {
    const view = "request";
    return schema ? typeText(schema, (key) => this.dataType(file, key, view), { view }) : "unknown";
  }

  /** A request body in one of its media types. */
  bodyType(file: CodeFile, { kind, schema }: Content): string {
    switch (kind) {
      case "binary":
        return file.type(RUNTIME, "BinaryBody");
      case "text":
        return schema?.kind === "enum" ? this.inputType(file, schema) : "string";
      case "multipart":
        return schema ? this.inputType(file, schema) : "globalThis.FormData";
      case "form":
        return schema ? this.inputType(file, schema) : "globalThis.URLSearchParams";
      case "json":
        return this.inputType(file, schema);
    }
  }

  /**
   * Any schema as it comes from a call: objects with methods where there are such.
   * @param own the type that this file declares itself, if it does
   */
  outputType(file: CodeFile, schema: Schema | undefined, own?: string): string {
    const object = this.#objectOf(schema);
    if (!schema) return "unknown";
    if (!object) return this.plainType(file, schema);
    const text = object.type === own ? own : file.type(`#/${object.file}`, object.type);
    return schema.nullable ? `${text} | null` : text;
  }

  /** What a call gives: a page's item, or the data. @param own the type that this file declares itself, if it does */
  resultType(file: CodeFile, { result }: Operation, own?: string): string {
    if (result.kind === "empty") return "void";
    if (result.kind === "page") return this.outputType(file, result.item, own);
    const text = this.outputType(file, result.schema, own);
    return result.optional && text !== "unknown" ? `${text} | undefined` : text;
  }

  /** The function that adds methods to a result, where its type has such. */
  binder(file: CodeFile, { result }: Operation): string | undefined {
    const object = this.#objectOf(result.kind === "page" ? result.item : result.schema);
    return object && file.value(`#/${object.file}`, object.binder);
  }

  /** Whether at least half of the operations answer with a header. */
  isCommonHeader(name: string): boolean {
    const count = this.#headers.get(name.toLowerCase()) ?? 0;
    return count > 1 && count * 2 >= this.#owners.size;
  }

  waiterConstant(waiter: Waiter): string {
    return this.#waiters.get(waiter) ?? waiter.name.camel;
  }

  #objectOf(schema: Schema | undefined): ObjectNames | undefined {
    const key = typeName(schema);
    return key === undefined ? undefined : this.#objects.get(key);
  }
}

/** Where the API has types of these names, they keep them. */
function webhookNames({ types, webhooks }: ApiModel, exported: NameScope): WebhookNames {
  const own = new Set(types.map(({ name }) => name));
  const scope = webhooks.length > 0 ? exported : new NameScope();
  const free = (name: string) => scope.take(own.has(name) ? `Api${name}` : name);
  return {
    events: free("WebhookEvents"),
    name: free("WebhookEventName"),
    payload: free("WebhookPayload"),
    event: free("WebhookEvent"),
    unknown: free("UnknownWebhook"),
    verify: free("verifyWebhook"),
  };
}

function objectNames(
  bound: readonly BoundType[],
  nameOfType: (key: string) => string,
  exported: NameScope,
  operationIds: Iterable<string>,
): Map<string, ObjectNames> {
  const values = new NameScope(operationIds);
  const files = new NameScope();
  const sorted = bound.map(({ type }) => type).sort();
  return new Map(
    sorted.map((key) => {
      const name = nameOfType(key);
      const type = exported.take(exported.has(name) ? `${name}Object` : name);
      const file = `objects/${files.take(fileName(type))}.ts`;
      return [key, { type, binder: values.take(`bind${type}`), file }];
    }),
  );
}

function messageAliases(operations: readonly Operation[], exported: NameScope): Map<string, string> {
  const several = operations.filter(({ result }) => (result.messages?.kinds ?? []).length > 1);
  return new Map(several.map(({ id, name }) => [id, exported.take(`${name.pascal}Event`)]));
}

function countHeaders(operations: readonly Operation[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { result } of operations) {
    for (const { name } of result.headers) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  }
  return counts;
}

/** Waits stand in one file with the operations of their resource. */
function waiterConstants({ operations }: Resource): [Waiter, string][] {
  const scope = new NameScope(operations.map(({ id }) => id));
  return operations.flatMap(({ waiters }) =>
    waiters.map((waiter): [Waiter, string] => [waiter, scope.take(waiter.name.camel)]),
  );
}

function fileName(type: string): string {
  return type
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .toLowerCase();
}
