import { jsonSchemaOf } from "../contract/bodies.ts";
import { envelopeOf } from "../contract/envelope.ts";
import { isSuccess, nearest, type Operation, parameterOf, type Response } from "../contract/operations.ts";
import type { Place } from "../contract/place.ts";
import { isPointer, parsePointer } from "../contract/pointer.ts";
import { operationRule, type Report } from "../contract/rule.ts";
import { descend } from "../schema/descend.ts";
import { typesOf } from "../schema/parts.ts";
import { gapOnWay } from "../schema/require-path.ts";

/** Lists are paged, all in the same way: `cursor` and `limit` in, `next_cursor` and `has_more` out. */
export const paginationShape = operationRule((operation, report) => {
  if (operation.method !== "get" || nearest(operation, "pagination")?.node === false) return;
  for (const response of operation.responses.filter(({ status }) => isSuccess(status))) {
    const body = jsonSchemaOf(response.place);
    if (!body || !isList(operation, body)) continue;
    checkCursor(operation, report);
    checkLimit(operation, report);
    checkMeta(operation, response, body, report);
    checkDeclaration(operation, response, body, report);
  }
});

function isList(operation: Operation, body: Place): boolean {
  const envelope = envelopeOf(operation);
  return descend(body, envelope ? envelope.data : []).some((data) => typesOf(data).has("array"));
}

function checkCursor(operation: Operation, report: Report): void {
  const cursor = parameterOf(operation, "query", "cursor");
  if (!cursor) {
    report(operation.place, "a list takes the query parameter `cursor`. Add the shared parameter.", operation);
  } else if (!typesOf(cursor.child("schema")).has("string")) {
    report(cursor, "`cursor` is not a string. Cursors are opaque: set `type: string`.", operation);
  }
}

function checkLimit(operation: Operation, report: Report): void {
  const limit = parameterOf(operation, "query", "limit");
  if (!limit) {
    report(operation.place, "a list takes the query parameter `limit`. Add the shared parameter.", operation);
    return;
  }
  const schema = limit.at("schema");
  if (!typesOf(schema).has("integer")) report(schema, "`limit` is not an integer. Set `type: integer`.", operation);
  for (const bound of ["minimum", "maximum", "default"]) {
    if (typeof schema.child(bound).node === "number") continue;
    report(schema, `\`limit\` has no \`${bound}\`. Say it, so that callers need not guess.`, operation);
  }
}

function checkMeta(operation: Operation, response: Response, body: Place, report: Report): void {
  const envelope = envelopeOf(operation);
  const meta = envelope ? envelope.meta : [];
  for (const [name, types] of [
    ["next_cursor", ["string", "null"]],
    ["has_more", ["boolean"]],
  ] as const) {
    const way = [...meta, name];
    const gap = gapOnWay(body, way);
    if (gap) {
      const where = `in response ${response.status}, \`${way.join(".")}\``;
      report(gap.at, `${where} is ${gap.problem}. Give a list the page meta of the contract.`, operation);
      continue;
    }
    for (const place of descend(body, way)) {
      const given = typesOf(place);
      if (types.every((type) => given.has(type))) continue;
      const wanted = types.length === 1 ? `type: ${types[0]}` : `type: [string, "null"]`;
      report(place, `\`${way.join(".")}\` has another type than every list. Set \`${wanted}\`.`, operation);
    }
  }
}

/** `x-hivegen.pagination` names parameters of the operation and places of the body that exist. */
function checkDeclaration(operation: Operation, response: Response, body: Place, report: Report): void {
  const pagination = nearest(operation, "pagination");
  if (!pagination) {
    const fix = "Add `x-hivegen.pagination` at the root, or `false` on this operation if it has no pages.";
    report(operation.place, `nothing says how the list is paged. ${fix}`, operation);
    return;
  }
  for (const name of ["cursor", "limit"]) {
    const parameter = pagination.child(name);
    if (parameter.text === undefined || parameterOf(operation, "query", parameter.text)) continue;
    report(parameter, `it has no query parameter \`${parameter.text}\`. Add it, or correct the name.`, operation);
  }
  for (const [, place] of pagination.fields()) {
    if (!isPointer(place.node) || descend(body, parsePointer(place.node)).length > 0) continue;
    const fix = "Correct the pointer, or the schema.";
    report(place, `\`${place.node}\` is nowhere in the body of response ${response.status}. ${fix}`, operation);
  }
}
