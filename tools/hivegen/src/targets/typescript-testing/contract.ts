import type { Json } from "../../document/json.ts";
import type { ApiModel, Operation, Parameter, Resource } from "../../model/api-model.ts";
import { isJson } from "../../model/media-types.ts";
import { type NamedTypes, namedTypes } from "../../model/schemas/named-schemas.ts";
import { Answers } from "../../samples/answers.ts";
import { endPage } from "../../samples/end-page.ts";
import { fits } from "../../samples/fits.ts";
import { Sampler } from "../../samples/sampler.ts";
import { acceptedContents } from "../../server-contract/body-data.ts";
import { shapeData } from "../../server-contract/operation-data.ts";
import { parameterData } from "../../server-contract/parameter-data.ts";
import { type ValueSchema, valueSchema } from "./value-schemas.ts";

/** Samples show optional members down to here. */
const OPTIONAL_DEPTH = 3;

/** What a mock must know of an API, as the runtime's `MockContract` has it. */
export class MockData {
  readonly #model: ApiModel;
  readonly #types: NamedTypes;
  readonly #answers: Answers;

  constructor(model: ApiModel) {
    const types = namedTypes(model);
    this.#model = model;
    this.#types = types;
    this.#answers = new Answers(
      new Sampler(types, {
        optionalDepth: OPTIONAL_DEPTH,
        items: 1,
        text: "string",
        accepts: (schema, value) => fits(schema, value, types),
      }),
    );
  }

  /** `OperationContract` */
  operation(resource: Resource, operation: Operation) {
    const { path, fixed } = operation.route;
    const parameters = operation.parameters.map((parameter) => this.#parameter(parameter, operation));
    return {
      name: operationName(resource, operation),
      method: operation.method,
      path,
      fixed,
      parameters: parameters.length > 0 ? parameters : undefined,
      body: this.#body(operation),
      answer: this.#answer(operation),
      errorCodes: Object.keys(operation.errorCodes).length > 0 ? operation.errorCodes : undefined,
      errors: operation.errors && shapeData(operation.errors),
      errorBody: operation.errors && this.#errorBody([operation]),
    };
  }

  /** What stands for all operations. */
  api() {
    const { auth, envelope, errors, defaultCodes, resources } = this.#model;
    const tokenPaths = auth.schemes.flatMap(({ ways }) =>
      ways.flatMap(({ tokenUrl }) => (tokenUrl === undefined ? [] : this.#pathsOf(tokenUrl))),
    );
    const codes = Object.entries(defaultCodes).flatMap(([status, [code]]) =>
      code === undefined ? [] : [[status, code]],
    );
    const usual = resources.flatMap(({ operations }) => operations).filter((operation) => !operation.errors);
    return {
      basePaths: this.#basePaths(),
      tokenPaths: tokenPaths.length > 0 ? [...new Set(tokenPaths)] : undefined,
      data: envelope?.data ?? [],
      errors: shapeData(errors),
      defaultCodes: codes.length > 0 ? Object.fromEntries(codes) : undefined,
      errorBody: this.#errorBody(usual),
    };
  }

  #parameter(parameter: Parameter, { path }: Operation) {
    const data = parameterData(parameter, path, this.#types);
    // How these are written differs too much for a look at their texts.
    const isSpread = "deepObject" in data || "object" in data || "style" in data || "values" in data;
    return {
      name: parameter.name,
      in: parameter.in,
      required: parameter.required || undefined,
      schema: isSpread ? undefined : valueSchema(parameter.schema, this.#types),
      separator: "list" in data && data.list ? SEPARATORS[data.list] : undefined,
    };
  }

  #body({ body }: Operation) {
    if (!body) return undefined;
    const content: Record<string, ValueSchema | null> = {};
    for (const { mediaType, schema } of acceptedContents(body, this.#types)) {
      content[mediaType] = schema ? valueSchema(schema, this.#types) : null;
    }
    return { required: body.required || undefined, content };
  }

  #answer(operation: Operation) {
    const { result, envelope, pagination } = operation;
    const [accept = ""] = result.mediaTypes;
    const { mediaType, body } = this.#answers.success(operation, accept);
    if (mediaType === undefined) return { status: result.status };
    if (body !== undefined) endPage(operation, body, this.#types);
    const usual = JSON.stringify(this.#model.envelope?.data ?? []);
    const data = isJson(mediaType) ? (envelope?.data ?? []) : [];
    return {
      status: result.status,
      mediaType,
      body: isJson(mediaType) || typeof body === "string" ? body : "",
      data: JSON.stringify(data) === usual ? undefined : data,
      items: pagination?.items,
    };
  }

  /** The first error that is JSON. */
  #errorBody(operations: readonly Operation[]): Json | undefined {
    for (const operation of operations) {
      for (const { status, contents } of operation.responses) {
        if (/^[123]/.test(status) || !contents.some(({ mediaType }) => isJson(mediaType))) continue;
        return this.#answers.ofStatus(operation, Number(status.replace(/X/gi, "0")) || 500, "")?.body;
      }
    }
    return undefined;
  }

  #basePaths(): string[] {
    const operations = this.#model.resources.flatMap((resource) => resource.operations);
    const servers = [...this.#model.servers, ...operations.flatMap((operation) => operation.servers)];
    return [...new Set(servers.map(({ url }) => pathOf(url))), ...(servers.length === 0 ? [""] : [])];
  }

  /** A token's address may be relative to the API's. */
  #pathsOf(tokenUrl: string): string[] {
    const path = pathOf(tokenUrl);
    if (/^[^/]*:\/\//.test(tokenUrl)) return [path];
    return this.#basePaths().map((base) => `${base}/${path.replace(/^\//, "")}`);
  }
}

const SEPARATORS = { repeated: undefined, comma: ",", space: " ", pipe: "|" } as const;

/** `scans.get` */
export function operationName(resource: Resource, operation: Operation): string {
  return `${resource.name.camel}.${operation.methodName.camel}`;
}

/** Of an address, what paths begin with; variables are stars. */
function pathOf(url: string): string {
  const path = url.replace(/^[^/]*:\/\/[^/]*/, "").replace(/\/+$/, "");
  return path.replaceAll(/\{[^{}]*\}/g, "*");
}
