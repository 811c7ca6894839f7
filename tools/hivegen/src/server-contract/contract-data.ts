import type { ApiModel, KeyPlace, SecurityScheme } from "../model/api-model.ts";
import { undeclaredErrorShape } from "../model/errors.ts";
import { envelopeData } from "./envelope-data.ts";
import { shapeData } from "./operation-data.ts";

/** Where nothing is known of an API's errors, they are problem details (RFC 9457). */
const PROBLEM = {
  code: ["code"],
  message: ["detail"],
  title: ["title"],
  status: ["status"],
  mediaType: "application/problem+json",
};

/** What holds for all operations; the members are those of the runtime's `ServerContract`. */
export function contractData<O>(model: ApiModel, operations: readonly O[]) {
  const { envelope, rateLimit, errors } = model;
  return {
    title: model.title,
    version: model.version,
    operations,
    ...(envelope && { envelope: envelopeData(envelope) }),
    errors: errors === undeclaredErrorShape ? PROBLEM : shapeData(errors),
    ...(rateLimit && { rateLimit: rateLimitData(rateLimit) }),
    ...(errors.requestIdHeader !== undefined && { requestIdHeader: errors.requestIdHeader }),
    securitySchemes: securitySchemes(model),
    defaultCodes: defaultCodes(model),
  };
}

function rateLimitData({ limit, remaining, reset, unit }: NonNullable<ApiModel["rateLimit"]>) {
  return { limit, remaining, reset, resetUnit: unit };
}

/** The first code of each status. */
function defaultCodes(model: ApiModel): Record<string, string> {
  const codes: Record<string, string> = {};
  for (const [status, [code]] of Object.entries(model.defaultCodes)) if (code !== undefined) codes[status] = code;
  return codes;
}

/**
 * How credentials arrive. The kit can't read those of other schemes, nor of schemes that are asked for but not declared; the
 * app looks at the request for them.
 */
function securitySchemes({ auth, resources }: ApiModel) {
  const asked = resources.flatMap(({ operations }) => operations.flatMap(({ security }) => security));
  const undeclared = asked.flatMap((alternative) => Object.keys(alternative)).map((name) => [name, OTHER] as const);
  const declared = auth.schemes.map(({ name, type, place }) => [name, schemeData(type, place)] as const);
  return Object.fromEntries([...undeclared, ...declared]);
}

const OTHER: SchemeData = { type: "other" };

type SchemeData = Pick<SecurityScheme, "type"> & Partial<KeyPlace>;

function schemeData(type: SecurityScheme["type"], place: KeyPlace | undefined): SchemeData {
  if (!place) return { type };
  return { type, in: place.in, name: place.name, ...(place.prefix !== "" && { prefix: place.prefix }) };
}
