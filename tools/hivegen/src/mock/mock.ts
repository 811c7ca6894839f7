import { contractPlugin, fastifyOptions, type ServerContract } from "@hivegen/server-runtime";
import Fastify from "fastify";
import { hasErrors } from "../findings/has-errors.ts";
import { load } from "../load/load.ts";
import type { ApiModel } from "../model/api-model.ts";
import { buildModel } from "../model/build-model.ts";
import { namedTypes } from "../model/schemas/named-schemas.ts";
import { Answers } from "../samples/answers.ts";
import { Sampler } from "../samples/sampler.ts";
import { contractData } from "../server-contract/contract-data.ts";
import { operationData } from "../server-contract/operation-data.ts";
import { servedModel } from "../server-contract/served-model.ts";
import { mockHandlers } from "./handlers.ts";
import { Keeper } from "./keeper.ts";
import { Validation } from "./validation.ts";

export interface MockOptions {
  /** Default: any free port. */
  readonly port?: number;
  /** Default: `127.0.0.1`, which other machines don't reach. */
  readonly host?: string;
}

export interface Mock {
  /** Where the API's paths begin. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves an API description: answers come from its examples, or are made from its schemas. What is created is found again.
 *
 * @throws Error when the description has errors, or the port is taken
 */
export async function mock(spec: string, options: MockOptions = {}): Promise<Mock> {
  const loaded = load(spec);
  const model = hasErrors(loaded.findings) ? undefined : buildModel(loaded);
  if (!model || hasErrors(loaded.findings)) {
    const messages = loaded.findings.map(
      ({ file, line, code, message }) => `${file}:${line ?? 1}: ${code}: ${message}`,
    );
    throw new Error(`${spec} can't be served.\n${messages.join("\n")}`);
  }
  return serve(model, options);
}

/** Serves a model; see `mock`. */
export async function serve(described: ApiModel, { port = 0, host = "127.0.0.1" }: MockOptions = {}): Promise<Mock> {
  const model = servedModel(described);
  const types = namedTypes(model);
  const validation = new Validation(types);
  const sampler = new Sampler(types, {
    optionalDepth: OPTIONAL_DEPTH,
    items: 1,
    text: "string",
    accepts: (schema, value) => validation.isValid(schema, value),
  });
  const contract = mockContract(model, validation);
  const handlers = mockHandlers({
    model,
    types,
    answers: new Answers(sampler),
    keeper: new Keeper(types, sampler, validation),
  });
  const app = Fastify({
    ...fastifyOptions(contract),
    forceCloseConnections: true,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
  });
  const scopes = scopesOf(model);
  const plugin = contractPlugin<string>(contract, handlers, {
    // Any credential will do, as long as there is one.
    authenticate: ({ value }) => value,
    scopesOf: () => scopes,
    unknownQuery: "ignore",
    bodyLimit: BODY_LIMIT,
  });
  await app.register(plugin);
  const url = await app.listen({ port, host });
  return { url, close: () => app.close() };
}

/** Answers show optional members down to here. */
const OPTIONAL_DEPTH = 4;
const LONGEST_PARAMETER = 4096;
const BODY_LIMIT = 64 * 2 ** 20;

/** The contract that the generated stubs would have. */
function mockContract(model: ApiModel, { validators }: Validation): ServerContract {
  const types = namedTypes(model);
  const operations = model.resources.flatMap((resource) =>
    resource.operations.map((operation) => operationData(model, resource, operation, validators, types)),
  );
  return contractData(model, operations);
}

function scopesOf(model: ApiModel): ReadonlySet<string> {
  const operations = model.resources.flatMap((resource) => resource.operations);
  return new Set(operations.flatMap(({ security }) => security.flatMap((schemes) => Object.values(schemes).flat())));
}
