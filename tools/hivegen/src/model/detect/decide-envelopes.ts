import { isObject, type JsonObject } from "../../document/json.ts";
import { formatPointer } from "../../document/pointer.ts";
import type { Envelope } from "../api-model.ts";
import type { Context } from "../context.ts";
import type { Decision } from "../decision.ts";
import { declaredEnvelope, unwrap } from "../envelope.ts";
import { nearest } from "../extension.ts";
import type { RawOperation } from "../raw-operations.ts";
import { bodyText } from "./body-text.ts";
import { dataFamily, jsonApiFamily } from "./data-family.ts";
import type { Family } from "./family.ts";
import { flagFamily } from "./flag-family.ts";
import { resourceFamily } from "./resource-family.ts";
import { type Answer, answersOf } from "./success-bodies.ts";

export interface EnvelopeDecision {
  readonly envelope: Envelope | undefined;
  /** Nobody declared it. */
  readonly isDetected: boolean;
  readonly explain: () => Decision;
}

export interface EnvelopeDecisions {
  readonly of: (raw: RawOperation) => EnvelopeDecision;
  /** The envelope of the API: as declared at the root, else the one that most operations have. */
  readonly common: Envelope | undefined;
}

const NOTHING: EnvelopeDecision = {
  envelope: undefined,
  isDetected: false,
  explain: () => ({ saw: "no JSON body", decided: "left as it is", because: "there is nothing to unwrap" }),
};

/**
 * Decides for each operation how its bodies are wrapped: as declared, else as detected. Detection looks at the whole API
 * first; `x-hivegen.envelope: false` at the root turns it off.
 */
export function decideEnvelopes(context: Context, raws: readonly RawOperation[], root: JsonObject): EnvelopeDecisions {
  const answers = answersOf(context, raws);
  const families = root.envelope === undefined ? familiesOf(context, answers) : [];
  const decisions = new Map(answers.map((answer) => [answer.raw, decide(context, answer, families, root)]));
  return {
    of: (raw) => decisions.get(raw) ?? NOTHING,
    common: declaredEnvelope(root) ?? commonestEnvelope([...decisions.values()]),
  };
}

function commonestEnvelope(decisions: readonly EnvelopeDecision[]): Envelope | undefined {
  const counts = new Map<Envelope, number>();
  let best: Envelope | undefined;
  for (const { envelope } of decisions) {
    if (!envelope) continue;
    counts.set(envelope, (counts.get(envelope) ?? 0) + 1);
  }
  for (const [envelope, count] of counts) if (count > (best ? (counts.get(best) ?? 0) : 0)) best = envelope;
  return best;
}

/** The ways of wrapping that the API has, those with the strongest evidence first. */
function familiesOf(context: Context, answers: readonly Answer[]): Family[] {
  const found = [flagFamily, jsonApiFamily, dataFamily, resourceFamily].map((detect) => detect(context, answers));
  return found.filter((family) => family !== undefined);
}

function decide(context: Context, answer: Answer, families: readonly Family[], root: JsonObject): EnvelopeDecision {
  const { raw } = answer;
  const extension = nearest(objectOfExtension(raw.operation), objectOfExtension(raw.pathItem), root);
  const declared = declaredEnvelope(extension);
  const decision = (envelope: Envelope | undefined, because: string) => ({
    envelope,
    isDetected: envelope !== undefined && envelope !== declared,
    explain: () => ({ saw: bodyText(context, answer.bodies[0]), decided: describe(envelope), because }),
  });
  if (extension.envelope === false) return decision(undefined, "x-hivegen.envelope is false");
  if (declared) {
    if (isAsDeclared(context, answer, declared)) return decision(declared, "x-hivegen.envelope says so");
    return decision(undefined, "it lacks what x-hivegen.envelope declares");
  }
  for (const family of families) {
    const envelope = sharedEnvelope(family, answer);
    if (envelope) return decision(envelope, family.evidence);
  }
  return decision(undefined, whyBare(families));
}

function objectOfExtension(object: JsonObject): JsonObject {
  const extension = object["x-hivegen"];
  return isObject(extension) ? extension : {};
}

/** All bodies of success must be wrapped in one way, as clients can't tell them apart. */
function sharedEnvelope(family: Family, answer: Answer): Envelope | undefined {
  const [first, ...others] = answer.bodies.map((body) => family.envelopeOf(body, answer));
  return others.every((other) => other === first) ? first : undefined;
}

function isAsDeclared(context: Context, { raw, bodies }: Answer, envelope: Envelope): boolean {
  if (unwrap(context, bodies[0].schema, envelope)) return true;
  const message =
    "The response doesn't have the declared envelope, so it is left as it is. If that is meant, set x-hivegen.envelope: false.";
  context.report("ENVELOPE_MISMATCH", "warning", raw.pointer, message);
  return false;
}

function whyBare(families: readonly Family[]): string {
  const [strongest] = families;
  if (!strongest) return "no flag, data member or resource name is common to most bodies";
  return `it lacks what others have: ${strongest.evidence}`;
}

function describe(envelope: Envelope | undefined): string {
  if (!envelope) return "left as it is";
  const { success, successValues, data, meta, metaParts, error } = envelope;
  const wanted = successValues ? successValues.map((value) => JSON.stringify(value)).join(" or ") : "true";
  const parts = [
    data.length === 0 ? "the body beside its flag" : `unwrapped from ${formatPointer(data)}`,
    success && `${formatPointer(success)} must be ${wanted}`,
    meta && `meta at ${formatPointer(meta)}`,
    metaParts && `meta from ${metaParts.map(formatPointer).join(", ")}`,
    error && `errors at ${formatPointer(error)}`,
  ];
  return parts.filter((part) => part !== undefined).join("; ");
}
