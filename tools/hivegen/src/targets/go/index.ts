import type { ApiModel, Operation } from "../../model/api-model.ts";
import type { Property } from "../../model/schema.ts";
import type { OutputFile, Target, TargetOptions } from "../target.ts";
import { addApi } from "./api.ts";
import { addBoundMethods } from "./bound-methods.ts";
import { addClient, addOptions } from "./client.ts";
import { addCodes } from "./codes.ts";
import { GoFile } from "./go-file.ts";
import { GoNames } from "./go-names.ts";
import { addOperations } from "./operations.ts";
import { adopted, declaredNames, runtimeFiles } from "./runtime-files.ts";
import { addService } from "./services.ts";
import { bodyType, otherParameters, resultType } from "./signature.ts";
import { TypePrinter } from "./type-declarations.ts";
import { TypeRegistry } from "./type-registry.ts";
import { addWaiterErrors } from "./waiter-errors.ts";
import { addWebhooks } from "./webhooks.ts";

/** A Go package: a client with a service per resource, types, and the runtime that they stand on. */
export const go: Target = {
  name: "go",
  generate(model, options) {
    return generate(model, options);
  },
};

function generate(model: ApiModel, { packageName: module, packageVersion }: TargetOptions): OutputFile[] {
  const runtime = runtimeFiles();
  const names = new GoNames(model, module, packageVersion, declaredNames(runtime));
  const { input } = model;
  const types = new TypeRegistry(names);
  const forms = declareTypes(names, types);
  const bound = new Set(model.boundTypes.map(({ type }) => names.type(type, "response")));
  const begin = (path: string) => new GoFile(path, { input, packageName: names.packageName, module });
  const files: GoFile[] = [];
  const add = (path: string, print: (file: GoFile) => void) => {
    const file = begin(path);
    print(file);
    if (!file.isEmpty) files.push(file);
  };
  add("api.go", (file) => addApi(file, names, `${names.packageName}-sdk-go`));
  add("client.go", (file) => addClient(file, names));
  add("client_options.go", (file) => addOptions(file, names));
  add("waiter_errors.go", (file) => addWaiterErrors(file, names, types));
  add("codes.go", (file) => addCodes(file, names));
  for (const resource of model.resources) {
    const stem = resource.name.snake;
    add(`${stem}_service.go`, (file) => addService(file, names, types, resource));
    add(`${stem}_operations.go`, (file) => addOperations(file, names, resource));
  }
  add("webhook_events.go", (file) => addWebhooks(file, names, types));
  const printer = new TypePrinter(types.declarations, forms, bound);
  add("bound_methods.go", (file) => {
    for (const type of model.boundTypes) addBoundMethods(file, names, types, printer, type);
  });
  add("types.go", (file) => {
    for (const declaration of types.declarations) printer.print(file, declaration);
  });
  return [
    ...files.map((file) => file.finish()),
    ...runtime.map((file) => adopted(file, input, names.packageName, module)),
  ];
}

/** Declares what operations take and give. @returns the structs that are sent as forms */
function declareTypes(names: GoNames, types: TypeRegistry): ReadonlySet<string> {
  const forms = new Set<string>();
  for (const operation of names.model.resources.flatMap(({ operations }) => operations)) {
    const parameters = otherParameters(operation);
    if (parameters.length > 0) {
      const name = names.params(operation);
      types.declareStruct(
        name,
        `${name} are the parameters of ${names.method(operation)}.`,
        parameters.map(propertyOf),
      );
    }
    if (operation.result.kind === "data" || operation.result.kind === "page") resultType(types, operation);
    const [content] = operation.body?.contents ?? [];
    const body = content && bodyType(types, operation, content);
    if (body?.form === "struct" && (content?.kind === "form" || content?.kind === "multipart")) forms.add(body.text);
  }
  return forms;
}

/** A parameter as a member of a struct. Null can't be sent in a parameter. */
function propertyOf({ key, required, schema, description, deprecated }: Operation["parameters"][number]): Property {
  const { nullable: _, ...rest } = schema;
  const described = { ...rest, ...(description !== undefined && { description }), ...(deprecated && { deprecated }) };
  return { name: key, required, schema: described };
}
