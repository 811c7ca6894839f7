import { jsonSchemaOf } from "../../contract/bodies.ts";
import { envelopeOf } from "../../contract/envelope.ts";
import { extension } from "../../contract/extension.ts";
import { isSuccess, type Operation } from "../../contract/operations.ts";
import { isObject, type Place } from "../../contract/place.ts";
import { isPointer, parsePointer } from "../../contract/pointer.ts";
import { operationRule, type Report } from "../../contract/rule.ts";
import { descend } from "../../schema/descend.ts";
import { typesOf, valuesOf } from "../../schema/parts.ts";

/** Waiters look at places of the data that exist, for states that exist. */
export const waiters = operationRule((operation, report) => {
  const data = dataOf(operation);
  const declared = extension(operation.place, "waiters");
  if (declared.exists && !isObject(declared.node)) {
    report(declared, "its waiters have no names. Write each below its name, e.g. `waitUntilComplete`.", operation);
  }
  for (const [name, waiter] of declared.fields()) {
    if (matchesOf(waiter, "success").length === 0) {
      report(waiter, `the waiter \`${name}\` has no \`success\` state. Say what it waits for.`, operation);
    }
    for (const match of [...matchesOf(waiter, "success"), ...matchesOf(waiter, "failure")]) {
      checkMatch({ operation, name, report }, data, match);
    }
  }
});

interface Waiter {
  readonly operation: Operation;
  readonly name: string;
  readonly report: Report;
}

/** The schemas of what the caller gets: the body of a 2xx response without its envelope. */
function dataOf(operation: Operation): Place[] {
  const envelope = envelopeOf(operation);
  return operation.responses
    .filter(({ status }) => isSuccess(status))
    .flatMap(({ place }) => jsonSchemaOf(place) ?? [])
    .flatMap((body) => descend(body, envelope ? envelope.data : []));
}

/** The states of one outcome: a list of them, or a single one. */
function matchesOf(waiter: Place, outcome: string): Place[] {
  const states = waiter.child(outcome);
  return Array.isArray(states.node) ? states.items() : [states].filter(({ exists }) => exists);
}

function checkMatch({ operation, name, report }: Waiter, data: readonly Place[], match: Place): void {
  const pointer = match.child("pointer");
  if (!isPointer(pointer.node)) {
    report(match, `a state of the waiter \`${name}\` has no JSON pointer. Set \`pointer\`, e.g. /status.`, operation);
    return;
  }
  const segments = parsePointer(pointer.node);
  const found = data.flatMap((schema) => descend(schema, segments));
  if (found.length === 0) {
    const fix = "Write it as seen inside the data, without the envelope.";
    report(
      pointer,
      `the waiter \`${name}\` looks at \`${pointer.node}\`, which the data does not have. ${fix}`,
      operation,
    );
    return;
  }
  const values = match.child("in").items();
  if (values.length === 0) {
    report(match, `a state of the waiter \`${name}\` lists no values. Set \`in\`.`, operation);
  }
  for (const value of values) {
    if (found.some((schema) => allows(schema, value.node))) continue;
    const fix = "Correct it, or add it to the `enum`.";
    const text = `the waiter \`${name}\` looks for ${JSON.stringify(value.node)}, which \`${pointer.node}\` never is. ${fix}`;
    report(value, text, operation);
  }
}

/** Whether the schema lists the value; `true`, `false` and `null` are listed by their type. */
function allows(schema: Place, value: unknown): boolean {
  if (valuesOf(schema).has(value)) return true;
  const type = value === null ? "null" : typeof value;
  return (type === "null" || type === "boolean") && typesOf(schema).has(type);
}
