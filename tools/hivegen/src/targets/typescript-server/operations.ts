import type { Operation, Parameter, Resource, Response } from "../../model/api-model.ts";
import type { Schema } from "../../model/schema.ts";
import { CodeFile } from "../../print/code-file.ts";
import { Code, literal } from "../../print/text.ts";
import type { OutputFile } from "../target.ts";
import { schemaText } from "./schema-text.ts";
import { RUNTIME, type ServerNames } from "./server-names.ts";

/** `operations/<resource>.ts`: what the kit enforces for each operation. */
export function operationFiles(names: ServerNames): OutputFile[] {
  return names.model.resources.map((resource) => {
    const file = new CodeFile(`operations/${resource.name.kebab}.ts`, names.model.input);
    for (const operation of resource.operations) {
      const data = new Printer(names, file).operation(resource, operation);
      file.add(
        `/** \`${operation.method} ${operation.path}\` */`,
        `export const ${operation.id}: ${file.type(RUNTIME, "ServerOperation")} = ${literal(data, 100)};`,
      );
    }
    return file.finish();
  });
}

class Printer {
  readonly #names: ServerNames;
  readonly #file: CodeFile;

  constructor(names: ServerNames, file: CodeFile) {
    this.#names = names;
    this.#file = file;
  }

  operation(resource: Resource, operation: Operation) {
    return {
      id: operation.id,
      resource: resource.name.camel,
      method: operation.method,
      path: operation.path,
      parameters: operation.parameters.map(parameterData),
      schemas: {
        path: this.#placeSchema(operation, "path"),
        query: this.#placeSchema(operation, "query"),
        header: this.#placeSchema(operation, "header"),
        cookie: this.#placeSchema(operation, "cookie"),
      },
      body: operation.body && {
        required: operation.body.required,
        content: Object.fromEntries(
          operation.body.contents.map(({ mediaType, schema }) => [
            mediaType,
            schema ? this.#schema(schema) : new Code("undefined"),
          ]),
        ),
      },
      responses: Object.fromEntries(operation.responses.map((response) => [response.status, this.#response(response)])),
      success: operation.result.status,
      security: operation.security,
      envelope: operation.envelope !== undefined,
      errors: operation.errorCodes,
      errorShape: operation.errors && { ...operation.errors, requestIdHeader: undefined },
      idempotencyKey: operation.idempotencyKey,
    };
  }

  #response({ kind, contents }: Response) {
    const schema = kind === "json" ? contents.find((content) => content.schema)?.schema : undefined;
    return { kind, mediaTypes: contents.map(({ mediaType }) => mediaType), schema: schema && this.#schema(schema) };
  }

  /** All parameters of one place as the properties of an object. */
  #placeSchema(operation: Operation, place: Parameter["in"]): Code | undefined {
    const parameters = operation.parameters.filter((parameter) => parameter.in === place);
    if (parameters.length === 0) return undefined;
    const properties = parameters.map(({ name, required, schema }) => ({ name, required, schema }));
    return this.#schema({ kind: "object", properties, additional: true });
  }

  #schema(schema: Schema): Code {
    const text = schemaText(schema, (key) => this.#file.value("../schemas.ts", this.#names.typeName(key)));
    if (text.includes("s.")) this.#file.value(RUNTIME, "s");
    return new Code(text);
  }
}

function parameterData(parameter: Parameter) {
  const { name, in: place, required, schema } = parameter;
  const single = schema.kind === "array" ? schema.items : schema;
  return {
    name,
    in: place,
    required,
    type: parameter.json ? "json" : textType(single),
    list: schema.kind === "array" && !parameter.json ? listForm(parameter) : undefined,
    deepObject: parameter.style === "deepObject" || undefined,
  };
}

function textType(schema: Schema): "string" | "integer" | "number" | "boolean" {
  return schema.kind === "integer" || schema.kind === "number" || schema.kind === "boolean" ? schema.kind : "string";
}

function listForm({ style, explode }: Parameter): "repeated" | "comma" | "space" | "pipe" {
  if (explode && style === "form") return "repeated";
  if (style === "spaceDelimited") return "space";
  return style === "pipeDelimited" ? "pipe" : "comma";
}
