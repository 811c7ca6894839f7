import type { FastifyRequest } from "fastify";
import type { ServerContract, ServerOperation } from "../contract.ts";
import { type Complaint, invalidRequest } from "../errors/invalid-request.ts";
import { type ReadBody, readBody } from "../request/body.ts";
import { readParameters } from "../request/parameters.ts";
import { unknownQuery } from "../request/sources.ts";
import { parameterNames } from "../routing/path-template.ts";
import { applyDefaults, validate } from "../schema/validate.ts";
import type { Admission } from "./admission.ts";
import type { HandlerRequest } from "./handlers.ts";

interface DecodeOptions {
  readonly unknownQuery?: "reject" | "ignore";
}

function pathTexts(names: readonly string[], request: FastifyRequest): Map<string, string> {
  const texts = request.params as Readonly<Record<string, string>>;
  return new Map(names.map((name, index) => [name, texts[`p${index}`] ?? ""]));
}

function bodyComplaints(body: ReadBody): Complaint[] {
  if (body.schema === undefined || body.value === undefined) return [];
  return validate(body.schema, body.value).map(({ field, message }) => ({ field: field || "body", reason: message }));
}

/** What turns a request into the input of its handler; it throws a 400 that names everything that is wrong. */
export function decoder(contract: ServerContract, operation: ServerOperation, options: DecodeOptions) {
  const names = parameterNames(operation.path);
  const keysInQuery = Object.values(contract.securitySchemes).filter((scheme) => scheme.in === "query");
  const credentialNames = new Set(keysInQuery.flatMap(({ name }) => name ?? []));
  const strict = options.unknownQuery !== "ignore";
  return async (request: FastifyRequest, { query, cookies }: Admission<unknown>): Promise<HandlerRequest> => {
    const body = await readBody(operation, request.body, request.headers);
    const sources = { query: query.pairs, path: pathTexts(names, request), headers: request.headers, cookies };
    const { values, complaints } = readParameters(operation, sources);
    const all = [
      ...query.complaints,
      ...(strict ? unknownQuery(operation, query.pairs, credentialNames) : []),
      ...complaints,
      ...bodyComplaints(body),
    ];
    if (all.length > 0) throw invalidRequest(operation, all);
    return {
      params: { ...values.path },
      query: { ...values.query },
      headers: { ...values.header },
      cookies: { ...values.cookie },
      body: body.schema ? applyDefaults(body.schema, body.value) : body.value,
    };
  };
}
