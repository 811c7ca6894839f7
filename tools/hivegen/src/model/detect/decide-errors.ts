import { arrayOf, type Json, type JsonObject, objectOf } from "../../document/json.ts";
import { formatPointer } from "../../document/pointer.ts";
import type { Envelope, ErrorShape } from "../api-model.ts";
import { type Context, resolve } from "../context.ts";
import type { Decision } from "../decision.ts";
import { errorShape, undeclaredErrorShape } from "../errors.ts";
import { isJson } from "../media-types.ts";
import type { RawOperation } from "../raw-operations.ts";
import { successVariants } from "../variants.ts";
import { type Places, readErrorAt, readErrorShape, readProblem } from "./read-error-shape.ts";

export interface ErrorDecision {
  /** Set where it differs from the API's. */
  readonly errors: ErrorShape | undefined;
  readonly explain: () => Decision;
}

export interface ErrorDecisions {
  readonly of: (raw: RawOperation) => ErrorDecision;
  /** Where most errors of the API keep their parts. */
  readonly common: ErrorShape;
}

/** How an operation's bodies are wrapped, as decided before. */
type EnvelopeOf = (raw: RawOperation) => { readonly envelope: Envelope | undefined };

/** Decides where errors have their parts: as `x-hivegen.errors` says, else as the responses of failure have them. */
export function decideErrors(
  context: Context,
  raws: readonly RawOperation[],
  root: JsonObject,
  envelopes: EnvelopeOf,
): ErrorDecisions {
  const declared = errorShape(root);
  if (declared) return { common: declared, of: (raw) => asDeclared(raw, declared) };
  const reader = new ErrorReader(context);
  const found = new Map(raws.map((raw) => [raw, reader.shapeOf(raw, envelopes(raw).envelope)]));
  const { shape, count, total } = commonest([...found.values()]);
  const common = shape ?? undeclaredErrorShape;
  const evidence =
    total === 0
      ? "no errors are described; these are the usual places"
      : `${count} of ${total} operations that describe errors have them so`;
  return { common, of: (raw) => decide(raw, found.get(raw), common, evidence) };
}

function decide(raw: RawOperation, found: ErrorShape | undefined, common: ErrorShape, evidence: string): ErrorDecision {
  const own = errorShape(objectOf(raw.operation["x-hivegen"]));
  if (own) return decision(raw, own, own, "x-hivegen.errors of the operation says so");
  if (!found || JSON.stringify(found) === JSON.stringify(common)) return decision(raw, undefined, common, evidence);
  return decision(raw, found, found, "its own errors have them so, unlike most");
}

/** @param errors set where they differ from the API's @param shape what holds */
function decision(
  raw: RawOperation,
  errors: ErrorShape | undefined,
  shape: ErrorShape,
  because: string,
): ErrorDecision {
  return { errors, explain: () => ({ saw: errorStatuses(raw), decided: describe(shape), because }) };
}

function errorStatuses({ operation }: RawOperation): string {
  const statuses = Object.keys(objectOf(operation.responses)).filter(isErrorStatus);
  return statuses.length > 0 ? `describes ${statuses.join(", ")}` : "describes no errors";
}

function isErrorStatus(status: string): boolean {
  return /^[45]/.test(status) || status === "default";
}

function asDeclared(raw: RawOperation, declared: ErrorShape): ErrorDecision {
  const own = errorShape(objectOf(raw.operation["x-hivegen"]));
  return decision(raw, own, own ?? declared, "x-hivegen.errors says so");
}

function describe({ code, message, title, details }: ErrorShape): string {
  const parts = [
    `code at ${formatPointer(code)}`,
    `message at ${formatPointer(message)}${title ? `, else at ${formatPointer(title)}` : ""}`,
    details && `details at ${formatPointer(details)}`,
  ];
  return parts.filter((part) => part !== undefined).join("; ");
}

function commonest(shapes: readonly (ErrorShape | undefined)[]) {
  const counts = new Map<string, { shape: ErrorShape; count: number }>();
  let total = 0;
  for (const shape of shapes) {
    if (!shape) continue;
    total++;
    const key = JSON.stringify(shape);
    counts.set(key, { shape, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  let best: { shape: ErrorShape | undefined; count: number } = { shape: undefined, count: 0 };
  for (const candidate of counts.values()) if (candidate.count > best.count) best = candidate;
  return { ...best, total };
}

const PROBLEM = /^application\/problem\+json\b/i;

interface ErrorBody {
  readonly schema: JsonObject;
  readonly isProblem: boolean;
}

/** Reads each schema once: most operations share those of their errors. */
class ErrorReader {
  readonly #context: Context;
  readonly #shapes = new Map<JsonObject, Places | undefined>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** The shape that most of the operation's errors have; of equals the first. */
  shapeOf(raw: RawOperation, envelope: Envelope | undefined): ErrorShape | undefined {
    const responses = Object.entries(objectOf(raw.operation.responses));
    const failures = responses.filter(([status]) => isErrorStatus(status));
    const bodies = failures.flatMap(([, response]) => this.#bodiesOf(response));
    const found = bodies.flatMap((body) => this.#read(body) ?? []);
    const { shape } = commonest(found.map(complete));
    return shape ?? this.#inSuccess(responses, envelope);
  }

  /** A failure that is described as a variant of the success, or in a member of it. */
  #inSuccess(responses: readonly [string, Json | undefined][], envelope: Envelope | undefined): ErrorShape | undefined {
    if (!envelope) return undefined;
    const successes = responses.filter(([status]) => /^2/.test(status));
    for (const { schema } of successes.flatMap(([, response]) => this.#bodiesOf(response))) {
      const variants = successVariants(this.#context, schema);
      const failures = [...arrayOf(schema.oneOf), ...arrayOf(schema.anyOf)].filter((part) => !variants.includes(part));
      const [name] = envelope.error ?? [];
      const places =
        failures.flatMap((failure) => readErrorShape(this.#context, failure) ?? [])[0] ??
        (name === undefined ? undefined : readErrorAt(this.#context, schema, name));
      if (places) return complete(places);
    }
    return undefined;
  }

  #bodiesOf(response: Json | undefined): ErrorBody[] {
    const contents = Object.entries(objectOf(resolve(this.#context, response).content));
    return contents.flatMap(([mediaType, media]) => {
      const { schema } = objectOf(media);
      if (!isJson(mediaType) || schema === undefined) return [];
      return [{ schema: resolve(this.#context, schema), isProblem: PROBLEM.test(mediaType) }];
    });
  }

  #read({ schema, isProblem }: ErrorBody): Places | undefined {
    if (isProblem) return readProblem(this.#context, schema);
    if (!this.#shapes.has(schema)) this.#shapes.set(schema, readErrorShape(this.#context, schema));
    return this.#shapes.get(schema);
  }
}

function complete(places: Places): ErrorShape {
  return { ...places, requestId: undefined, requestIdHeader: undefined };
}
