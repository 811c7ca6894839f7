import type { ApiModel, Operation, Resource } from "../../model/api-model.ts";
import { identifier, NameScope } from "../../model/names.ts";
import { RESERVED_WORDS } from "../../model/reserved-words.ts";
import type { View } from "../../model/schema.ts";
import { type NamedTypes, namedTypes } from "../../model/schemas/named-schemas.ts";
import type { CodeFile } from "../../print/code-file.ts";
import { TypeNames } from "../../print/named-types.ts";
import { servedModel } from "../../server-contract/served-model.ts";
import type { TargetOptions } from "../target.ts";
import { typesModule } from "../types-module.ts";

export const RUNTIME = "@hivegen/server-runtime";

/** What the file of validators imports. */
const TAKEN = ["s", "Schema", "ServerOperation"];

/** How things of the model are called in the stubs. */
export class ServerNames {
  readonly model: ApiModel;
  readonly options: TargetOptions;
  readonly types: NamedTypes;
  readonly #typeNames: TypeNames;
  readonly #validators = new Map<string, string>();
  readonly #operations = new Map<Resource, string>();
  readonly #handlers = new Map<Resource, string>();
  readonly #queries = new Map<Operation, string>();

  constructor(model: ApiModel, options: TargetOptions) {
    this.model = servedModel(model);
    this.options = options;
    this.types = namedTypes(model);
    this.#typeNames = new TypeNames(model.types);
    this.#nameValues();
    this.#nameTypes();
  }

  get plugin(): string {
    return `${identifier(this.model.name.camel)}Plugin`;
  }

  /** A named type, from the types package: what is answered, or what is asked. */
  dataType(file: CodeFile, key: string, view: View = "response"): string {
    const name = this.#typeNames.name(key, view);
    return file.member(typesModule(this.options, "schemas"), "models", name);
  }

  /** The validator of a named schema. */
  validator(key: string): string {
    return this.#validators.get(key) ?? this.#typeNames.name(key, "response");
  }

  /** What the kit enforces for a resource. */
  operations(resource: Resource): string {
    return this.#operations.get(resource) ?? "operations";
  }

  handlers(resource: Resource): string {
    return this.#handlers.get(resource) ?? "Handlers";
  }

  queryType(operation: Operation): string {
    return this.#queries.get(operation) ?? "Query";
  }

  /** Schemas keep their names where they can: words of the language and what the files import are taken. */
  #nameValues(): void {
    const scope = new NameScope();
    for (const name of TAKEN) scope.take(name);
    for (const resource of this.model.resources) {
      this.#operations.set(resource, scope.take(`${identifier(resource.name.camel)}Operations`));
    }
    for (const { key, name } of this.model.types) {
      this.#validators.set(key, scope.take(RESERVED_WORDS.has(name) ? `${name}Schema` : name));
    }
  }

  /** All types of the stubs are exported from one place. */
  #nameTypes(): void {
    const scope = new NameScope();
    for (const resource of this.model.resources) {
      this.#handlers.set(resource, scope.take(`${identifier(resource.name.pascal)}Handlers`));
    }
    for (const operation of this.model.resources.flatMap(({ operations }) => operations)) {
      this.#queries.set(operation, scope.take(`${identifier(operation.name.pascal)}Query`));
    }
  }
}
