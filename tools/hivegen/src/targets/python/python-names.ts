import type { ApiModel, BoundType, Content, Operation, Resource, Waiter } from "../../model/api-model.ts";
import { typeName } from "../../model/links.ts";
import { NameScope } from "../../model/names.ts";
import type { Schema } from "../../model/schema.ts";
import type { TargetOptions } from "../target.ts";
import type { PythonFile } from "./python-file.ts";
import { classIdentifier, snakeIdentifier } from "./python-identifier.ts";
import { orNone, PythonTypes, splitUnion } from "./python-types.ts";
import { BUILTIN_TYPES, CLIENT_MEMBERS } from "./reserved-words.ts";
import { type WaiterError, waiterErrors } from "./waiter-errors.ts";

/** A type whose objects carry calls. */
export interface ObjectNames {
  readonly type: string;
  readonly asyncType: string;
  /** `objects/report.py` */
  readonly module: string;
}

/** How things of the model are called in Python, and where they are. */
export class PythonNames {
  readonly model: ApiModel;
  readonly options: TargetOptions;
  /** `hivepro` */
  readonly packageName: string;
  readonly clientClass: string;
  readonly asyncClientClass: string;
  readonly received: PythonTypes;
  readonly sent: PythonTypes;
  /** Named schemas by their key. */
  readonly schemas: ReadonlyMap<string, Schema>;
  readonly waiterErrors: ReadonlyMap<Waiter, WaiterError>;
  readonly #objects: ReadonlyMap<string, ObjectNames>;
  readonly #resources: ReadonlyMap<Resource, { readonly attribute: string; readonly className: string }>;
  readonly #constants: ReadonlyMap<Operation | Waiter, string>;
  readonly #methods: ReadonlyMap<Operation | Waiter, string>;
  readonly #owners: ReadonlyMap<string, { readonly resource: Resource; readonly operation: Operation }>;

  constructor(model: ApiModel, options: TargetOptions) {
    this.model = model;
    this.options = options;
    this.packageName = model.name.pascal.toLowerCase();
    this.clientClass = `${classIdentifier(model.name.pascal)}Client`;
    this.asyncClientClass = `Async${this.clientClass}`;
    this.received = new PythonTypes(model.types, "response");
    this.sent = new PythonTypes(model.types, "request", this.received);
    this.schemas = new Map(model.types.map(({ key, schema }) => [key, schema]));
    this.waiterErrors = waiterErrors(model);
    this.#resources = resourceNames(model.resources);
    this.#objects = new Map(model.boundTypes.map((bound) => [bound.type, this.#namesOfObject(bound)]));
    this.#constants = new Map(model.resources.flatMap((resource) => constants(resource)));
    this.#methods = new Map(model.resources.flatMap((resource) => methodNames(resource)));
    const owned = model.resources.flatMap((resource) =>
      resource.operations.map((operation) => ({ resource, operation })),
    );
    this.#owners = new Map(owned.map((owner) => [owner.operation.id, owner]));
  }

  /** Callers have something to choose: one of several servers, or values for what is open in an address. */
  get choosesServer(): boolean {
    const { servers } = this.model;
    return servers.length > 1 || servers.some(({ variables }) => variables.length > 0);
  }

  /** `api_keys`, on the client and as the name of the module. */
  attribute(resource: Resource): string {
    return this.#resources.get(resource)?.attribute ?? resource.name.snake;
  }

  /** `ApiKeysResource` */
  resourceClass(resource: Resource): string {
    return this.#resources.get(resource)?.className ?? `${resource.name.pascal}Resource`;
  }

  /** The constant with what the runtime must know about an operation or a wait. */
  constant(item: Operation | Waiter): string {
    return this.#constants.get(item) ?? item.name.snake.toUpperCase();
  }

  method(item: Operation | Waiter): string {
    return this.#methods.get(item) ?? item.name.snake;
  }

  find(operationId: string): { readonly resource: Resource; readonly operation: Operation } | undefined {
    return this.#owners.get(operationId);
  }

  objectNames(schema: Schema | undefined): ObjectNames | undefined {
    const key = typeName(schema);
    return key === undefined ? undefined : this.#objects.get(key);
  }

  objectOf(bound: BoundType): ObjectNames {
    return this.#objects.get(bound.type) ?? this.#namesOfObject(bound);
  }

  /** What a method gives: the data, or one item of a page. @param prefix in front of `Async` objects */
  resultType(file: PythonFile, operation: Operation, isAsync: boolean): string {
    const { result } = operation;
    if (result.kind === "empty") return "None";
    const schema = result.kind === "page" ? result.item : result.schema;
    const text = result.kind === "text" ? "str" : this.output(file, schema, this.hint(operation), isAsync);
    return result.optional && result.kind === "data" ? orNone(text) : text;
  }

