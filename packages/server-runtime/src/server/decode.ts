import type { FastifyRequest } from "fastify";
import type { ServerContract, ServerOperation } from "../contract.ts";
import { type Complaint, invalidRequest } from "../errors/invalid-request.ts";
import { type ReadBody, readBody } from "../request/body.ts";
import { readParameters } from "../request/parameters.ts";
import { type RawQuery, type Sources, unknownQuery } from "../request/sources.ts";
import { decodeText } from "../request/url-encoding.ts";
import { applyDefaults, validate } from "../schema/validate.ts";
import type { Admission } from "./admission.ts";
import type { HandlerRequest } from "./handlers.ts";

interface DecodeOptions {
  readonly unknownQuery?: "reject" | "ignore";
}

/** `/alerts?lat={lat}` is a path whose parameter stands in the query. */
function withQuery(path: Sources["path"], operation: ServerOperation, { pairs }: RawQuery): Sources["path"] {
  const inQuery =
    operation.fixed && operation.parameters.filter((parameter) => parameter.in === "path" && !path.has(parameter.name));
  if (!inQuery || inQuery.length === 0) return path;
  const texts = inQuery.flatMap(({ name }): [string, string][] => {
    const text = decodeText(pairs.find((pair) => pair.name === name)?.raw ?? "");
    return text === undefined ? [] : [[name, text]];
  });
  return new Map([...path, ...texts]);
}

function bodyComplaints(body: ReadBody): Complaint[] {
  if (body.schema === undefined || body.value === undefined) return [];
  return validate(body.schema, body.value, "request").map(({ field, message }) => ({
    field: field || "body",
    reason: message,
  }));
}

/** What turns a request into the input of its handler; it throws a 400 that names everything that is wrong. */
export function decoder(contract: ServerContract, operation: ServerOperation, options: DecodeOptions) {
  const keysInQuery = Object.values(contract.securitySchemes).filter((scheme) => scheme.in === "query");
  const credentialNames = new Set(keysInQuery.flatMap(({ name }) => name ?? []));
  const strict = options.unknownQuery !== "ignore";
  return async (
    request: FastifyRequest,
    path: Sources["path"],
    { query, cookies }: Admission<unknown>,
  ): Promise<HandlerRequest> => {
    const body = await readBody(operation, request.body, request.headers);
    const sources = { query: query.pairs, path: withQuery(path, operation, query), headers: request.headers, cookies };
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
