import { isObject, type JsonObject } from "../document/json.ts";
import { valueAt } from "../document/pointer.ts";
import type { ApiModel, Envelope, Operation, Response } from "../model/api-model.ts";
import type { Schema } from "../model/schema.ts";
import type { NamedTypes } from "../model/schemas/named-schemas.ts";
import { Sampler } from "../samples/sampler.ts";
import { type Place, setAt, setFailure, without } from "./base-places.ts";
import { jsonSchemaOf } from "./body-data.ts";
import { type OwnPlaces, ownPlaces } from "./error-places.ts";
import { propertyAt } from "./schema-places.ts";

interface BaseData {
  readonly base?: JsonObject;
  readonly error?: OwnPlaces;
}

const LEAST = { optionalDepth: 0, items: 0, text: "", accepts: () => false } as const;

/**
 * What bodies have besides data, or besides the parts of an error: members that their schema requires, and that no handler
 * knows of. `{ errors: [], messages: [] }` around a result is such a base.
 */
export class Bases {
  readonly #model: ApiModel;
  readonly #types: NamedTypes;
  readonly #least: Sampler;

  constructor(model: ApiModel, types: NamedTypes) {
    this.#model = model;
    this.#types = types;
    this.#least = new Sampler(types, LEAST);
  }

  of(operation: Operation, response: Response): BaseData {
    const schema = response.kind === "json" ? jsonSchemaOf(response.contents) : undefined;
    if (!schema) return {};
    if (/^[123]/.test(response.status)) return given({ base: this.#successBase(operation, schema) });
    const usual = operation.errors ?? this.#model.errors;
    const error = isProblem(response) ? undefined : ownPlaces(usual, schema, this.#types);
    return given({ error, base: this.#errorBase(operation, error, schema, response.status) });
  }

  #successBase({ envelope, errors }: Operation, schema: Schema): JsonObject | undefined {
    if (!envelope) return undefined;
    const { success, data, meta, metaParts = [] } = envelope;
    const { requestId } = errors ?? this.#model.errors;
    const body = this.#least.sample(schema);
    return objectOrNothing(without(body, present([data, success, meta, ...metaParts, requestId])));
  }

  #errorBase(
    { envelope, errors }: Operation,
    own: OwnPlaces | undefined,
    schema: Schema,
    status: string,
  ): JsonObject | undefined {
    const shape: Shape = own ?? errors ?? this.#model.errors;
    // What has no shape of its own is in the API's envelope, whatever a success of the operation is in.
    const around = envelope ?? (own || errors ? undefined : this.#model.envelope);
    const body = this.#least.sample(schema);
    if (!isObject(body)) return undefined;
    for (const place of present([shape.code, shape.message, shape.status])) this.#fill(body, schema, place);
    setFailure(body, Number(status));
    return objectOrNothing(without(body, errorPlaces(shape, around)));
  }

  /** Makes the way to a place of an error; one that takes no free text has what it takes. */
  #fill(body: JsonObject, schema: Schema, place: Place): void {
    for (const [index] of place.entries()) {
      const step = place.slice(0, index + 1);
      const target = propertyAt(schema, step, this.#types);
      if (!target) return;
      const value = this.#least.sample(target.schema);
      if (valueAt(body, step) === undefined && value !== "") setAt(body, step, value);
    }
  }
}

/** The media type says where problem details have their parts, however little the schema does. */
function isProblem({ contents }: Response): boolean {
  return contents.some(({ mediaType }) => /^application\/problem\+json/i.test(mediaType));
}

type Shape = { readonly [Part in keyof OwnPlaces]?: Place | undefined };

function errorPlaces({ code, message, title, details, requestId, status }: Shape, envelope: Envelope | undefined) {
  const first = code ?? status;
  // Details that have the code inside are a list of errors, not what is put beside them.
  const beside = details?.every((name, index) => first?.[index] === name) ? undefined : details;
  return present([code, message, title, beside, requestId, envelope?.success]);
}

function present(places: readonly (Place | undefined)[]): Place[] {
  return places.filter((place) => place !== undefined);
}

function given({
  base,
  error,
}: {
  readonly base: JsonObject | undefined;
  readonly error?: OwnPlaces | undefined;
}): BaseData {
  return { ...(base && { base }), ...(error && { error }) };
}

function objectOrNothing(value: unknown): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}