  /** Anything that comes from a call: objects with methods where there are such. */
  output(file: PythonFile, schema: Schema | undefined, hint: string, isAsync: boolean): string {
    const object = this.objectNames(schema);
    if (!object) return this.annotation(file, this.received, schema, hint);
    const text = file.type(`..objects.${object.module}`, isAsync ? object.asyncType : object.type);
    return schema?.nullable ? orNone(text) : text;
  }

  /** Name of what an operation gives, where it has none. */
  hint(operation: Operation): string {
    return `${classIdentifier(operation.name.pascal)}Result`;
  }

  /** An annotation in a file of a folder below the package's, with what it needs imported. */
  annotation(file: PythonFile, types: PythonTypes, schema: Schema | undefined, hint: string): string {
    const prefix = types === this.received ? "types." : "params.";
    const text = types.annotation(schema, hint, prefix);
    importUsed(file, text, "..");
    return text;
  }

  /** The type of a request body in one of its media types. */
  bodyType(file: PythonFile, operation: Operation, { kind, schema }: Content): string {
    if (kind === "binary") return file.type(".._runtime.request.body", "BinaryBody");
    if (kind === "text" && schema?.kind !== "enum") return "str";
    return this.annotation(file, this.sent, schema, `${classIdentifier(operation.name.pascal)}Body`);
  }

  #namesOfObject({ type }: BoundType): ObjectNames {
    const name = this.received.name(type);
    return { type: name, asyncType: `Async${name}`, module: snakeIdentifier(name) };
  }
}

/** Imports what an annotation names. @param above the package, as the file sees it */
export function importUsed(file: PythonFile, annotation: string, above: string, need: "type" | "value" = "type"): void {
  const bare = annotation.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, "");
  const uses = (name: string) => new RegExp(`(?<![\\w.])${name}\\b`).test(bare);
  if (uses("dt")) file.module("datetime as dt", need);
  for (const name of ["Any", "Literal"]) if (uses(name)) file[need]("typing", name);
  for (const name of ["Sequence", "Mapping"]) if (uses(name)) file[need]("collections.abc", name);
  if (uses("Timestamp")) file[need](`${above}_runtime.timestamp`, "Timestamp");
  if (uses("FileInput")) file[need](`${above}_runtime.request.multipart`, "FileInput");
  for (const name of ["types", "params"]) if (uses(name)) file[need](above, name);
}

/** An annotation in a class that has members of these names, where the name alone would be the member. */
export function scoped(file: PythonFile, annotation: string, members: ReadonlySet<string>): string {
  return annotation.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?<![\w.])[a-z]+\b(?! ?[:=])/g, (word) => {
    if (!members.has(word) || !BUILTIN_TYPES.includes(word)) return word;
    file.module("builtins", "type");
    return `builtins.${word}`;
  });
}

/** Whether an annotation is the name of a class, so that it can stand for itself when the program runs. */
export function isClassName(annotation: string): boolean {
  return (
    splitUnion(annotation).length === 1 && /^[\w.]+$/.test(annotation) && annotation !== "Any" && annotation !== "None"
  );
}

function resourceNames(resources: readonly Resource[]) {
  const attributes = new NameScope(CLIENT_MEMBERS);
  const classes = new NameScope();
  return new Map(
    resources.map((resource) => {
      const wanted = snakeIdentifier(resource.name.snake);
      const attribute = attributes.take(attributes.has(wanted) ? `${wanted}_api` : wanted);
      return [resource, { attribute, className: classes.take(`${classIdentifier(resource.name.pascal)}Resource`) }];
    }),
  );
}

function constants({ operations }: Resource): [Operation | Waiter, string][] {
  const scope = new NameScope();
  return operations.flatMap((operation) =>
    [operation, ...operation.waiters].map((item): [Operation | Waiter, string] => [
      item,
      scope.take(snakeIdentifier(item.name.snake).toUpperCase()),
    ]),
  );
}

function methodNames({ operations }: Resource): [Operation | Waiter, string][] {
  const scope = new NameScope(["with_raw_response"]);
  return operations.flatMap((operation) => [
    [operation, scope.take(snakeIdentifier(operation.methodName.snake))] as [Operation | Waiter, string],
    ...operation.waiters.map((waiter): [Operation | Waiter, string] => [
      waiter,
      scope.take(snakeIdentifier(waiter.name.snake)),
    ]),
  ]);
}
