import openapi from "@hivepro/server/openapi.json" with { type: "json" };
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";

/** One answer that went over the wire, as the contract sees it. */
export interface Observed {
  readonly operationId: string;
  readonly status: number;
  /** What is wrong with it by the contract; empty when nothing is. */
  readonly problems: readonly string[];
}

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, Reference | ContractResponse>>;
}
interface Reference {
  readonly $ref: string;
}
interface ContractResponse {
  readonly headers?: Readonly<Record<string, Reference | { required?: boolean }>>;
  readonly content?: Readonly<Record<string, unknown>>;
}

/**
 * Validates answers against the contract with a JSON Schema validator of another origin than the server kit's, so that the
 * two check each other.
 */
export class ContractCheck {
  readonly observed: Observed[] = [];
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #routes: readonly { pattern: RegExp; pointer: string; operations: Readonly<Record<string, Operation>> }[];

  constructor() {
    formats.default(this.#ajv);
    this.#ajv.addSchema({ ...openapi, $id: "contract" });
    this.#routes = Object.entries(openapi.paths).map(([path, item]) => ({
      pattern: new RegExp(`/api/v1${path.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`),
      pointer: `/paths/${path.replaceAll("/", "~1")}`,
      operations: item as unknown as Readonly<Record<string, Operation>>,
    }));
  }

  /** `fetch` that looks at each answer on its way. */
  readonly fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(url, init);
    const method = (init.method ?? "GET").toLowerCase();
    const route = this.#routes.find(
      ({ pattern, operations }) => pattern.test(new URL(url).pathname) && operations[method],
    );
    const operation = route?.operations[method];
    if (!route || !operation) throw new Error(`The contract has no ${method} ${url}.`);
    const problems = await this.#check(operation, `${route.pointer}/${method}`, response.clone());
    this.observed.push({ operationId: operation.operationId, status: response.status, problems });
    return response;
  };

  async #check(operation: Operation, pointer: string, response: Response): Promise<string[]> {
    const declared = operation.responses[String(response.status)];
    if (!declared) return [`status ${response.status} is not declared`];
    const place = "$ref" in declared ? declared.$ref.slice(1) : `${pointer}/responses/${response.status}`;
    const contract = "$ref" in declared ? this.#resolve<ContractResponse>(declared) : declared;
    const [mediaType = ""] = (response.headers.get("content-type") ?? "").split(";");
    return [
      ...this.#missingHeaders(contract, response),
      ...(await this.#bodyProblems(contract, place, mediaType, response)),
    ];
  }

  #missingHeaders({ headers = {} }: ContractResponse, response: Response): string[] {
    return Object.entries(headers)
      .filter(([, header]) => ("$ref" in header ? this.#resolve<{ required?: boolean }>(header) : header).required)
      .filter(([name]) => !response.headers.has(name))
      .map(([name]) => `header ${name} is missing`);
  }

  async #bodyProblems(
    contract: ContractResponse,
    place: string,
    mediaType: string,
    response: Response,
  ): Promise<string[]> {
    const bytes = await response.arrayBuffer();
    if (!contract.content) return bytes.byteLength === 0 ? [] : ["there is a body"];
    if (!Object.hasOwn(contract.content, mediaType)) return [`media type ${mediaType} is not declared`];
    if (Object.keys(contract.content).length > 1) return bytes.byteLength > 0 ? [] : ["the body is empty"];
    const validate = this.#validator(`${place}/content/${mediaType.replaceAll("/", "~1")}/schema`);
    const body: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return validate(body) ? [] : [this.#ajv.errorsText(validate.errors)];
  }

  #validator(pointer: string): ValidateFunction {
    const reference = `contract#${pointer.split("/").map(encodeURIComponent).join("/")}`;
    return this.#ajv.getSchema(reference) ?? this.#ajv.compile({ $ref: reference });
  }

  #resolve<T>({ $ref }: Reference): T {
    const segments = $ref.slice(2).split("/");
    return segments.reduce<unknown>((value, segment) => (value as Record<string, unknown>)[segment], openapi) as T;
  }
}

/** Every operationId of the contract. */
export const operationIds: readonly string[] = Object.values(openapi.paths)
  .flatMap((item) => Object.values(item as Record<string, Partial<Operation>>))
  .flatMap(({ operationId }) => (operationId === undefined ? [] : [operationId]))
  .sort();
