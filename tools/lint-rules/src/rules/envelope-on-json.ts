import { contentsOf, isJson, jsonSchemaOf } from "../contract/bodies.ts";
import { type Envelope, envelopeOf, errorEnvelopeOf } from "../contract/envelope.ts";
import { isError, isSuccess, type Operation, type Response } from "../contract/operations.ts";
import type { Place } from "../contract/place.ts";
import { operationRule, type Report } from "../contract/rule.ts";
import { propertyOf, typesOf, valuesOf } from "../schema/parts.ts";
import { gapOnWay } from "../schema/require-path.ts";

/** JSON bodies have the envelope: `success`, then `data` or `error`, and `meta` with the request id. */
export const envelopeOnJson = operationRule((operation, report) => {
  const envelope = envelopeOf(operation);
  if (envelope === undefined) {
    report(operation.root, UNDECLARED);
    return;
  }
  const errorEnvelope = errorEnvelopeOf(operation);
  for (const response of operation.responses) {
    if (envelope && isSuccess(response.status)) checkSuccess({ operation, response, envelope, report });
    if (errorEnvelope && isError(response.status)) checkError({ operation, response, envelope: errorEnvelope, report });
  }
});

const UNDECLARED =
  "The contract does not say where its envelope stands. Add `x-hivegen.envelope` at the root, with the JSON pointers `success`, `data`, `meta` and `error`.";

interface Case {
  readonly operation: Operation;
  readonly response: Response;
  readonly envelope: Envelope;
  readonly report: Report;
}

function checkSuccess(subject: Case): void {
  const schema = jsonSchemaOf(subject.response.place);
  if (schema) checkBody(subject, schema, true, [subject.envelope.data]);
}

function checkError(subject: Case): void {
  const { error } = subject.envelope;
  for (const schema of errorSchemas(subject)) {
    checkBody(subject, schema, false, [error, [...error, "code"], [...error, "message"]]);
  }
}

function errorSchemas({ operation, response, report }: Case): Place[] {
  const contents = contentsOf(response.place).filter(({ mediaType }) => isJson(mediaType));
  if (contents.length === 0) {
    report(
      response.place,
      `response ${response.status} has no JSON body. Give it the error envelope as \`application/json\`.`,
      operation,
    );
  }
  return contents.map(({ place }) => place.child("schema")).filter((schema) => schema.exists);
}

function checkBody(subject: Case, schema: Place, success: boolean, ways: readonly (readonly string[])[]): void {
  const { operation, envelope, report } = subject;
  // What is shared has one text whatever the status, so that it is told once.
  const body = success ? "the JSON body of a 2xx response" : "the JSON body of an error response";
  if (!typesOf(schema).has("object")) {
    const exempt = success ? "set `x-hivegen.envelope: false`" : "say where its errors stand in `x-hivegen.errors`";
    report(schema, `${body} is not an object. Wrap it in the envelope, or ${exempt}.`, operation);
    return;
  }
  for (const way of [envelope.success, ...ways, envelope.meta, [...envelope.meta, "request_id"]]) {
    const gap = gapOnWay(schema, way);
    if (!gap) continue;
    const fix = gap.problem === "not required" ? "List it in `required`." : "Declare and require it.";
    report(gap.at, `in ${body}, \`${gap.property}\` of the envelope is ${gap.problem}. ${fix}`, operation);
  }
  checkSuccessFlag(subject, schema, success);
}

function checkSuccessFlag({ operation, envelope, report }: Case, schema: Place, success: boolean): void {
  const flags = envelope.success.reduce<Place[]>(
    (owners, name) => owners.flatMap((owner) => propertyOf(owner, name)),
    [schema],
  );
  const [flag] = flags;
  const fixed = flags.map(valuesOf).some((values) => values.size === 1 && values.has(success));
  if (!flag || fixed) return;
  const name = envelope.success.join(".");
  report(flag, `\`${name}\` of the envelope is not fixed to ${success}. Add \`const: ${success}\`.`, operation);
}
