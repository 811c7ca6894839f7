import type { Envelope } from "../api-model.ts";
import type { Context } from "../context.ts";
import { findMember, itemsOf, propertyNames } from "../properties.ts";
import { errorPlace, type Family, metaPlaces } from "./family.ts";
import { commonest, isDataName, isErrorName, isMetaName } from "./member-names.ts";
import type { Answer, Body } from "./success-bodies.ts";

const JSON_API = /^application\/vnd\.api\+json\b/i;

/** `{ data: { type, id, attributes }, included, links, meta }`. The media type says it, or the form of the data. */
export function jsonApiFamily(context: Context, answers: readonly Answer[]): Family | undefined {
  const bodies = answers.map(({ bodies: [first] }) => first);
  const resources = bodies.filter((body) => isWrapped(body, "data") && isJsonApi(context, body));
  const declared = resources.filter(({ mediaType }) => JSON_API.test(mediaType));
  if (declared.length === 0 && resources.length * 2 <= bodies.length) return undefined;
  const envelope = envelopeFor("data", resources, false);
  return {
    name: "json-api",
    envelopeOf: (body) => (isWrapped(body, "data") && isJsonApi(context, body) ? envelope : undefined),
    evidence:
      declared.length > 0
        ? `${declared.length} of ${bodies.length} JSON responses are application/vnd.api+json with /data`
        : `${resources.length} of ${bodies.length} JSON responses have JSON:API resources at /data`,
  };
}

function isJsonApi(context: Context, { schema, mediaType }: Body): boolean {
  if (JSON_API.test(mediaType)) return true;
  const data = findMember(context, schema, "data")?.schema;
  const names = propertyNames(context, itemsOf(context, data) ?? data);
  return names.has("type") && names.has("id") && names.has("attributes");
}

/**
 * `{ data }`, alone or with meta beside it. Lists are often wrapped where nothing else is, so they alone say nothing: most
 * bodies that aren't such lists must be wrapped too.
 */
export function dataFamily(context: Context, answers: readonly Answer[]): Family | undefined {
  const bodies = answers.map(({ bodies: [first] }) => first).filter(({ kind }) => kind === "object");
  const found = commonest(
    bodies.flatMap((body) => [...body.names].filter((name) => isDataName(name) && isWrapped(body, name))),
  );
  if (!found || found.count < 2) return undefined;
  const wrapped = bodies.filter((body) => isWrapped(body, found.name));
  const lists = wrapped.filter((body) => itemsOf(context, findMember(context, body.schema, found.name)?.schema));
  const singles = wrapped.length - lists.length;
  if (singles * 2 <= bodies.length - lists.length) return undefined;
  const envelope = envelopeFor(found.name, wrapped, true);
  return {
    name: "data",
    envelopeOf: (body) => (isWrapped(body, found.name) ? envelope : undefined),
    evidence: `${wrapped.length} of ${bodies.length} JSON object responses are exactly { ${found.name} } with or without meta`,
  };
}

function isWrapped({ names }: Body, dataName: string): boolean {
  return names.has(dataName) && [...names].every((name) => name === dataName || isMetaName(name) || isErrorName(name));
}

function envelopeFor(dataName: string, bodies: readonly Body[], single: boolean): Envelope {
  const beside = bodies.flatMap(({ names }) => [...names].filter((name) => name !== dataName && isMetaName(name)));
  const places = metaPlaces(beside);
  return {
    success: undefined,
    successValues: undefined,
    flagOptional: undefined,
    data: [dataName],
    ...(single || !places.meta ? places : { meta: undefined, metaParts: [places.meta] }),
    error: errorPlace(bodies),
  };
}
