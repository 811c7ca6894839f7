import type { ApiModel, Operation, Parameter, Resource, Response } from "../model/api-model.ts";
import { type NamedTypes, resolved } from "../model/schemas/named-schemas.ts";
import { Bases } from "./bases.ts";
import { acceptedContents, jsonSchemaOf } from "./body-data.ts";
import { operationEnvelope } from "./envelope-data.ts";
import { parameterData } from "./parameter-data.ts";
import { propertyAt } from "./schema-places.ts";
import { type Validators, validatorOf } from "./validators.ts";

/** One operation as the kit enforces it; its members are those of the runtime's `ServerOperation`. */
export function operationData<V>(
  model: ApiModel,
  resource: Resource,
  operation: Operation,
  validators: Validators<V>,
  types: NamedTypes,
) {
  const { body } = operation;
  const bases = new Bases(model, types);
  return {
    id: operation.id,
    resource: resource.name.camel,
    method: operation.method,
    path: operation.route.path,
    ...(operation.route.fixed && { fixed: operation.route.fixed }),
    parameters: operation.parameters.map((parameter) => parameterData(parameter, operation.path, types)),
    schemas: placeSchemas(operation, validators, types),
    ...(body && { body: bodyData(body, validators, types) }),
    responses: Object.fromEntries(
      operation.responses.map((response) => [
        statusKey(response.status),
        { ...responseData(response, validators, types), ...bases.of(operation, response) },
      ]),
    ),
    success: operation.result.status,
    security: operation.security,
    envelope: operationEnvelope(operation.envelope, model.envelope),
    errors: { ...codesInSchemas(model, operation, types), ...operation.errorCodes },
    ...(operation.errors && { errorShape: shapeData(operation.errors) }),
    ...(operation.idempotencyKey !== undefined && { idempotencyKey: operation.idempotencyKey }),
  };
}

/** Codes by status that schemas of errors list. */
function codesInSchemas({ errors }: ApiModel, operation: Operation, types: NamedTypes): Record<string, string[]> {
  const codes: Record<string, string[]> = {};
  const { code } = operation.errors ?? errors;
  for (const { status, contents } of operation.responses) {
    const schema = /^[123]/.test(status) ? undefined : jsonSchemaOf(contents);
    const found = schema && propertyAt(schema, code, types);
    const target = found && resolved(found.schema, types);
    const texts =
      target?.kind === "enum" && !target.open ? target.values.filter((value) => typeof value === "string") : [];
    if (texts.length > 0) codes[statusKey(status)] = texts;
  }
  return codes;
}

/** `4xx` is written `4XX`. */
function statusKey(status: string): string {
  return status === "default" ? status : status.toUpperCase();
}

const PLACES = ["path", "query", "header", "cookie"] as const;

/** All parameters of one place as the properties of an object. */
function placeSchemas<V>(operation: Operation, validators: Validators<V>, types: NamedTypes) {
  const schemas: { [P in Parameter["in"]]?: V } = {};
  for (const place of PLACES) {
    const parameters = operation.parameters.filter((parameter) => parameter.in === place);
    if (parameters.length === 0) continue;
    const properties = parameters.map(({ name, required, schema }) => ({ name, required, schema }));
    schemas[place] = validatorOf({ kind: "object", properties, additional: true }, validators, types);
  }
  return schemas;
}

function bodyData<V>(body: NonNullable<Operation["body"]>, validators: Validators<V>, types: NamedTypes) {
  const content: Record<string, V> = {};
  for (const { mediaType, schema } of acceptedContents(body, types)) {
    content[mediaType] = schema ? validatorOf(schema, validators, types) : validators.plain("binary");
  }
  return { required: body.required, content };
}

function responseData<V>({ kind, contents }: Response, validators: Validators<V>, types: NamedTypes) {
  const schema = kind === "json" ? jsonSchemaOf(contents) : undefined;
  return {
    kind,
    mediaTypes: contents.map(({ mediaType }) => mediaType),
    ...(schema && { schema: validatorOf(schema, validators, types) }),
  };
}

type DeclaredShape = NonNullable<Operation["errors"]>;

/** Where errors keep their parts, without what an API doesn't have. */
export function shapeData({ code, message, title, details, requestId }: DeclaredShape) {
  return { code, message, ...(title && { title }), ...(details && { details }), ...(requestId && { requestId }) };
}
