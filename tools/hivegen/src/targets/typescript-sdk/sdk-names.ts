import type { ApiModel, BoundType, Operation, Resource, Waiter } from "../../model/api-model.ts";
import { typeName } from "../../model/links.ts";
import { identifier, typeIdentifier } from "../../model/names.ts";
import type { Schema } from "../../model/schema.ts";
import type { CodeFile } from "../../print/code-file.ts";
import { typeText } from "../../print/typescript-type.ts";
import type { TargetOptions } from "../target.ts";
import { typesModule } from "../types-module.ts";

export const RUNTIME = "@hivegen/client-runtime";

/** How things of the model are called in the SDK, and where they are. */
export class SdkNames {
  readonly model: ApiModel;
  readonly options: TargetOptions;
  readonly #types: ReadonlyMap<string, string>;
  readonly #bound: ReadonlyMap<string, BoundType>;
  readonly #owners: ReadonlyMap<string, Resource>;

  constructor(model: ApiModel, options: TargetOptions) {
    this.model = model;
    this.options = options;
    this.#types = new Map(model.types.map(({ key, name }) => [key, name]));
    this.#bound = new Map(model.boundTypes.map((bound) => [bound.type, bound]));
    this.#owners = new Map(
      model.resources.flatMap((resource) => resource.operations.map((operation) => [operation.id, resource] as const)),
    );
  }

  get clientClass(): string {
    return `${identifier(this.model.name.pascal)}Client`;
  }

  /** `HIVEPRO_API_KEY` is `HIVEPRO` with a suffix. */
  get environmentPrefix(): string {
    return this.model.name.words.join("").toUpperCase();
  }

  resourceClass(resource: Resource): string {
    return `${identifier(resource.name.pascal)}Resource`;
  }

  /** The resource an operation belongs to, and the operation. */
  find(operationId: string): { resource: Resource; operation: Operation } | undefined {
    const resource = this.#owners.get(operationId);
    const operation = resource?.operations.find(({ id }) => id === operationId);
    return resource && operation ? { resource, operation } : undefined;
  }

  typeKeyName(key: string): string {
    return this.#types.get(key) ?? typeIdentifier(key);
  }

  /** A named type as plain data. */
  dataType(file: CodeFile, key: string): string {
    return file.member(typesModule(this.options, "schemas"), "models", this.typeKeyName(key));
  }

  /** Any schema as it goes to the server. */
  inputType(file: CodeFile, schema: Schema | undefined): string {
    return schema ? typeText(schema, (key) => this.dataType(file, key)) : "unknown";
  }

  /** Any schema as it comes from a call: objects with methods where there are such. @param from folder of the file */
  outputType(file: CodeFile, schema: Schema | undefined, from: string): string {
    const key = typeName(schema);
    const bound = key === undefined ? undefined : this.#bound.get(key);
    if (!bound || !schema) return this.inputType(file, schema);
    const text = file.type(objectModule(this.typeKeyName(bound.type), from), this.typeKeyName(bound.type));
    return schema.nullable ? `${text} | null` : text;
  }

  /** The function that adds methods to a result, where its type has such. */
  binder(file: CodeFile, schema: Schema | undefined, from: string): string | undefined {
    const key = typeName(schema);
    const bound = key === undefined || schema?.nullable ? undefined : this.#bound.get(key);
    if (!bound) return undefined;
    const name = this.typeKeyName(bound.type);
    return file.value(objectModule(name, from), `bind${name}`);
  }

  waiterConstant(waiter: Waiter): string {
    return waiter.name.camel;
  }
}

function objectModule(type: string, from: string): string {
  return from === "objects" ? `./${fileName(type)}.ts` : `../objects/${fileName(type)}.ts`;
}

export function fileName(type: string): string {
  return type
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .toLowerCase();
}
