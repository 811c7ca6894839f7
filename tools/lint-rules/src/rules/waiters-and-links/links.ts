import { type Operation, parameterOf, type Response } from "../../contract/operations.ts";
import { isObject, type Place } from "../../contract/place.ts";
import { contractRule, type Report } from "../../contract/rule.ts";
import { problemOf } from "./expression.ts";

interface Link {
  readonly operation: Operation;
  readonly response: Response;
  readonly name: string;
  readonly place: Place;
  readonly report: Report;
}

/** Links lead to operations that exist, with values that exist. */
export const links = contractRule(({ operations }, report) => {
  const byId = new Map(operations.map((operation) => [operation.place.child("operationId").text, operation]));
  for (const operation of operations) {
    for (const response of operation.responses) {
      for (const [name, entry] of response.place.at("links").fields()) {
        const link = { operation, response, name, place: entry.follow(), report };
        const target = targetOf(link, byId);
        if (target) checkParameters(link, target);
        checkValue(link, link.place.child("requestBody"));
      }
    }
  }
});

function targetOf({ operation, name, place, report }: Link, byId: ReadonlyMap<unknown, Operation>) {
  const id = place.child("operationId");
  if (id.text === undefined) {
    report(place, `the link \`${name}\` has no \`operationId\`. Name the operation it leads to.`, operation);
    return undefined;
  }
  const target = byId.get(id.text);
  if (!target) report(id, `the link \`${name}\` leads to \`${id.text}\`, which does not exist. Correct it.`, operation);
  return target;
}

function checkParameters(link: Link, target: Operation): void {
  const { operation, name, report } = link;
  for (const [key, value] of link.place.child("parameters").fields()) {
    if (!hasParameter(target, key)) {
      const fix = "Name one of its parameters.";
      report(value, `the link \`${name}\` sets \`${key}\`, which \`${target.label}\` does not take. ${fix}`, operation);
    }
    checkValue(link, value);
  }
}

/** A link names a parameter as `id`, or as `path.id` where the place has to be told. */
function hasParameter(target: Operation, key: string): boolean {
  const [, within, name] = /^(path|query|header|cookie)\.(.+)$/.exec(key) ?? [];
  const places = within === undefined ? ["path", "query", "header", "cookie"] : [within];
  return places.some((place) => parameterOf(target, place, name ?? key) !== undefined);
}

/** A value is a constant, an expression, or an object of values. */
function checkValue(link: Link, value: Place): void {
  if (isObject(value.node)) {
    for (const [, field] of value.fields()) checkValue(link, field);
    return;
  }
  if (!value.text?.startsWith("$")) return;
  const problem = problemOf(value.text, link.operation, link.response);
  if (!problem) return;
  link.report(value, `in the link \`${link.name}\`, \`${value.text}\` ${problem}. Correct it.`, link.operation);
}
