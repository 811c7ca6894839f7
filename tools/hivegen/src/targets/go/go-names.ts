import type { ApiModel, Operation, Resource, Waiter } from "../../model/api-model.ts";
import { NameScope } from "../../model/names.ts";
import type { View } from "../../model/schema.ts";
import type { NamedTypes } from "../../model/schemas/named-schemas.ts";
import { namedTypes } from "../../model/schemas/named-schemas.ts";
import { exported, packageName } from "./identifiers.ts";
import { type WaiterError, waiterErrors } from "./waiter-errors.ts";

/** How things of the model are called in the package. No two declarations have the same name. */
export class GoNames {
  readonly model: ApiModel;
  readonly packageName: string;
  readonly module: string;
  readonly version: string;
  readonly schemas: NamedTypes;
  /** Of everything at the top of the package. */
  readonly scope: NameScope;
  readonly #types = new Map<string, { readonly response: string; readonly request: string }>();
  readonly #services = new Map<Resource, string>();
  readonly #fields = new Map<Resource, string>();
  readonly #methods = new Map<Operation, string>();
  readonly #params = new Map<Operation, string>();
  readonly #operations = new Map<Operation, string>();
  readonly #waiters = new Map<Waiter, { readonly variable: string; readonly method: string }>();
  readonly waiterErrors: ReadonlyMap<Waiter, WaiterError>;
  readonly #owners = new Map<string, { readonly resource: Resource; readonly operation: Operation }>();

  /** @param declared by the runtime */
  constructor(model: ApiModel, module: string, version: string, declared: Iterable<string>) {
    this.model = model;
    this.module = module;
    this.version = version;
    this.packageName = packageName(model.name.pascal);
    this.schemas = namedTypes(model);
    this.scope = new NameScope([
      ...declared,
      "Client",
      "NewClient",
      "api",
      "VerifyWebhook",
      "WebhookEvent",
      "UnknownWebhook",
    ]);
    for (const type of model.types) {
      const response = this.typeName(type.name);
      const request = type.inputName === undefined ? response : this.typeName(type.inputName);
      this.#types.set(type.key, { response, request });
    }
    const fields = new NameScope(["Close", "WithOptions"]);
    for (const resource of model.resources) this.#nameResource(resource, fields);
    this.waiterErrors = waiterErrors(model, this.scope);
  }

  /** A type may be called like something of the runtime: then it is a model. */
  typeName(wanted: string): string {
    const name = exported(wanted);
    return this.scope.take(this.scope.has(name) ? `${name}Model` : name);
  }

  #nameResource(resource: Resource, fields: NameScope): void {
    this.#fields.set(resource, fields.take(exported(resource.name.words)));
    this.#services.set(resource, this.scope.take(`${exported(resource.name.words)}Service`));
    const methods = new NameScope();
    for (const operation of resource.operations) {
      this.#owners.set(operation.id, { resource, operation });
      this.#methods.set(operation, methods.take(exported(operation.methodName.words)));
      this.#params.set(operation, this.scope.take(`${exported(operation.name.words)}Params`));
      this.#operations.set(operation, this.scope.take(`op${exported(operation.name.words)}`));
    }
    for (const waiter of resource.operations.flatMap(({ waiters }) => waiters)) {
      const name = exported(waiter.name.words);
      this.#waiters.set(waiter, { variable: this.scope.take(`waiter${name}`), method: methods.take(name) });
    }
  }

  type(key: string, view: View): string {
    return this.#types.get(key)?.[view] ?? "any";
  }

  service(resource: Resource): string {
    return this.#services.get(resource) ?? "";
  }

  /** The resource as a member of the client. */
  field(resource: Resource): string {
    return this.#fields.get(resource) ?? "";
  }

  method(operation: Operation): string {
    return this.#methods.get(operation) ?? "";
  }

  params(operation: Operation): string {
    return this.#params.get(operation) ?? "";
  }

  /** The variable that has what the runtime must know of an operation. */
  operation(operation: Operation): string {
    return this.#operations.get(operation) ?? "";
  }

  waiter(waiter: Waiter): { readonly variable: string; readonly method: string } {
    return this.#waiters.get(waiter) ?? { variable: "", method: "" };
  }

  find(operationId: string): { readonly resource: Resource; readonly operation: Operation } | undefined {
    return this.#owners.get(operationId);
  }
}
