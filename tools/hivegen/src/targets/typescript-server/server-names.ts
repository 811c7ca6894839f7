import type { ApiModel, Operation, Resource } from "../../model/api-model.ts";
import { identifier, typeIdentifier } from "../../model/names.ts";
import type { CodeFile } from "../../print/code-file.ts";
import type { TargetOptions } from "../target.ts";
import { typesModule } from "../types-module.ts";

export const RUNTIME = "@hivegen/server-runtime";

/** How things of the model are called in the stubs. */
export class ServerNames {
  readonly model: ApiModel;
  readonly options: TargetOptions;
  readonly #types: ReadonlyMap<string, string>;

  constructor(model: ApiModel, options: TargetOptions) {
    this.model = model;
    this.options = options;
    this.#types = new Map(model.types.map(({ key, name }) => [key, name]));
  }

  get plugin(): string {
    return `${identifier(this.model.name.camel)}Plugin`;
  }

  typeName(key: string): string {
    return this.#types.get(key) ?? typeIdentifier(key);
  }

  /** A named type, from the types package. */
  dataType(file: CodeFile, key: string): string {
    return file.member(typesModule(this.options, "schemas"), "models", this.typeName(key));
  }

  handlers(resource: Resource): string {
    return `${identifier(resource.name.pascal)}Handlers`;
  }

  queryType(operation: Operation): string {
    return `${operation.name.pascal}Query`;
  }
}
